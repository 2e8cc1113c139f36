using System.Globalization;

namespace Attribution.Local.Demo.Exports;

/// <summary>A table that somebody saves from TikTok's pages in Hungarian: columns and numbers of its own, which the connection knows.</summary>
internal static class TikTokExport
{
    private static readonly CultureInfo Hungarian = CultureInfo.GetCultureInfo("hu-HU");

    /// <summary>How the file is written, as settings of the connection.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["delimiter"] = "semicolon",
        ["decimal"] = "comma",
        ["dateFormat"] = "yyyy.MM.dd.",
        ["map.day"] = "Nap",
        ["map.campaign"] = "Kampány azonosítója",
        ["map.impressions"] = "Megjelenések",
        ["map.reach"] = "Elérés",
        ["map.clicks"] = "Kattintások (céloldal)",
        ["map.cost"] = "Költség",
    };

    public static PushItem Request(int wave, DateOnly reportedOn, IReadOnlyList<DayStatement> rows) => Wire.File(
        wave, $"/imports/csv?connection=tiktok-hu&reportedAt={PlatformReports.Morning(reportedOn)}", "text/csv", string.Join('\n',
        [
            "Nap;Kampány azonosítója;Megjelenések;Elérés;Kattintások (céloldal);Költség",
            .. rows.Select(row => string.Create(Hungarian,
                $"{row.Day:yyyy'.'MM'.'dd'.'};{row.Campaign.Id};{row.Counts.Impressions};{row.Counts.Reach};{row.Counts.Clicks};{row.Counts.CostCents / 100m:0.00}")),
        ]), rows.Count);
}
