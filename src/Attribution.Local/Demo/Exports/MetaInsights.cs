using System.Globalization;

namespace Attribution.Local.Demo.Exports;

/// <summary>Answers of Meta's insights: numbers are texts, and "clicks" are more than clicks on a link.</summary>
internal static class MetaInsights
{
    public static PushItem Request(int wave, DateOnly reportedOn, IReadOnlyList<DayStatement> rows) => Wire.File(
        wave, $"/imports/meta-insights?connection=meta-ge&reportedAt={PlatformReports.Morning(reportedOn)}", "application/json", Wire.Text(new
        {
            data = rows.Select(row => new
            {
                account_id = "902345678901234",
                account_currency = Wire.Currency,
                campaign_id = row.Campaign.Id,
                campaign_name = row.Campaign.Name,
                impressions = Number(row.Counts.Impressions),
                reach = Number(row.Counts.Reach!.Value),
                clicks = Number(row.Counts.Clicks * 3 / 2),
                inline_link_clicks = Number(row.Counts.Clicks),
                spend = Wire.Money(row.Counts.CostCents * 10_000),
                date_start = Wire.Day(row.Day),
                date_stop = Wire.Day(row.Day),
            }),
            paging = new { cursors = new { before = "c2FtcGxlLWJlZm9yZQ==", after = "c2FtcGxlLWFmdGVy" } },
        }), rows.Count);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
