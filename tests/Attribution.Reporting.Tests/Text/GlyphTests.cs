using Attribution.Reporting.Fonts;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Tests.Text;

/// <summary>Everything that a report can say by itself can be printed, in both weights.</summary>
public class GlyphTests
{
    private static readonly FontSet Strict = FontSet.Load(Path.Combine(AppContext.BaseDirectory, "fonts"), MissingGlyph.Throw);
    private static readonly string[] Currencies = ["EUR", "USD", "GBP", "AMD", "GEL", "HUF", "RUB", "UAH", "PLN", "CHF"];

    public static TheoryData<string> Languages => LanguageFile.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public void Fonts_HaveEveryCharacterOfTheTexts(string language) =>
        Assert.All(LanguageFile.Texts(language), t => IsPrinted($"{t.Key}: {t.Value}"));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Fonts_HaveEveryCharacterOfTheFormats(string language)
    {
        foreach (var currency in Currencies)
        {
            var format = new ReportFormat(language, currency);
            IsPrinted(format.Money(-1_234_567_890_000));
        }

        var numbers = new ReportFormat(language, "EUR");
        IsPrinted(numbers.Count(-1_234_567));
        IsPrinted(numbers.Percent(-12.345m) + numbers.Change(-0.1m) + numbers.Change(0.1m) + numbers.Points(0.1m) + numbers.Ratio(1.5m) + numbers.Leads(1234.5m));
        for (var month = 1; month <= 12; month++)
        {
            var day = new DateOnly(2026, month, 28);
            IsPrinted(numbers.Day(day) + numbers.Days(day.AddDays(-6), day) + numbers.Days(day, day.AddDays(6)));
        }
    }

    private static void IsPrinted(string text)
    {
        Assert.NotEmpty(Strict.Glyphs(text, isBold: false));
        Assert.NotEmpty(Strict.Glyphs(text, isBold: true));
    }
}
