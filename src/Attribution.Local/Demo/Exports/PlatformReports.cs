namespace Attribution.Local.Demo.Exports;

/// <summary>What a platform counts of a campaign on a day.</summary>
/// <param name="Impressions">Showings.</param>
/// <param name="Clicks">Clicks on a link.</param>
/// <param name="CostCents">Cost in cents.</param>
/// <param name="Reach">People; null where the platform does not say.</param>
internal sealed record DayCounts(long Impressions, long Clicks, long CostCents, long? Reach)
{
    public DayCounts Percent(int percent) => new(Impressions * percent / 100, Clicks * percent / 100, CostCents * percent / 100, Reach * percent / 100);
}

/// <summary>One statement of a platform about a day of a campaign.</summary>
/// <param name="SentOn">The morning on which it is sent.</param>
/// <param name="ReportedOn">The morning on which it was made.</param>
/// <param name="Channel">Whose platform says it.</param>
/// <param name="Campaign">What about.</param>
/// <param name="Day">Which day.</param>
/// <param name="Counts">What it counted.</param>
internal sealed record DayStatement(DateOnly SentOn, DateOnly ReportedOn, DemoChannel Channel, DemoCampaign Campaign, DateOnly Day, DayCounts Counts);

/// <summary>What the platforms count per day and campaign: said the next morning and corrected later.</summary>
internal static class PlatformReports
{
    public static IEnumerable<DayStatement> Generate(DemoSize size) => DemoCalendar.Days(size).SelectMany(OfDay);

    /// <summary>When a statement of that morning was made.</summary>
    public static string Morning(DateOnly day) => Wire.Time(new DateTimeOffset(day.ToDateTime(new TimeOnly(3, 0)), TimeSpan.Zero));

    private static IEnumerable<DayStatement> OfDay(DateOnly day)
    {
        var campaigns = DemoChannels.All.Where(channel => channel.Platform is not null).SelectMany(channel => channel.Campaigns.Select(campaign => (channel, campaign)));
        foreach (var (number, (channel, campaign)) in campaigns.Index().Where(c => !c.Item.campaign.IsInSample(day)))
        {
            // Dice of their own for every day and campaign: a shorter demo has the same numbers on the days that it has.
            var dice = new Dice(((ulong)day.DayNumber * 100) + (ulong)number);
            foreach (var statement in Statements(dice, new DayStatement(day.AddDays(1), day.AddDays(1), channel, campaign, day, Counts(dice, channel, campaign))))
            {
                yield return statement;
            }
        }
    }

    private static DayCounts Counts(Dice dice, DemoChannel channel, DemoCampaign campaign)
    {
        var impressions = dice.Around(campaign.Impressions, 12);
        return new DayCounts(impressions, dice.Around(campaign.Clicks, 12), dice.Around(campaign.CostCents, 10), channel.ReportsReach ? impressions * dice.Between(80, 90) / 100 : null);
    }

    /// <summary>The final count at once, or first a lower one, and at times that one once more, too late to matter.</summary>
    private static IEnumerable<DayStatement> Statements(Dice dice, DayStatement final)
    {
        var (later, monday) = (final.Day.AddDays(3), DemoCalendar.Last.AddDays(1));
        if (later > monday || !dice.Chance(35))
        {
            yield return final;
            yield break;
        }

        var first = final with { Counts = final.Counts.Percent(95) };
        yield return first;
        yield return final with { SentOn = later, ReportedOn = later };
        if (later < monday && dice.Chance(25))
        {
            yield return first with { SentOn = later.AddDays(1) };
        }
    }
}
