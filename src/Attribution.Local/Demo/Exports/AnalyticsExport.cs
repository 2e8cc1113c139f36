using System.Globalization;

namespace Attribution.Local.Demo.Exports;

/// <summary>Cost data as it is uploaded to Google Analytics: several platforms in one file, told apart by their tags.</summary>
internal static class AnalyticsExport
{
    private static readonly Dictionary<string, string> Sources = new() { [DemoChannels.LinkedIn] = "linkedin", [DemoChannels.YandexSearch] = "yandex" };

    public static PushItem Request(int wave, DateOnly reportedOn, IReadOnlyList<DayStatement> rows) => Wire.File(
        wave, $"/imports/ga4-cost-csv?connection=analytics&reportedAt={PlatformReports.Morning(reportedOn)}", "text/csv", string.Join('\n',
        [
            "utm_id,utm_source,utm_medium,utm_campaign,date,impressions,clicks,cost",
            .. rows.Select(row => string.Create(CultureInfo.InvariantCulture,
                $"{row.Campaign.Id},{Sources[row.Channel.Id]},cpc,\"{row.Campaign.Name}\",{row.Day:yyyy-MM-dd},{row.Counts.Impressions},{row.Counts.Clicks},{row.Counts.CostCents / 100m:0.00}")),
        ]), rows.Count);
}
