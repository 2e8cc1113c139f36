using Attribution.Local.Demo.Exports;

namespace Attribution.Local.Demo.Quarter;

/// <summary>What the weeks before the spring campaigns cost and showed, as their platforms count it, and the bills of the whole quarter.</summary>
internal static class QuarterCosts
{
    private const int DaysOfWeek = 7;

    private static IReadOnlyList<(DemoChannel Channel, DemoCampaign Campaign)> Campaigns { get; } =
        [.. from channel in DemoChannels.All where channel.Platform is not null from campaign in channel.Others select (channel, campaign)];

    /// <summary>One request a week and measure.</summary>
    public static IEnumerable<PushItem> Requests(DemoSize size, int wave) => size.TellsQuarter
        ?
        [
            .. Weeks(size).SelectMany(week => Totals([.. week]).Select(totals => Wire.AsJson(wave, totals.Path, totals.Items))),
            Wire.AsJson(wave, "/costs", [.. CostsBefore()]),
            Wire.AsJson(wave, "/costs", [.. Bills(size)]),
        ]
        : [];

    private static IEnumerable<DateOnly[]> Weeks(DemoSize size) => QuarterCalendar.DaysBefore(size).Chunk(DaysOfWeek);

    private static IEnumerable<(string Path, IReadOnlyList<TotalBody> Items)> Totals(IReadOnlyList<DateOnly> days)
    {
        var said = (from day in days from ad in Campaigns.Index() select (ad.Item.Channel, Counts: Counts(day, ad.Item.Campaign, ad.Index), Total: Total(day, ad.Item.Channel, ad.Item.Campaign))).ToList();
        yield return ("/impressions", [.. said.Select(ad => ad.Total with { Value = ad.Counts.Impressions })]);
        yield return ("/clicks", [.. said.Select(ad => ad.Total with { Value = ad.Counts.Clicks })]);
        yield return ("/costs", [.. said.Select(ad => ad.Total with { Amount = Wire.Money(ad.Counts.CostCents * 10_000), Currency = Wire.Currency })]);
    }

    /// <summary>What the quarter before cost, by which growth is told.</summary>
    private static IEnumerable<TotalBody> CostsBefore() =>
        from day in Enumerable.Range(0, QuarterCalendar.First.DayNumber - QuarterCalendar.Before.DayNumber).Select(QuarterCalendar.Before.AddDays)
        from ad in Campaigns.Index()
        select Total(day, ad.Item.Channel, ad.Item.Campaign) with
        {
            Amount = Wire.Money(Counts(day, ad.Item.Campaign, ad.Index).CostCents * 10_000),
            Currency = Wire.Currency,
        };

    private static DayCounts Counts(DateOnly day, DemoCampaign campaign, int number)
    {
        var dice = new Dice(((ulong)day.DayNumber * 1_000) + (ulong)number);
        var counts = new DayCounts(dice.Around(campaign.Impressions, 15), dice.Around(campaign.Clicks, 15), dice.Around(campaign.CostCents, 12), null);

        // Over Christmas the budgets were cut.
        return day >= QuarterCalendar.First && day < new DateOnly(2026, 1, 5) ? counts.Percent(45) : counts;
    }

    private static TotalBody Total(DateOnly day, DemoChannel channel, DemoCampaign campaign) =>
        new(channel.Platform!, channel.Id, campaign.Id, PlatformReports.Morning(day.AddDays(1))) { Day = Wire.Day(day) };

    private static IEnumerable<EventBody> Bills(DemoSize size)
    {
        foreach (var day in QuarterCalendar.DaysBefore(size).Where(day => day.DayOfWeek == DayOfWeek.Thursday))
        {
            yield return Bill("newsletter-tool", $"dispatch-{Wire.Day(day)}", DemoChannels.Email, "newsletter-2026", day, 19);
        }

        foreach (var occasion in DemoEvents.All)
        {
            yield return Bill("bookkeeping", $"bill-{occasion.Id}", DemoChannels.Events, occasion.Id, occasion.From.AddDays(-9), occasion.BilledEuros);
        }

        for (var month = new DateOnly(2026, 1, 15); month <= DemoCalendar.Last; month = month.AddMonths(1))
        {
            yield return Bill("bookkeeping", $"partners-{Wire.Day(month)}", DemoChannels.Referrals, "partners-2026", month, 340);
        }
    }

    private static EventBody Bill(string source, string id, string channel, string campaign, DateOnly day, int euros) =>
        new(source, id, channel, campaign, Wire.Time(DemoCalendar.At(day, 36_000))) { Amount = Wire.Money(euros * 1_000_000L), Currency = Wire.Currency };
}
