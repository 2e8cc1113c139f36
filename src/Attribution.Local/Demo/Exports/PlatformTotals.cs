namespace Attribution.Local.Demo.Exports;

/// <summary>The statements of the platforms as they are sent: exports as files, and what no export says as plain totals.</summary>
internal static class PlatformTotals
{
    public static IEnumerable<PushItem> Requests(DemoSize size)
    {
        var reports = PlatformReports.Generate(size).ToLookup(statement => statement.Channel.Id == DemoChannels.YandexSearch);
        return reports[false]
            .GroupBy(statement => (statement.SentOn, statement.ReportedOn, statement.Channel.Platform))
            .Select(file => Export(DemoCalendar.WaveOfVisits(size, file.Key.SentOn), file.Key.Platform!, file.Key.ReportedOn, [.. file]))
            .Concat(Plain(size, reports[true])).Concat(WeeklyReach(size)).Concat(AccountCost(size));
    }

    private static PushItem Export(int wave, string platform, DateOnly reportedOn, IReadOnlyList<DayStatement> rows) => platform switch
    {
        "google-ads" => GoogleAdsExport.Request(wave, reportedOn, rows),
        "meta" => MetaInsights.Request(wave, reportedOn, rows),
        "tiktok" => TikTokExport.Request(wave, reportedOn, rows),
        _ => AnalyticsExport.Request(wave, reportedOn, rows),
    };

    /// <summary>Yandex's numbers come from an integration that reads them itself and sends no files.</summary>
    private static IEnumerable<PushItem> Plain(DemoSize size, IEnumerable<DayStatement> statements) => statements
        .SelectMany(statement => Totals(statement).Select(total => (statement.SentOn, total.Path, total.Total)))
        .GroupBy(item => (item.SentOn, item.Path))
        .Select(items => Wire.AsJson(DemoCalendar.WaveOfVisits(size, items.Key.SentOn), items.Key.Path, [.. items.Select(item => item.Total)]));

    private static IEnumerable<(string Path, TotalBody Total)> Totals(DayStatement statement)
    {
        var total = new TotalBody(statement.Channel.Platform!, statement.Channel.Id, statement.Campaign.Id, PlatformReports.Morning(statement.ReportedOn)) { Day = Wire.Day(statement.Day) };
        yield return ("/impressions", total with { Value = statement.Counts.Impressions });
        yield return ("/clicks", total with { Value = statement.Counts.Clicks });
        yield return ("/costs", total with { Amount = Wire.Money(statement.Counts.CostCents * 10_000), Currency = Wire.Currency });
    }

    /// <summary>TikTok also says how many different people a whole week reached, which is not the sum of its days.</summary>
    private static IEnumerable<PushItem> WeeklyReach(DemoSize size)
    {
        var dice = new Dice(4004);
        foreach (var sunday in DemoCalendar.Days(size).Where(day => day.DayOfWeek == DayOfWeek.Sunday))
        {
            yield return Wire.AsJson(DemoCalendar.WaveOfVisits(size, sunday.AddDays(1)), "/reach",
            [
                new TotalBody("tiktok", DemoChannels.TikTok, null, PlatformReports.Morning(sunday.AddDays(1)))
                {
                    From = Wire.Day(sunday.AddDays(-6)), To = Wire.Day(sunday), Value = dice.Around(78_000, 8),
                },
            ]);
        }
    }

    /// <summary>Google also says what the whole account cost. Its campaigns have said so already: this must not count again.</summary>
    private static IEnumerable<PushItem> AccountCost(DemoSize size)
    {
        for (var day = DemoCalendar.Last.AddDays(-4); day <= DemoCalendar.Last; day = day.AddDays(1))
        {
            yield return Wire.AsJson(DemoCalendar.WaveOfVisits(size, day.AddDays(1)), "/costs",
            [
                new TotalBody("google-ads", DemoChannels.PaidSearch, null, PlatformReports.Morning(day.AddDays(1)))
                {
                    Day = Wire.Day(day), Amount = Wire.Money(131_000_000), Currency = Wire.Currency,
                },
            ]);
        }
    }
}
