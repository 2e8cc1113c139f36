using System.Globalization;
using Attribution.Domain.Catalog;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Settings;

namespace Attribution.Functions.Imports;

/// <summary>What is to be imported, and how.</summary>
/// <param name="Format">Kind of export.</param>
/// <param name="Channel">Which channel each row belongs to.</param>
/// <param name="Source">Who says so.</param>
/// <param name="ReportedAt">When it was said.</param>
/// <param name="IsDryRun">Whether nothing is written.</param>
/// <param name="Csv">How the file is written.</param>
public sealed record ImportOrder(ImportFormat Format, ChannelOfRow Channel, string Source, DateTimeOffset ReportedAt, bool IsDryRun, CsvSettings Csv);

/// <summary>Reads an order from the request's parameters, with the connection's settings behind them. Pure.</summary>
public sealed class ImportOrderReading
{
    private const string MapPrefix = "map.";

    /// <summary>What a connection can say once for all of its files.</summary>
    private static readonly string[] FileSettings = ["delimiter", "decimal", "thousands", "dateFormat"];

    /// <summary>Written and read again by a date format; a format without the year takes the present one, and differs.</summary>
    private static readonly DateOnly Example = new(2004, 2, 29);

    private static readonly Dictionary<string, char> Flags = new(StringComparer.OrdinalIgnoreCase) { ["true"] = 'y', ["false"] = 'n' };
    private static readonly Dictionary<string, char> Delimiters = new(StringComparer.OrdinalIgnoreCase) { ["comma"] = ',', ["semicolon"] = ';', ["tab"] = '\t' };
    private static readonly Dictionary<string, char> Decimals = new(StringComparer.OrdinalIgnoreCase) { ["point"] = '.', ["comma"] = ',' };
    private static readonly Dictionary<string, char> Groups = new(StringComparer.OrdinalIgnoreCase) { ["point"] = '.', ["comma"] = ',', ["space"] = ' ', ["apostrophe"] = '\'' };

