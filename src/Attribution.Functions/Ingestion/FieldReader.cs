using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Attribution.Domain.Measures;

namespace Attribution.Functions.Ingestion;

/// <summary>
/// Reads the fields of one object, and remembers the first fault it meets: each method returns whether the field is right.
/// </summary>
public sealed partial class FieldReader(JsonElement item)
{
    private const int MostIdCharacters = 512;

    /// <summary>Beyond anything real, and far enough below what a long holds for the sums of a report to fit.</summary>
    internal const long MostCount = 1_000_000_000_000;

    internal const long MostMicros = 10_000_000_000 * Money.MicrosPerUnit;
    internal static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>The first fault; null while all is well.</summary>
    public ItemFault? Fault { get; private set; }

    /// <summary>Whether the field is there and not null.</summary>
    public bool Has(string field) => item.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Text of 1 to 512 characters without control characters; a number is taken as its digits, because ids arrive as both.</summary>
    public bool Text(string field, out string value)
    {
        value = Raw(field);
        return Present(field, value)
            && (value.Length <= MostIdCharacters || Fails(field, "too-long", $"'{field}' has {value.Length} characters; at most {MostIdCharacters} are kept."))
            && (!value.Any(char.IsControl) || Fails(field, "invalid-text", $"'{field}' contains control characters."));
    }

    /// <summary>Lower-case letters, digits, hyphens, dots and underscores: names that we or a connection chose.</summary>
    public bool Slug(string field, out string value)
    {
        value = Raw(field);
        return Present(field, value)
            && (value != Domain.Figures.Claim.OwnCount || Fails(field, "reserved-id", $"'{value}' names our own count; a source needs another name."))
            && (IsSlug(value) || Fails(field, "invalid-id", $"'{field}' must be 1 to 64 lower-case letters, digits, hyphens, dots or underscores."));
    }

    /// <summary>A platform's campaign id; empty when the field is missing.</summary>
    public bool Campaign(string field, out string value)
    {
        value = Has(field) ? Raw(field) : "";
        return (value.Length == 0 && Fault is null) || IsCampaign(value)
            || Fails(field, "invalid-id", $"'{field}' must be 1 to 100 letters, digits or the characters _ - . : ; names belong into the catalogue.");
    }

    /// <summary>ISO 8601 with an offset, between the year 2000 and a day from now.</summary>
    public bool Time(string field, DateTimeOffset now, out DateTimeOffset value)
    {
        value = default;
        var text = Raw(field);
        return Present(field, text)
            && (TryParseTime(text, out value)
                || Fails(field, "invalid-time", $"'{field}' must be a time with its offset, such as 2026-03-16T09:00:00Z; it is '{Shown(text)}'."))
            && (DateOnly.FromDateTime(value.UtcDateTime) >= Earliest || Fails(field, "invalid-time", $"'{field}' lies before the year 2000."))
            && (value <= now.AddDays(1) || Fails(field, "time-in-future", $"'{field}' lies more than a day in the future."));
    }

