using System.Globalization;
using System.Text.RegularExpressions;
using Attribution.Domain.Calendar;
using Attribution.Domain.LeadLife;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.LeadLife;

/// <summary>How an export of a CRM is to be read: what the request says beside the file.</summary>
/// <param name="Source">Who says so, where a row names nobody; null when each row must.</param>
/// <param name="Connection">Connection that the leads came by, where a row names neither lead nor sender.</param>
/// <param name="LeadSource">Source that the leads were sent with, instead of a connection.</param>
/// <param name="IsDryRun">Whether nothing is written.</param>
/// <param name="Delimiter">What stands between cells; null to find it in the header.</param>
/// <param name="TimeFormat">How times are written, in .NET's letters; null for ISO 8601.</param>
/// <param name="DateFormat">How days are written.</param>
/// <param name="Headers">Our name of a column by its header in the file, without case.</param>
/// <param name="Kinds">Our kind by what the file calls it, without case.</param>
internal sealed partial record CrmOrder(
    string? Source,
    string? Connection,
    string? LeadSource,
    bool IsDryRun,
    char? Delimiter,
    string? TimeFormat,
    string DateFormat,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> Kinds)
{
    /// <summary>Columns, by the names that they have in JSON.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "lead", "connection", "leadSource", "leadId", "source", "id", "kind", "at", "reason", "until", "manager", "customer", "score", "temperature", "family", "persona", "stage", "retractedSource", "retractedId",
    ];

    private const string MapPrefix = "map.";
    private const string KindPrefix = "kind.";
    private static readonly Dictionary<string, char> Delimiters = new(StringComparer.OrdinalIgnoreCase) { ["comma"] = ',', ["semicolon"] = ';', ["tab"] = '\t' };

    /// <summary>Reads an order from the request's parameters, or says what is wrong with them.</summary>
    public static (CrmOrder? Order, ItemFault? Fault) Read(IReadOnlyDictionary<string, string> query)
    {
        var (source, dryRun, delimiter) = (query.GetValueOrDefault("source"), query.GetValueOrDefault("dryRun", "false"), query.GetValueOrDefault("delimiter"));
        var headers = Columns.ToDictionary(column => column, column => column, StringComparer.OrdinalIgnoreCase);
        var kinds = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in query)
        {
            if (name.StartsWith(MapPrefix, StringComparison.OrdinalIgnoreCase))
            {
                if (Columns.FirstOrDefault(column => column.Equals(name[MapPrefix.Length..], StringComparison.OrdinalIgnoreCase)) is not { } column)
                {
                    return (null, new ItemFault("map", "unknown-column", $"'{name}' maps nothing that we know: there are {string.Join(", ", Columns.Select(known => MapPrefix + known))}."));
                }

                headers.Remove(column);
                headers[value.Trim()] = column;
            }
            else if (name.StartsWith(KindPrefix, StringComparison.OrdinalIgnoreCase))
            {
                if (LeadFactKinds.Parse(value.Trim()) is null)
                {
                    return (null, new ItemFault("kind", "unknown-kind", $"'{name}' must be one of {LeadFactKinds.Text(LeadFactKinds.All)}."));
                }

                kinds[name[KindPrefix.Length..].Trim()] = value.Trim();
            }
        }

        return source is not null && (!FieldReader.IsSlug(source) || source == LeadFact.OwnSource)
                ? (null, new ItemFault("source", "invalid-id", "'source' must be 1 to 64 lower-case letters, digits, hyphens, dots or underscores, and not the product's own."))
            : !bool.TryParse(dryRun, out var isDryRun)
                ? (null, new ItemFault("dryRun", "invalid-choice", "'dryRun' must be one of true, false."))
            : delimiter is not null && !Delimiters.ContainsKey(delimiter)
                ? (null, new ItemFault("delimiter", "invalid-choice", $"'delimiter' must be one of {string.Join(", ", Delimiters.Keys)}."))
            : (new CrmOrder(source, query.GetValueOrDefault("connection"), query.GetValueOrDefault("leadSource"), isDryRun, delimiter is null ? null : Delimiters[delimiter], query.GetValueOrDefault("timeFormat"),
                query.GetValueOrDefault("dateFormat", "yyyy-MM-dd"), headers, kinds), null);
    }

    /// <summary>What a cell says, as it is sent in JSON; what cannot be read stays as it is, and is refused by its name there.</summary>
    /// <param name="column">Our name of the column.</param>
    /// <param name="text">The cell.</param>
    /// <param name="zone">Zone of times that name no offset.</param>
    public string Value(string column, string text, TimeZoneInfo zone) => column switch
    {
        "kind" => Kinds.GetValueOrDefault(text, text.ToLowerInvariant()),
        "at" => Time(text, zone),
        "until" => DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text,
        _ => text,
    };

    private string Time(string text, TimeZoneInfo zone)
    {
        if (TimeFormat is null && Offset().IsMatch(text))
        {
            return text.Replace(' ', 'T');
        }

        string[] formats = TimeFormat is { } own ? [own] : ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"];
        return DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? LocalTime.Instant(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : text;
    }

    [GeneratedRegex(@"\d(?:[zZ]|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Offset();
}
