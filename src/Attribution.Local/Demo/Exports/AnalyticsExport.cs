using System.Globalization;

namespace Attribution.Local.Demo.Exports;

/// <summary>Cost data as it is uploaded to Google Analytics, where platforms are told apart by their tags: LinkedIn's.</summary>
internal static class AnalyticsExport
{
    public static PushItem Request(int wave, DateOnly reportedOn, IReadOnlyList<DayStatement> rows) => Wire.File(
        wave, $"/imports/ga4-cost-csv?connection=analytics&reportedAt={PlatformReports.Morning(reportedOn)}", "text/csv", string.Join('\n',
        [
            "utm_id,utm_source,utm_medium,utm_campaign,date,impressions,clicks,cost",
            .. rows.Select(row => string.Create(CultureInfo.InvariantCulture,
                $"{row.Campaign.Id},linkedin,cpc,\"{row.Campaign.Name}\",{row.Day:yyyy-MM-dd},{row.Counts.Impressions},{row.Counts.Clicks},{row.Counts.CostCents / 100m:0.00}")),
        ]), rows.Count);
}
