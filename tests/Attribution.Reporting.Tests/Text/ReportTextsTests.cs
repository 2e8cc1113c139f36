using System.Text.Json;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Tests.Text;

public class ReportTextsTests
{
    [Fact]
    public void EveryLanguage_HasEveryPhraseAndNoOther()
    {
        var assembly = typeof(ReportTexts).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith("texts.", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
            Assert.Equal(Enum.GetNames<Phrase>().Order(), texts.Keys.Order());
            Assert.DoesNotContain(texts.Values, string.IsNullOrWhiteSpace);
        }
    }

    [Fact]
    public void Say_FillsPlacesByName() => Assert.Equal(
        "2 of 9 plans are over their allowed CPL, x the furthest: a against b.",
        ReportTexts.English.Say(Phrase.SaidPlansOverCpl, ("allowed", "b"), ("cpl", "a"), ("plan", "x"), ("all", "9"), ("count", "2")));

    // What a marketer calls a plan is never read as a place.
    [Fact]
    public void Say_LeavesValuesAlone() => Assert.Equal("Plan {day} {", ReportTexts.English.Say(Phrase.PlanHeading, ("plan", "{day} {")));

    [Fact]
    public void Say_Throws_WhenAPlaceIsLeft() => Assert.Throws<ArgumentException>(() => ReportTexts.English.Say(Phrase.PlanHeading));
}