    private readonly Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase);
    private ItemFault? fault;

    private ImportOrderReading(IReadOnlyDictionary<string, string> query, Connection? connection)
    {
        var ofFiles = (connection?.Settings ?? new Dictionary<string, string>())
            .Where(s => FileSettings.Contains(s.Key, StringComparer.OrdinalIgnoreCase) || s.Key.StartsWith(MapPrefix, StringComparison.OrdinalIgnoreCase));
        foreach (var (name, value) in ofFiles.Concat(query))
        {
            settings[name] = value.Trim();
        }
    }

    /// <summary>Reads an order, or says what is wrong with it.</summary>
    /// <param name="format">Format of the URL.</param>
    /// <param name="query">Parameters of the request.</param>
    /// <param name="connection">The connection that it names.</param>
    /// <param name="calendar">The present moment.</param>
    /// <param name="channels">Ids of the channels in use.</param>
    public static (ImportOrder? Order, ItemFault? Fault) Read(
        ImportFormat format, IReadOnlyDictionary<string, string> query, Connection? connection, ReportingCalendar calendar, IReadOnlySet<string> channels)
    {
        var reading = new ImportOrderReading(query, connection);
        var order = reading.Read(format, query, connection, calendar.Now, channels);
        return reading.fault is { } fault ? (null, fault) : (order, null);
    }

    private ImportOrder Read(ImportFormat format, IReadOnlyDictionary<string, string> query, Connection? connection, DateTimeOffset now, IReadOnlySet<string> channels)
    {
        var channel = query.GetValueOrDefault("channel");
        if (channel is null && connection is null)
        {
            Fails("channel", "missing-field", "Send ?connection= or, for the whole file, ?channel= and ?source=.");
        }
        else if (channel is not null && !channels.Contains(channel))
        {
            Fails("channel", "unknown-channel", $"There is no such channel. There are {string.Join(", ", channels.Order(StringComparer.Ordinal).Take(50))}.");
        }

        return new ImportOrder(format, new ChannelOfRow(channel, connection), Source(query, connection), ReportedAt(now), Choice("dryRun", Flags, 'n') == 'y', Csv(format));
    }

    private string Source(IReadOnlyDictionary<string, string> query, Connection? connection)
    {
        var source = query.GetValueOrDefault("source") ?? connection?.Platform ?? "";
        _ = (source.Length > 0 || Fails("source", "missing-field", "Send ?source=: who says so, for example google-ads. A channel counts what its platform says."))
            && (source != Domain.Figures.Claim.OwnCount || Fails("source", "reserved-id", $"'{source}' names our own count; a source needs another name."))
            && (FieldReader.IsSlug(source) || Fails("source", "invalid-id", "'source' must be 1 to 64 lower-case letters, digits, hyphens, dots or underscores."));
        return source;
    }

    private DateTimeOffset ReportedAt(DateTimeOffset now)
    {
        if (!settings.TryGetValue("reportedAt", out var text))
        {
            return now;
        }

        _ = (FieldReader.TryParseTime(text, out var time)
                || Fails("reportedAt", "invalid-time", "'reportedAt' must be a time with its offset, such as 2026-03-16T09:00:00Z."))
            && (time.Year >= FieldReader.Earliest.Year || Fails("reportedAt", "invalid-time", "'reportedAt' lies before the year 2000."))
            && (time <= now.AddDays(1) || Fails("reportedAt", "time-in-future", "'reportedAt' lies more than a day in the future."));
        return time;
    }

    private CsvSettings Csv(ImportFormat format)
    {
        if (format.Layout is null)
        {
            return CsvSettings.Usual;
        }

        var numbers = new NumberFormat(Choice("decimal", Decimals, '.')!.Value, Choice("thousands", Groups, null));
        if (numbers.Decimal == numbers.Thousands)
        {
            Fails("thousands", "invalid-choice", "'decimal' and 'thousands' must differ.");
        }

        var date = settings.GetValueOrDefault("dateFormat", CsvSettings.UsualDateFormat);
        if (!IsDateFormat(date))
        {
            Fails("dateFormat", "invalid-choice", "'dateFormat' must say where day, month and year are, for example dd.MM.yyyy or M/d/yyyy.");
        }

        return new CsvSettings(Choice("delimiter", Delimiters, null), numbers, date, Map());
    }

    private Dictionary<ImportColumn, string> Map()
    {
        var map = new Dictionary<ImportColumn, string>();
        foreach (var (name, header) in settings.Where(s => s.Key.StartsWith(MapPrefix, StringComparison.OrdinalIgnoreCase)))
        {
            var column = Enum.GetValues<ImportColumn>().Where(c => ColumnNames.Of(c).Equals(name[MapPrefix.Length..], StringComparison.OrdinalIgnoreCase)).ToList();
            if (column is not [var known])
            {
                Fails("map", "unknown-column", $"'{Shown(name)}' maps nothing that we know: there are {string.Join(", ", Enum.GetValues<ImportColumn>().Select(c => MapPrefix + ColumnNames.Of(c)))}.");
            }
            else if (header.Length == 0)
            {
                Fails("map", "missing-field", $"'{name}' must name a header.");
            }
            else
            {
                map[known] = header;
            }
        }

        return map;
    }

    private char? Choice(string name, Dictionary<string, char> choices, char? usual)
    {
        if (settings.TryGetValue(name, out var text) && !choices.ContainsKey(text))
        {
            Fails(name, "invalid-choice", $"'{name}' must be one of {string.Join(", ", choices.Keys)}.");
        }

        return text is not null && choices.TryGetValue(text, out var choice) ? choice : usual;
    }

    /// <summary>Whether a day survives being written and read.</summary>
    private static bool IsDateFormat(string format)
    {
        try
        {
            return format.Length is > 1 and <= 40
                && DateOnly.TryParseExact(Example.ToString(format, CultureInfo.InvariantCulture), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && day == Example;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private bool Fails(string parameter, string code, string message)
    {
        fault ??= new ItemFault(parameter, code, message);
        return false;
    }

    private static string Shown(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
}
