using System.Text.Json;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Tests.Text;

/// <summary>A language as its translators left it.</summary>
internal static class LanguageFile
{
    public static TheoryData<string> Languages => [.. ReportTexts.Languages];

    public static IReadOnlyDictionary<string, string> Texts(string language)
    {
        using var stream = typeof(ReportTexts).Assembly.GetManifestResourceStream($"texts.{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
