namespace Attribution.Local.Demo.Exports;

/// <summary>The exports that marketers have, sent as they are.</summary>
internal static class SampleExports
{
    public static IEnumerable<PushItem> Requests(int wave) =>
    [
        Sample(wave, "google-ads-csv?connection=google-lv", "google-ads-campaign-daily.csv", "text/csv", new DateOnly(2026, 3, 21), 10),
        Sample(wave, "meta-insights?connection=meta-ge", "meta-insights.json", "application/json", new DateOnly(2026, 3, 19), 6),
        // Of several days only the reach can be used.
        Sample(wave, "meta-insights?connection=meta-ge", "meta-insights-period.json", "application/json", new DateOnly(2026, 3, 19), 2),
        // What analytics says about Meta and TikTok stays beside what they say themselves.
        Sample(wave, "ga4-cost-csv?connection=analytics", "ga4-cost-import.csv", "text/csv", new DateOnly(2026, 3, 19), 15),
    ];

    private static PushItem Sample(int wave, string path, string file, string contentType, DateOnly reportedOn, int rows) =>
        Wire.File(wave, $"/imports/{path}&reportedAt={PlatformReports.Morning(reportedOn)}", contentType, SampleFiles.Text("performance", file), rows);
}
