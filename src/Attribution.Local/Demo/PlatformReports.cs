namespace Attribution.Local.Demo;

/// <summary>What the platforms count: totals per day and campaign, said the next morning and corrected later.</summary>
internal static class PlatformReports
{
    /// <summary>One statement, with the path that it is sent to and the morning on which it is.</summary>
    internal sealed record Statement(string Path, DateOnly SentOn, TotalBody Total);

    public static IEnumerable<Statement> Generate(DemoSize size) =>
        DemoCalendar.Days(size).SelectMany(day => OfDay(day)).Concat(WeeklyReach(size)).Concat(AccountCost());

    private static IEnumerable<Statement> OfDay(DateOnly day)
    {
        var campaigns = DemoChannels.All.Where(channel => channel.Platform is not null).SelectMany(channel => channel.Campaigns.Select(campaign => (channel, campaign)));
        foreach (var (number, (channel, campaign)) in campaigns.Index().Where(c => !c.Item.campaign.IsInSample(day)))
        {
            // Dice of their own for every day and campaign: a shorter demo has the same numbers on the days that it has.
            var dice = new Dice(((ulong)day.DayNumber * 100) + (ulong)number);
            foreach (var (path, value) in Counts(dice, channel, campaign))
            {
                foreach (var statement in Statements(dice, path, value, channel, campaign, day))
                {
                    yield return statement;
                }
            }
        }
    }

    private static IEnumerable<(string Path, long Value)> Counts(Dice dice, DemoChannel channel, DemoCampaign campaign)
    {
        var impressions = dice.Around(campaign.Impressions, 12);
        yield return ("/impressions", impressions);
        yield return ("/clicks", dice.Around(campaign.Clicks, 12));
        yield return ("/costs", dice.Around(campaign.CostCents, 10) * 10_000);
        if (channel.ReportsReach)
        {
            yield return ("/reach", impressions * dice.Between(80, 90) / 100);
        }
    }

    /// <summary>The first count, for some days a later and higher one, and at times the first one once more, too late to matter.</summary>
    private static IEnumerable<Statement> Statements(Dice dice, string path, long value, DemoChannel channel, DemoCampaign campaign, DateOnly day)
    {
        var (next, later, monday) = (day.AddDays(1), day.AddDays(3), DemoCalendar.Last.AddDays(1));
        var final = Total(path, channel, campaign.Id, value) with { Day = Wire.Day(day), ReportedAt = Morning(later) };
        var first = Total(path, channel, campaign.Id, value * 95 / 100) with { Day = Wire.Day(day), ReportedAt = Morning(next) };
        if (later > monday || !dice.Chance(35))
        {
            yield return new Statement(path, next, final with { ReportedAt = Morning(next) });
            yield break;
        }

        yield return new Statement(path, next, first);
        yield return new Statement(path, later, final);
        if (later < monday && dice.Chance(25))
        {
            yield return new Statement(path, later.AddDays(1), first);
        }
    }

    /// <summary>TikTok also says how many different people a whole week reached, which is not the sum of its days.</summary>
    private static IEnumerable<Statement> WeeklyReach(DemoSize size)
    {
        var dice = new Dice(4004);
        var tiktok = DemoChannels.ById(DemoChannels.TikTok);
        foreach (var sunday in DemoCalendar.Days(size).Where(day => day.DayOfWeek == DayOfWeek.Sunday))
        {
            var total = Total("/reach", tiktok, null, dice.Around(78_000, 8)) with
            {
                From = Wire.Day(sunday.AddDays(-6)),
                To = Wire.Day(sunday),
                ReportedAt = Morning(sunday.AddDays(1)),
            };
            yield return new Statement("/reach", sunday.AddDays(1), total);
        }
    }

    /// <summary>Google also says what the whole account cost. Its campaigns have said so already: this must not count again.</summary>
    private static IEnumerable<Statement> AccountCost()
    {
        var google = DemoChannels.ById(DemoChannels.PaidSearch);
        for (var day = DemoCalendar.Last.AddDays(-4); day <= DemoCalendar.Last; day = day.AddDays(1))
        {
            var total = Total("/costs", google, null, 131_000_000) with { Day = Wire.Day(day), ReportedAt = Morning(day.AddDays(1)) };
            yield return new Statement("/costs", day.AddDays(1), total);
        }
    }

    private static TotalBody Total(string path, DemoChannel channel, string? campaign, long value) =>
        path == "/costs"
            ? new TotalBody(channel.Platform!, channel.Id, campaign, "") { Amount = Wire.Money(value), Currency = Wire.Currency }
            : new TotalBody(channel.Platform!, channel.Id, campaign, "") { Value = value };

    private static string Morning(DateOnly day) => Wire.Time(new DateTimeOffset(day.ToDateTime(new TimeOnly(3, 0)), TimeSpan.Zero));
}
