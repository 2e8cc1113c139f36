using Attribution.Reporting.Text;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Reporting.Tests.Text;

public class ReportTextsTests
{
    [Fact]
    public void Say_FillsPlacesByName() => Assert.Equal(
        "2 of 9 plans are over their allowed CPL, x the furthest: a against b.",
        ReportTexts.English.Say(Phrase.SaidPlansOverCpl, ("allowed", "b"), ("cpl", "a"), ("plan", "x"), ("all", "9"), ("count", "2")));

    // What a marketer calls a plan is never read as a place or as a number.
    [Theory]
    [InlineData("{day} {")]
    [InlineData("# | one:")]
    public void Say_LeavesValuesAlone(string plan) => Assert.Equal($"Plan {plan}", ReportTexts.English.Say(Phrase.PlanHeading, ("plan", plan)));

    [Theory]
    [InlineData("ru", "1",    "1 лид не входит ни в один план.")]
    [InlineData("ru", "3",    "3 лида не входят ни в один план.")]
    [InlineData("ru", "11",   "11 лидов не входят ни в один план.")]
    [InlineData("ru", "1,0",  "1,0 лида не входят ни в один план.")]
    [InlineData("ru", "–",    "– лида не входят ни в один план.")]
    [InlineData("lv", "21,0", "21,0 līds neietilpst nevienā plānā.")]
    [InlineData("lv", "20,0", "20,0 līdi neietilpst nevienā plānā.")]
    [InlineData("lv", "3,4",  "3,4 līdi neietilpst nevienā plānā.")]
    public void Say_TakesTheFormOfThePrintedNumber(string language, string leads, string expected) =>
        Assert.Equal(expected, ReportTexts.In(language).Say(Phrase.NoteOutside, ("leads", leads)));

    [Fact]
    public void Say_Throws_WhenAPlaceIsLeft() => Assert.Throws<ArgumentException>(() => ReportTexts.English.Say(Phrase.PlanHeading));

    [Fact]
    public void In_GivesEachLanguage() => Assert.Equal(["en", "hy", "ka", "hu", "lv", "ru"], ReportTexts.Languages.Select(l => ReportTexts.In(l).Language));

    [Theory]
    [InlineData("de")]
    [InlineData("EN")]
    [InlineData("")]
    public void In_Throws_WhenThereAreNoTexts(string language) => Assert.StartsWith(
        $"There are no texts in '{language}', only in en, hy, ka, hu, lv, ru.",
        Assert.Throws<ArgumentException>(() => ReportTexts.In(language)).Message,
        StringComparison.Ordinal);
}
