using System.Collections.Frozen;
using System.Text.Json;

namespace Attribution.Reporting.Text;

/// <summary>
/// The wording of a report in one language. A language is one resource, <c>Languages/{code}.json</c>, with a text for
/// every <see cref="Phrase"/>; places to fill are named, so that translators may reorder them, and may have a form for each
/// kind of number that the language has: <c>{count|one:# plan|other:# plans}</c>.
/// </summary>
public sealed class ReportTexts
{
    /// <summary>English, Armenian, Georgian, Hungarian, Latvian and Russian, as in BCP 47.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "hy", "ka", "hu", "lv", "ru"];

    // Below what it reads: static fields are set in the order of the file.
    private static readonly FrozenDictionary<string, Lazy<ReportTexts>> All =
        Languages.ToFrozenDictionary(l => l, l => new Lazy<ReportTexts>(() => Read(l)));

    private readonly FrozenDictionary<Phrase, TextTemplate> texts;
    private readonly NumberManner numbers;

    private ReportTexts(string language, FrozenDictionary<Phrase, TextTemplate> texts) =>
        (Language, this.texts, numbers) = (language, texts, NumberManner.Of(language));

    /// <summary>English.</summary>
    public static ReportTexts English => In("en");

    /// <summary>Language of the texts.</summary>
    public string Language { get; }

    /// <summary>The texts of a language.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <exception cref="ArgumentException">Another one.</exception>
    public static ReportTexts In(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return All.TryGetValue(language, out var texts) ? texts.Value : throw new ArgumentException(Unknown(language), nameof(language));
    }

    /// <summary>A text without places to fill.</summary>
    public string this[Phrase phrase] => Say(phrase);

    /// <summary>
    /// A text with its places filled. Where the text has forms, the printed value decides, as readers see it: "1" and "1.0" may
    /// ask for different ones. A value that is no plain number, such as a dash, takes the form <c>other</c>.
    /// </summary>
    /// <param name="phrase">Which text.</param>
    /// <param name="values">Name of each place, and what goes there, printed by the <see cref="ReportFormat"/> of the same language.</param>
    /// <exception cref="ArgumentException">A place is left over: a mistake in the wording.</exception>
    public string Say(Phrase phrase, params IReadOnlyList<(string Place, string Value)> values) => texts[phrase].Fill(
        place => values.Where(v => v.Place == place).Select(v => v.Value).FirstOrDefault()
            ?? throw new ArgumentException($"Nothing to fill {{{place}}} of {phrase} with.", nameof(values)),
        printed => PrintedNumber.Read(printed, numbers) is { } number ? PluralRules.Of(Language, number) : PluralCategory.Other);

    /// <summary>What to say of a language that is none of ours.</summary>
    internal static string Unknown(string language) => $"There are no texts in '{language}', only in {string.Join(", ", Languages)}.";

    private static ReportTexts Read(string language)
    {
        using var resource = typeof(ReportTexts).Assembly.GetManifestResourceStream($"texts.{language}.json")!;
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(resource)!;
        return new ReportTexts(language, Enum.GetValues<Phrase>().ToFrozenDictionary(p => p, p => Template(texts, p, language)));
    }

    private static TextTemplate Template(Dictionary<string, string> texts, Phrase phrase, string language)
    {
        try
        {
            return TextTemplate.Parse(texts[phrase.ToString()]);
        }
        catch (Exception fault) when (fault is FormatException or KeyNotFoundException)
        {
            throw new InvalidOperationException($"Languages/{language}.json, {phrase}: {fault.Message}", fault);
        }
    }
}
