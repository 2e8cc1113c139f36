using System.Collections.Frozen;
using System.Text.Json;

namespace Attribution.Reporting.Text;

/// <summary>
/// The wording of a report in one language. A language is one resource, <c>Languages/{code}.json</c>, with a text for
/// every <see cref="Phrase"/>; places to fill are named, so that translators may reorder them.
/// </summary>
public sealed class ReportTexts
{
    private readonly FrozenDictionary<Phrase, string> texts;

    private ReportTexts(string language, FrozenDictionary<Phrase, string> texts) => (Language, this.texts) = (language, texts);

    /// <summary>English.</summary>
    public static ReportTexts English { get; } = Read("en");

    /// <summary>Languages.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en"];

    /// <summary>Texts of a language.</summary>
    /// <param name="language">One of those.</param>
    public static ReportTexts In(string language) => English;

    /// <summary>Language of the texts.</summary>
    public string Language { get; }

    /// <summary>A text without places to fill.</summary>
    public string this[Phrase phrase] => Say(phrase);

    /// <summary>A text with its places filled.</summary>
    /// <param name="phrase">Which text.</param>
    /// <param name="values">Name of each place, and what goes there.</param>
    /// <exception cref="ArgumentException">A place is left over: a mistake in the wording.</exception>
    public string Say(Phrase phrase, params IReadOnlyList<(string Place, string Value)> values)
    {
        var parts = texts[phrase].Split('{', '}');
        for (var i = 1; i < parts.Length; i += 2)
        {
            parts[i] = values.Where(v => v.Place == parts[i]).Select(v => v.Value).FirstOrDefault()
                ?? throw new ArgumentException($"Nothing to fill {{{parts[i]}}} of {phrase} with.", nameof(values));
        }

        return string.Concat(parts);
    }

    /// <summary>A text with its places not yet filled.</summary>
    internal string Raw(Phrase phrase) => texts[phrase];

    private static ReportTexts Read(string language)
    {
        using var resource = typeof(ReportTexts).Assembly.GetManifestResourceStream($"texts.{language}.json")
            ?? throw new InvalidOperationException($"There are no texts in '{language}'.");
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(resource)!;
        return new ReportTexts(language, Enum.GetValues<Phrase>().ToFrozenDictionary(p => p, p => texts[p.ToString()]));
    }
}
