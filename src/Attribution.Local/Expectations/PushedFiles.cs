using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Web;
using Attribution.Local.Demo;

namespace Attribution.Local.Expectations;

/// <summary>Reads the exports that were imported, cell by cell, with the headers that their platforms give them.</summary>
internal static class PushedFiles
{
    /// <summary>Every measure that a file states.</summary>
    public static IEnumerable<PushedTotal> Of(PushItem item, IReadOnlyDictionary<string, PushedConnection> connections)
    {
        var (path, query) = (item.Path.Split('?')[0], HttpUtility.ParseQueryString(item.Path.Split('?')[1]));
        var (connection, reportedAt) = (connections[query["connection"]!], DateTimeOffset.Parse(query["reportedAt"]!, CultureInfo.InvariantCulture));
        var text = Encoding.UTF8.GetString(item.Body.Span);
        var rows = path switch
        {
            "/imports/google-ads-csv" => Table(text, ',').Select(GoogleAds),
            "/imports/meta-insights" => JsonSerializer.Deserialize<JsonElement>(text).GetProperty("data").EnumerateArray().Select(Meta),
            "/imports/ga4-cost-csv" => Table(text, ',').Select(Analytics),
            _ => Table(text, ';').Select(TikTok),
        };
        return
            from row in rows
            where row.From != default
            from value in row.Values
            where value.Value is not null && (value.Measure == "reach" || row.From == row.To)
            select new PushedTotal(value.Measure, connection.Platform, connection.ChannelOf(row.UtmSource), row.Campaign, row.From, row.To, value.Value!.Value, reportedAt);
    }

    private static Row GoogleAds(IReadOnlyDictionary<string, string> row) => row.ContainsKey("segments.date")
        ? new Row(row["campaign.id"], Day(row["segments.date"]), null,
            [("impressions", Number(row["metrics.impressions"])), ("clicks", Number(row["metrics.clicks"])), ("cost", Number(row["metrics.cost_micros"]) / 1_000_000m)])
        : new Row(row["Campaign ID"], Day(row["Day"]), null, [("impressions", Number(row["Impr."])), ("clicks", Number(row["Clicks"])), ("cost", Number(row["Cost"]))]);

    private static Row Meta(JsonElement row)
    {
        decimal? Value(string name) => row.TryGetProperty(name, out var value) ? Number(value.GetString()!) : null;
        return new Row(row.GetProperty("campaign_id").GetString()!, Day(row.GetProperty("date_start").GetString()!), null,
            [("impressions", Value("impressions")), ("reach", Value("reach")), ("clicks", Value("inline_link_clicks")), ("cost", Value("spend"))])
        {
            To = Day(row.GetProperty("date_stop").GetString()!),
        };
    }

    private static Row Analytics(IReadOnlyDictionary<string, string> row) => new(
        row["utm_id"], Day(row["date"]), row["utm_source"], [("impressions", Number(row["impressions"])), ("clicks", Number(row["clicks"])), ("cost", Number(row["cost"]))]);

    private static Row TikTok(IReadOnlyDictionary<string, string> row) => new(
        row["Kampány azonosítója"], Day(row["Nap"].Replace('.', '-').TrimEnd('-')), null,
        [
            ("impressions", Number(row["Megjelenések"])), ("reach", Number(row["Elérés"])), ("clicks", Number(row["Kattintások (céloldal)"])),
            ("cost", Number(row["Költség"].Replace(',', '.'))),
        ]);

    /// <summary>Rows by their headers, which are the first line with several cells.</summary>
    private static IEnumerable<IReadOnlyDictionary<string, string>> Table(string text, char delimiter)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => Cells(line, delimiter)).SkipWhile(cells => cells.Count == 1).ToList();
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second));
    }

    /// <summary>Cells of a line; quotes keep a delimiter, and none of these files has quotes within a cell.</summary>
    private static List<string> Cells(string line, char delimiter)
    {
        var pieces = line.Split('"');
        var (cells, open) = (new List<string>(), "");
        for (var index = 0; index < pieces.Length; index++)
        {
            var parts = index % 2 == 1 ? [pieces[index]] : pieces[index].Split(delimiter);
            cells.AddRange(parts[..^1].Select((part, place) => place == 0 ? open + part : part));
            open = parts.Length == 1 ? open + parts[0] : parts[^1];
        }

        return [.. cells, open];
    }

    /// <summary>The day of a row; none where it says something else, as a line of totals does.</summary>
    private static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;

    private static decimal? Number(string text) => text == "" ? null : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private sealed record Row(string Campaign, DateOnly From, string? UtmSource, IReadOnlyList<(string Measure, decimal? Value)> Values)
    {
        public DateOnly To { get; init; } = From;
    }
}
