using System.Globalization;

namespace Attribution.Local.Demo.Exports;

/// <summary>
/// Campaign reports of Google Ads: from a script, with the names of its query language as headers; on Mondays saved by hand from
/// its pages, with a title above, a total below and commas in the numbers.
/// </summary>
internal static class GoogleAdsExport
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    public static PushItem Request(int wave, DateOnly reportedOn, IReadOnlyList<DayStatement> rows)
    {
        var path = $"/imports/google-ads-csv?connection=google-lv&reportedAt={PlatformReports.Morning(reportedOn)}";
        return reportedOn.DayOfWeek == DayOfWeek.Monday
            ? Wire.File(wave, $"{path}&thousands=comma", "text/csv", ByHand(rows), rows.Count + 1)
            : Wire.File(wave, path, "text/csv", ByScript(rows), rows.Count);
    }

    private static string ByScript(IReadOnlyList<DayStatement> rows) => string.Join('\n',
    [
        "segments.date,customer.currency_code,campaign.id,campaign.name,metrics.impressions,metrics.clicks,metrics.cost_micros,metrics.conversions",
        .. rows.Select(row => string.Create(CultureInfo.InvariantCulture,
            $"{row.Day:yyyy-MM-dd},EUR,{row.Campaign.Id},\"{row.Campaign.Name}\",{row.Counts.Impressions},{row.Counts.Clicks},{row.Counts.CostCents * 10_000},1.5")),
    ]);

    private static string ByHand(IReadOnlyList<DayStatement> rows) => string.Join("\r\n",
    [
        "Campaign report",
        "\"All days\"",
        "Day,Campaign ID,Campaign,Currency code,Impr.,Clicks,Cost",
        .. rows.Select(row => string.Create(English,
            $"{row.Day:yyyy-MM-dd},{row.Campaign.Id},\"{row.Campaign.Name}\",EUR,\"{row.Counts.Impressions:N0}\",\"{row.Counts.Clicks:N0}\",\"{row.Counts.CostCents / 100m:N2}\"")),
        string.Create(English, $"Total: Campaigns,,,EUR,\"{rows.Sum(row => row.Counts.Impressions):N0}\",,\"{rows.Sum(row => row.Counts.CostCents) / 100m:N2}\""),
    ]);
}
