using System.Text.RegularExpressions;

namespace Attribution.Functions.Imports.Csv;

/// <summary>A column that we look for, and the headers that it may have.</summary>
/// <param name="Column">What it holds.</param>
/// <param name="Headers">Headers, the preferred one first; compared without case and without white space around them.</param>
/// <param name="IsNeeded">Whether a file without it is refused.</param>
public sealed record CsvColumn(ImportColumn Column, IReadOnlyList<string> Headers, bool IsNeeded);

/// <summary>Which columns an export has.</summary>
/// <param name="Columns">The columns that we look for.</param>
/// <param name="NeedsCampaign">Whether a file must name campaigns, by id or by name.</param>
/// <param name="TooDetailed">Headers of columns that split a campaign's day into several rows; null when none is known.</param>
public sealed partial record CsvLayout(IReadOnlyList<CsvColumn> Columns, bool NeedsCampaign, Regex? TooDetailed)
{
    /// <summary>
    /// Google Ads, with the names of its query language as headers
    /// (<see href="https://developers.google.com/google-ads/api/fields/latest/overview"/>), or with those of its English pages.
    /// </summary>
    public static CsvLayout GoogleAds { get; } = new(
        [
            new(ImportColumn.Day, ["segments.date", "Day", "Date"], IsNeeded: true),
            new(ImportColumn.Campaign, ["campaign.id", "Campaign ID"], IsNeeded: false),
            new(ImportColumn.CampaignName, ["campaign.name", "Campaign"], IsNeeded: false),
            new(ImportColumn.Currency, ["customer.currency_code", "Currency code"], IsNeeded: false),
            new(ImportColumn.Impressions, ["metrics.impressions", "Impr.", "Impressions"], IsNeeded: false),
            new(ImportColumn.Reach, ["metrics.unique_users", "Unique users"], IsNeeded: false),
            new(ImportColumn.Clicks, ["metrics.clicks", "Clicks"], IsNeeded: false),
            new(ImportColumn.CostMicros, ["metrics.cost_micros"], IsNeeded: false),
            new(ImportColumn.Cost, ["Cost"], IsNeeded: false),
        ],
        NeedsCampaign: true,
        BelowGoogleCampaigns());

    /// <summary>Google Analytics' import of cost data (<see href="https://support.google.com/analytics/answer/10071305"/>).</summary>
    public static CsvLayout Ga4Cost { get; } = new(
        [
            new(ImportColumn.Day, ["date"], IsNeeded: true),
            new(ImportColumn.Source, ["utm_source", "Campaign source"], IsNeeded: true),
            new(ImportColumn.Medium, ["utm_medium", "Campaign medium"], IsNeeded: true),
            new(ImportColumn.Campaign, ["utm_id", "Campaign ID"], IsNeeded: false),
            new(ImportColumn.CampaignName, ["utm_campaign", "Campaign name"], IsNeeded: false),
            new(ImportColumn.Currency, ["currency"], IsNeeded: false),
            new(ImportColumn.Impressions, ["impressions"], IsNeeded: false),
            new(ImportColumn.Clicks, ["clicks"], IsNeeded: false),
            new(ImportColumn.Cost, ["cost"], IsNeeded: false),
        ],
        NeedsCampaign: false,
        TooDetailed: null);

    /// <summary>Anything else: our own names as headers, and whatever else is mapped.</summary>
    public static CsvLayout Generic { get; } = new(
        [
            .. Enum.GetValues<ImportColumn>().Select(c => new CsvColumn(c, c == ImportColumn.Day ? ["day", "date"] : [ColumnNames.Of(c)], IsNeeded: c == ImportColumn.Day)),
        ],
        NeedsCampaign: false,
        TooDetailed: null);

    private static readonly ImportColumn[] Measures =
        [ImportColumn.Impressions, ImportColumn.Reach, ImportColumn.Clicks, ImportColumn.Cost, ImportColumn.CostMicros];

    /// <summary>The layout with columns as a mapping names them: what is mapped must be there.</summary>
    public CsvLayout With(IReadOnlyDictionary<ImportColumn, string> map) => this with
    {
        Columns =
        [
            .. Columns.Where(c => !map.ContainsKey(c.Column)),
            .. map.Select(m => new CsvColumn(m.Key, [m.Value], IsNeeded: true)),
        ],
    };

    /// <summary>Where our columns are in a line of headers.</summary>
    public IReadOnlyDictionary<ImportColumn, int> Find(IReadOnlyList<string> headers)
    {
        var found = new Dictionary<ImportColumn, int>();
        foreach (var column in Columns)
        {
            foreach (var name in column.Headers)
            {
                if (headers.Index().Where(h => string.Equals(h.Item.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase)).Select(h => (int?)h.Index).FirstOrDefault() is { } index)
                {
                    found.TryAdd(column.Column, index);
                }
            }
        }

        return found;
    }

    /// <summary>What is missing for a line to be the header, in words; empty when it is the header.</summary>
    public IReadOnlyList<string> Missing(IReadOnlyDictionary<ImportColumn, int> found)
    {
        string[] missing = [.. Columns.Where(c => c.IsNeeded && !found.ContainsKey(c.Column)).Select(c => Names(c))];
        return
        [
            .. missing,
            .. NeedsCampaign && !found.ContainsKey(ImportColumn.Campaign) && !found.ContainsKey(ImportColumn.CampaignName) ? [Names(Of(ImportColumn.Campaign))] : Array.Empty<string>(),
            .. Measures.Any(found.ContainsKey) ? [] : new[] { string.Join(" or ", Columns.Where(c => Measures.Contains(c.Column)).Select(c => Names(c))) },
        ];
    }

    private CsvColumn Of(ImportColumn column) => Columns.First(c => c.Column == column);

    private static string Names(CsvColumn column) => string.Join(" or ", column.Headers.Select(h => $"'{h}'"));

    [GeneratedRegex(
        @"^(?:ad_group.*|segments\.(?!date$|day_of_week$|week$|month$|month_of_year$|quarter$|year$).+|Ad group(?: ID)?|Device|Network.*|Keyword|Hour of the day)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BelowGoogleCampaigns();
}
