using System.Globalization;
using System.Text.RegularExpressions;
using Attribution.Domain.Measures;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Imports;

/// <summary>What one row of an export says.</summary>
public abstract record RowResult
{
    /// <summary>Statements about one campaign and day (or range).</summary>
    /// <param name="Statements">At least one.</param>
    /// <param name="IsReachOnly">Whether there were other measures too, which cannot be told apart by day.</param>
    public sealed record Totals(IReadOnlyList<DayTotal> Statements, bool IsReachOnly) : RowResult;

    /// <summary>A sum of other rows.</summary>
    public sealed record Skipped : RowResult;

    /// <summary>Not to be taken as it is.</summary>
    public sealed record Rejected(ItemFault Fault) : RowResult
    {
        /// <summary>The known channel that it belongs to; empty for none.</summary>
        public string Channel { get; init; } = "";
    }

    private RowResult()
    {
    }
}

/// <summary>What rows are read with.</summary>
/// <param name="Source">Who says so.</param>
/// <param name="ReportedAt">When.</param>
/// <param name="Today">The present day: exports reach up to the day after.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="DateFormat">How days are written.</param>
/// <param name="Numbers">How numbers are written.</param>
/// <param name="Channel">Which channel a row belongs to.</param>
/// <param name="DefaultCampaign">Campaign of rows that name none; empty for none.</param>
/// <param name="Channels">Ids of the channels in use.</param>
/// <param name="CampaignIds">Ids of campaigns by name; ids that share a name are not in it.</param>
public sealed record RowRules(
    string Source, DateTimeOffset ReportedAt, DateOnly Today, string Currency, string DateFormat, NumberFormat Numbers, ChannelOfRow Channel, string DefaultCampaign,
    IReadOnlySet<string> Channels, IReadOnlyDictionary<string, string> CampaignIds)
{
    /// <summary>The known channel that every row belongs to, also one that cannot be read; empty when rows differ.</summary>
    public string ChannelOfAll => Known(Channel.Named);

    /// <summary>The known channel that a row belongs to; empty for none.</summary>
    public string ChannelOf(ImportRow row) => Known(Channel.Of(row));

    private string Known(string? channel) => channel is not null && Channels.Contains(channel) ? channel : "";
}

/// <summary>Makes statements of one row. Pure.</summary>
public sealed partial class RowReading
{
    private readonly RowRules rules;
    private readonly ImportRow row;
    private ItemFault? fault;

    private RowReading(RowRules rules, ImportRow row)
    {
        this.rules = rules;
        this.row = row;
    }

    /// <summary>Reads a row.</summary>
    public static RowResult Read(RowRules rules, ImportRow row) =>
        IsTotal(row) ? new RowResult.Skipped()
        : new RowReading(rules, row).Read() is var result && result is RowResult.Rejected rejected ? rejected with { Channel = rules.ChannelOf(row) }
        : result;

    /// <summary>
    /// A row without a day, or that calls itself a total where its day or campaign should be, sums up others. A campaign's id shows
    /// that its name only sounds like one.
    /// </summary>
    private static bool IsTotal(ImportRow row) =>
        row[ImportColumn.Day] is not { } day || TotalWord().IsMatch(day)
        || (row[ImportColumn.CampaignName] ?? row[ImportColumn.Campaign]) is { } campaign
            && (row[ImportColumn.Campaign] is null || row[ImportColumn.CampaignName] is null) && TotalWord().IsMatch(campaign);

    private RowResult Read()
    {
        if (!Days(out var from, out var to) || !Campaign(out var campaign) || !Channel(out var channel) || !Currency())
        {
            return new RowResult.Rejected(fault!);
        }

        var totals = new List<DayTotal>();
        var isRange = from != to;
        var isReachOnly = false;
        foreach (var (column, measure) in Measures)
        {
            if (row[column] is not { } text)
            {
                continue;
            }

            if (isRange && measure != Measure.Reach)
            {
                isReachOnly = true;
            }
            else if (!Value(column, text, out var value))
            {
                return new RowResult.Rejected(fault!);
            }
            else if (!totals.Exists(t => t.Measure == measure))
            {
                totals.Add(new DayTotal(measure, rules.Source, channel, campaign, from, to, value, rules.ReportedAt));
            }
        }

        return totals.Count > 0 ? new RowResult.Totals(totals, isReachOnly)
            : new RowResult.Rejected(isReachOnly
                ? new ItemFault("until", "range-not-a-day", "Only reach can be taken for several days at once. Export the other measures per day.")
                : new ItemFault("", "missing-field", "The row says nothing: there are no impressions, reach, clicks or cost in it."));
    }

    private static readonly (ImportColumn Column, Measure Measure)[] Measures =
    [
        (ImportColumn.Impressions, Measure.Impressions),
        (ImportColumn.Reach, Measure.Reach),
        (ImportColumn.Clicks, Measure.Clicks),
        (ImportColumn.CostMicros, Measure.Cost),
        (ImportColumn.Cost, Measure.Cost),
    ];

