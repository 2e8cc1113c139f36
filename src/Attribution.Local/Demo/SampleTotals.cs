using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace Attribution.Local.Demo;

/// <summary>The exports that marketers have, read as an integration would and turned into day totals.</summary>
internal static class SampleTotals
{
    private const long Micros = 1_000_000;
    private static readonly string[] MetaMeasures = ["impressions", "reach", "clicks", "spend"];

    /// <summary>One row of an export.</summary>
    private sealed record Row(string Path, TotalBody Total);

    public static IEnumerable<PushItem> Requests(int wave)
    {
        Row[] rows = [.. GoogleAds(), .. Meta("meta-insights.json"), .. Meta("meta-insights-period.json"), .. Ga4()];
        return rows.GroupBy(row => row.Path).Select(group => Wire.AsJson(wave, group.Key, [.. group.Select(row => row.Total)]));
    }

    /// <summary>Google Ads, with the names of its query language as headers. Search has no reach: none is sent, which is not zero.</summary>
    private static List<Row> GoogleAds() => Csv("google-ads-campaign-daily.csv", csv => CountsAndCost(
        new TotalBody("google-ads", DemoChannels.PaidSearch, csv.GetString("campaign.id"), Reported(csv.GetString("segments.date"))) { Day = csv.GetString("segments.date") },
        csv.Parse<long>("metrics.impressions"), csv.Parse<long>("metrics.clicks"), csv.Parse<long>("metrics.cost_micros")));

    /// <summary>The cost file of Google Analytics: what a marketer says about every platform but Google. No channel adds it to its platform's own count.</summary>
    private static List<Row> Ga4() => Csv("ga4-cost-import.csv", csv => CountsAndCost(
        new TotalBody("ga4", ChannelOf(csv.GetString("utm_source")), csv.GetString("utm_id"), Reported(csv.GetString("date"))) { Day = csv.GetString("date") },
        csv.Parse<long>("impressions"), csv.Parse<long>("clicks"), (long)(csv.Parse<decimal>("cost") * Micros)));

    /// <summary>Meta's insights: numbers are strings, and what is missing is not zero.</summary>
    private static IEnumerable<Row> Meta(string file)
    {
        using var document = JsonDocument.Parse(SampleFiles.Text("performance", file));
        foreach (var row in document.RootElement.GetProperty("data").EnumerateArray())
        {
            var (from, to) = (row.GetProperty("date_start").GetString()!, row.GetProperty("date_stop").GetString()!);
            var total = new TotalBody("meta", DemoChannels.PaidSocial, row.GetProperty("campaign_id").GetString(), Reported(to));
            total = from == to ? total with { Day = from } : total with { From = from, To = to };
            foreach (var measure in MetaMeasures.Where(m => (from == to || m == "reach") && row.TryGetProperty(m, out _)))
            {
                var text = row.GetProperty(measure).GetString()!;
                yield return measure == "spend"
                    ? new Row("/costs", total with { Amount = text, Currency = Wire.Currency })
                    : new Row($"/{measure}", total with { Value = long.Parse(text, CultureInfo.InvariantCulture) });
            }
        }
    }

    private static Row[] CountsAndCost(TotalBody total, long impressions, long clicks, long costMicros) =>
    [
        new("/impressions", total with { Value = impressions }),
        new("/clicks", total with { Value = clicks }),
        new("/costs", total with { Amount = Wire.Money(costMicros), Currency = Wire.Currency }),
    ];

    private static List<Row> Csv(string file, Func<CsvReader, Row[]> read)
    {
        using var csv = CsvReader.FromText(SampleFiles.Text("performance", file));
        var rows = new List<Row>();
        while (csv.Read())
        {
            rows.AddRange(read(csv));
        }

        return rows;
    }

    private static string ChannelOf(string utmSource) => utmSource switch
    {
        "facebook" => DemoChannels.PaidSocial,
        "tiktok" => DemoChannels.TikTok,
        "linkedin" => DemoChannels.LinkedIn,
        "yandex" => DemoChannels.YandexSearch,
        _ => throw new FormatException($"No channel is known for utm_source '{utmSource}'."),
    };

    private static string Reported(string day) => Wire.Day(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(1)) + "T03:00:00Z";
}