    /// <summary>A calendar day between the year 2000 and tomorrow.</summary>
    public bool Day(string field, DateOnly today, out DateOnly value)
    {
        value = default;
        var text = Raw(field);
        return Present(field, text)
            && (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value)
                || Fails(field, "invalid-date", $"'{field}' must be a day that exists, such as 2026-03-16; it is '{Shown(text)}'."))
            && (value >= Earliest || Fails(field, "invalid-date", $"'{field}' lies before the year 2000."))
            && (value <= today.AddDays(1) || Fails(field, "date-in-future", $"'{field}' lies in the future."));
    }

    /// <summary>A whole number between zero and a million millions.</summary>
    public bool Count(string field, out long value)
    {
        value = 0;
        var text = Raw(field);
        return Present(field, text)
            && (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
                || Fails(field, "invalid-number", $"'{field}' must be a whole number; it is '{Shown(text)}'."))
            && (value >= 0 || Fails(field, "negative-value", $"'{field}' must be zero or more; it is {value}."))
            && (value <= MostCount || Fails(field, "out-of-range", $"'{field}' must be at most {MostCount:N0}; it is {value}."));
    }

    /// <summary>An amount of money between zero and ten thousand million units, in micros.</summary>
    public bool Amount(string field, out long micros)
    {
        micros = 0;
        var text = Raw(field);
        return Present(field, text)
            && (Money.TryParseMicros(text, out micros)
                || Fails(field, "invalid-amount", $"'{field}' must be a decimal amount with at most six decimals, such as 12.50; it is '{Shown(text)}'."))
            && (micros >= 0 || Fails(field, "negative-amount", $"'{field}' must be zero or more; it is {Shown(text)}. A correction is a later statement, not a negative one."))
            && (micros <= MostMicros || Fails(field, "out-of-range", $"'{field}' must be at most {MostMicros / Money.MicrosPerUnit:N0}; it is {Shown(text)}."));
    }

    /// <summary>The currency, which must be the reporting currency.</summary>
    public bool Currency(string field, string reporting) =>
        Present(field, Raw(field)) && (Raw(field) == reporting
            || Fails(field, "currency-mismatch", $"'{field}' is '{Shown(Raw(field))}'; amounts are reported in {reporting} and are never added without a rate.", ItemFault.CurrencyIn(Raw(field), reporting)));

    /// <summary>Any currency, as the three capital letters of ISO 4217: for amounts that are told in their own currency.</summary>
    public bool CurrencyCode(string field, out string code)
    {
        code = Raw(field);
        return Present(field, code)
            && ((code.Length == 3 && code.All(char.IsAsciiLetterUpper)) || Fails(field, "invalid-currency", $"'{field}' must be a code of three capital letters, such as EUR; it is '{Shown(code)}'."));
    }

    /// <summary>True or false; false when the field is missing.</summary>
    public bool Flag(string field, out bool value)
    {
        value = item.TryGetProperty(field, out var given) && given.ValueKind == JsonValueKind.True;
        return !Has(field) || given.ValueKind is JsonValueKind.True or JsonValueKind.False
            || Fails(field, "invalid-type", $"'{field}' must be true or false.");
    }

    /// <summary>A list of ids, sorted and without repetitions; empty when the field is missing.</summary>
    public bool Texts(string field, int most, out IReadOnlyList<string> values)
    {
        values = [];
        if (!Has(field))
        {
            return true;
        }

        var list = item.GetProperty(field);
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > most
            || list.EnumerateArray().Any(v => v.ValueKind != JsonValueKind.String || !IsCampaign(v.GetString()!)))
        {
            return Fails(field, "invalid-type", $"'{field}' must be a list of at most {most} ids.");
        }

        values = [.. list.EnumerateArray().Select(v => v.GetString()!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return true;
    }

    /// <summary>An object within the item; undefined when the field is missing.</summary>
    public bool Object(string field, out JsonElement value)
    {
        value = default;
        return !Has(field) || (item.TryGetProperty(field, out value) && value.ValueKind == JsonValueKind.Object)
            || Fails(field, "invalid-type", $"'{field}' must be an object.");
    }

    /// <summary>Remembers a fault that the caller found.</summary>
    public bool Fails(string field, string code, string message, string? currency = null)
    {
        Fault ??= new ItemFault(field, code, message) { Currency = currency };
        return false;
    }

    /// <summary>Remembers a fault that was told elsewhere.</summary>
    public bool Refuses(ItemFault fault)
    {
        Fault ??= fault;
        return false;
    }

    /// <summary>Whether a text can be an id of ours: see <see cref="Slug"/>.</summary>
    public static bool IsSlug(string text) => SlugPattern().IsMatch(text);

    /// <summary>Whether a text can be a platform's campaign id: see <see cref="Campaign"/>.</summary>
    public static bool IsCampaign(string text) => CampaignPattern().IsMatch(text);

    /// <summary>Reads ISO 8601 that names its offset; a time without one could mean any of forty hours.</summary>
    public static bool TryParseTime(string text, out DateTimeOffset value)
    {
        value = default;
        return OffsetPattern().IsMatch(text)
            && DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out value);
    }

    private bool Present(string field, string value) =>
        value.Length > 0 || Fails(field, "missing-field", $"'{field}' is required.");

    private string Raw(string field) => !item.TryGetProperty(field, out var value) ? "" : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => NoText(field, value.ValueKind),
    };

    private string NoText(string field, JsonValueKind kind)
    {
        Fails(field, "invalid-type", $"'{field}' must be a text or a number; it is {kind.ToString().ToLowerInvariant()}.");
        return "";
    }

    private static string Shown(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SlugPattern();

    [GeneratedRegex(@"^[A-Za-z0-9_.:-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CampaignPattern();

    [GeneratedRegex(@"(?:[zZ]|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex OffsetPattern();
}