    private bool Days(out DateOnly from, out DateOnly to)
    {
        to = default;
        return Day(ImportColumn.Day, out from)
            && (row[ImportColumn.Until] is null ? (to = from) == from : Day(ImportColumn.Until, out to))
            && (to >= from || Fails("until", "invalid-date", "The last day must not lie before the first."))
            && (to.DayNumber - from.DayNumber < 366 || Fails("until", "invalid-date", "The range must not be longer than a year."));
    }

    private bool Day(ImportColumn column, out DateOnly day)
    {
        // Databases and spreadsheets give a day the time at which it begins.
        var (text, name) = (Midnight().Replace(row[column]!, ""), NameOf(column));
        return (DateOnly.TryParseExact(text, rules.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
                || Fails(name, "invalid-date", $"A day must be written as {rules.DateFormat}; it is '{Shown(text)}'. 'dateFormat' says otherwise."))
            && (day >= FieldReader.Earliest || Fails(name, "invalid-date", "The day lies before the year 2000."))
            && (day <= rules.Today.AddDays(1) || Fails(name, "date-in-future", "The day lies in the future."));
    }

    private bool Campaign(out string campaign)
    {
        campaign = row[ImportColumn.Campaign] ?? rules.DefaultCampaign;
        if (row[ImportColumn.Campaign] is null && row[ImportColumn.CampaignName] is { } name)
        {
            campaign = rules.CampaignIds.GetValueOrDefault(name, name);
        }

        return campaign.Length == 0 || FieldReader.IsCampaign(campaign)
            || Fails("campaign", "invalid-id", $"'{Shown(campaign)}' is no campaign id (1 to 100 letters, digits or _ - . :). Export the id, or name the campaign in the catalogue.");
    }

    private bool Channel(out string channel)
    {
        channel = rules.Channel.Of(row) ?? "";
        return (channel.Length > 0
                || Fails("channel", "no-channel", "Nothing says which channel the row belongs to. Add a rule or a channel to the connection, or send ?channel=."))
            && (rules.Channels.Contains(channel)
                || Fails("channel", "unknown-channel", $"There is no channel '{Shown(channel)}'; PUT /api/channels/{{id}} first."));
    }

    private bool Currency() =>
        row[ImportColumn.Currency] is not { } currency || string.Equals(currency, rules.Currency, StringComparison.OrdinalIgnoreCase)
        || Fails("currency", "currency-mismatch", $"The row is in '{Shown(currency)}'; amounts are reported in {rules.Currency} and are never added without a rate.", ItemFault.CurrencyIn(currency, rules.Currency));

    private bool Value(ImportColumn column, string text, out long value)
    {
        var name = NameOf(column);
        var plain = rules.Numbers.Normalise(text);
        if (column == ImportColumn.Cost)
        {
            return (Money.TryParseMicros(plain, out value)
                    || Fails(name, "invalid-amount", $"'{Shown(text)}' is no amount with '{rules.Numbers.Decimal}' and at most six decimals. 'decimal' and 'thousands' say how numbers are written."))
                && (value >= 0 || Fails(name, "negative-amount", "An amount must be zero or more; a correction is a later statement of the right amount."))
                && (value <= FieldReader.MostMicros || Fails(name, "out-of-range", $"An amount must be at most {FieldReader.MostMicros / Money.MicrosPerUnit:N0}."));
        }

        // Spreadsheets and data frames write whole numbers as 96.0.
        var most = column == ImportColumn.CostMicros ? FieldReader.MostMicros : FieldReader.MostCount;
        return (long.TryParse(WholePart(plain), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
                || Fails(name, "invalid-number", $"'{Shown(text)}' is no whole number. 'decimal' and 'thousands' say how numbers are written."))
            && (value >= 0 || Fails(name, "negative-value", "A count must be zero or more; a correction is a later statement of the right value."))
            && (value <= most || Fails(name, "out-of-range", $"The number must be at most {most:N0}."));
    }

    private static string? WholePart(string? plain) => plain is not null && NoDecimals().Match(plain) is { Success: true } m ? m.Groups["whole"].Value : null;

    private bool Fails(string column, string code, string message, string? currency = null)
    {
        fault ??= new ItemFault(column, code, message) { Currency = currency };
        return false;
    }

    private static string NameOf(ImportColumn column) => ColumnNames.Of(column);

    private static string Shown(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");

    [GeneratedRegex(@"[ T]0?0:00(?::00(?:\.0+)?)?Z?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Midnight();

    [GeneratedRegex(@"^(?<whole>-?[0-9]+)(?:\.0+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NoDecimals();

    /// <summary>"Total" in the languages of our reports and of common exports, alone or before a colon, dash or bracket.</summary>
    [GeneratedRegex(
        @"^(?:(?:grand |sub)?totals?|sum|summary|всего|итого|итог|gesamt|summe|összesen|kopā|kopsumma|ընդամենը|სულ|ჯამი|ჯამურად)\s*(?:\z|[:\-–—(])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TotalWord();
}

/// <summary>How columns are called in requests and answers.</summary>
internal static class ColumnNames
{
    private static readonly string[] Names = [.. Enum.GetNames<ImportColumn>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];

    /// <summary>The name of a column.</summary>
    public static string Of(ImportColumn column) => Names[(int)column];
}
