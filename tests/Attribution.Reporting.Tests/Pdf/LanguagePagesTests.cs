using Attribution.Reporting.Fonts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Pdf;
using Attribution.Reporting.Tests.Builders;
using Attribution.Reporting.Tests.Text;
using Attribution.Reporting.Tests.Tools;
using Attribution.Reporting.Text;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Reporting.Tests.Pdf;

/// <summary>A week from its figures to the text that a reader can copy, in every language.</summary>
public class LanguagePagesTests
{
    private static readonly PdfRenderer Renderer = new(FontSet.Load(Path.Combine(AppContext.BaseDirectory, "fonts"), MissingGlyph.Throw));

    public static TheoryData<string> Languages => LanguageFile.Languages;

    [InstalledTheory("pdftotext")]
    [InlineData("en", "Weekly channel report",             "Week 12 · 16–22 March 2026 · Anna Ozola · EUR",            "Paid search 81,033 1,204 71 41.1 €1,148.37 €27.98 43.1",    "58,210 1.5% 5.9% 3.4% €0.95 €26.68")]
    [InlineData("hy", "Ալիքների շաբաթական հաշվետվություն", "12‑րդ շաբաթ · 2026 թ. մարտի 16–22 · Anna Ozola · EUR",     "Paid search 81 033 1 204 71 41,1 1 148,37 € 27,98 € 43,1", "58 210 1,5% 5,9% 3,4% 0,95 € 26,68 €")]
    [InlineData("ka", "არხების ყოველკვირეული ანგარიში",    "კვირა 12 · 2026 წლის 16–22 მარტი · Anna Ozola · EUR",      "Paid search 81 033 1 204 71 41,1 1 148,37 € 27,98 € 43,1", "58 210 1,5% 5,9% 3,4% 0,95 € 26,68 €")]
    [InlineData("hu", "Heti csatornajelentés",             "12. hét · 2026. március 16–22. · Anna Ozola · EUR",        "Paid search 81 033 1 204 71 41,1 1 148,37 € 27,98 € 43,1", "58 210 1,5% 5,9% 3,4% 0,95 € 26,68 €")]
    [InlineData("lv", "Kanālu nedēļas pārskats",           "12. nedēļa · 2026. gada 16.–22. marts · Anna Ozola · EUR", "Paid search 81 033 1 204 71 41,1 1 148,37 € 27,98 € 43,1", "58 210 1,5% 5,9% 3,4% 0,95 € 26,68 €")]
    [InlineData("ru", "Недельный отчёт по каналам",        "Неделя 12 · 16–22 марта 2026 г. · Anna Ozola · EUR",       "Paid search 81 033 1 204 71 41,1 1 148,37 € 27,98 € 43,1", "58 210 1,5 % 5,9 % 3,4 % 0,95 € 26,68 €")]
    public async Task Pdftotext_GivesTheLinesBack(string language, params string[] expected)
    {
        var pdf = Renderer.Render(Compose(language));

        var text = OneSpace(await Programs.RunOn(pdf, "pdftotext", "-layout", "FILE", "-"));

        Assert.All(expected, line => Assert.Contains(line, text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Reader_FindsEveryWord(string language)
    {
        var report = Compose(language);

        var read = await ReadPdf.Of(Renderer.Render(report));

        Assert.Equal(language, read.Language);
        var letters = OneSpace(string.Concat(read.Texts));
        Assert.All(WordsOf.Report(report).Append(report.Footer).SelectMany(Words).Distinct(), word => Assert.Contains(word, letters, StringComparison.Ordinal));
    }

    private static ReportDocument Compose(string language) => Some.Report(Example.Reported, texts: ReportTexts.In(language));

    /// <summary>The pieces between which a line may break.</summary>
    private static string[] Words(string text) => text.Replace("-", "- ", StringComparison.Ordinal).Replace("/", "/ ", StringComparison.Ordinal).Split([' ', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);

    private static string OneSpace(string text) => string.Join(' ', text.Split([' ', '\u00a0', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries));
}
