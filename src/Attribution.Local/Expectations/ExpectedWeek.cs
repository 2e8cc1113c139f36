using Attribution.Local.Demo;

namespace Attribution.Local.Expectations;

/// <summary>Works out the figures of a week from what was pushed: a page of plain sums, without the app's own rules.</summary>
internal sealed class ExpectedWeek
{
    private readonly PushedFacts facts;
    private readonly IReadOnlyList<Credit> credits;
    private readonly IReadOnlyList<Credit> withheld;
    private readonly DateOnly monday;
    private readonly DateOnly sunday;

    private ExpectedWeek(PushedFacts facts, IReadOnlyList<Credit> credits, IReadOnlyList<Credit> withheld, DateOnly monday, DateOnly sunday) =>
        (this.facts, this.credits, this.withheld, this.monday, this.sunday) = (facts, credits, withheld, monday, sunday);

    /// <summary>The figures of the week that begins on a Monday. Rejected leads earn nobody anything.</summary>
    public static ExpectedFigures Of(DemoData data, DateOnly monday)
    {
        var (facts, lives) = (PushedFacts.Of(data), PushedLives.Of(data));
        IReadOnlyList<PushedEvent> events = [.. facts.Events, .. lives.Touches];
        var (credits, withheld) = (ExpectedCredits.Of(events, lead => !lives.Lead(lead).IsRejected), ExpectedCredits.Of(events, lead => lives.Lead(lead).IsRejected));
        return new ExpectedWeek(facts, credits, withheld, monday, monday.AddDays(6)).Figures();
    }

    /// <summary>What each channel cost from a day to another, in units of the currency.</summary>
    public static IEnumerable<(string Channel, decimal Cost)> Costs(PushedFacts facts, DateOnly from, DateOnly to)
    {
        var days = new ExpectedWeek(facts, [], [], from, to);
        return facts.Channels.Select(channel => (channel.Id, days.Values(channel, "cost", from).Sum(value => value.Value)));
    }

    private ExpectedFigures Figures()
    {
        var lines = facts.Channels.Select(Line).ToList();
        var total = new ExpectedLine("total", "Total", null, null, Sum(lines, l => l.Impressions), Sum(lines, l => l.Clicks), Sum(lines, l => l.Applications),
            lines.Sum(l => l.LeadUnits), Sum(lines, l => l.CostMicros))
        { WithheldUnits = lines.Sum(l => l.WithheldUnits) };
        return new ExpectedFigures(lines, total, [.. facts.Plans.Where(plan => plan.From <= sunday && plan.To >= monday).Select(Plan)],
            credits.Where(credit => credit.Day >= monday && credit.Day <= sunday && CoveringPlans(credit.Day, credit.Channel, credit.Campaign).Count == 0).Sum(credit => credit.Units));
    }

    private ExpectedLine Line(PushedChannel channel)
    {
        var (atLeast, atMost) = Reach(channel);
        return new ExpectedLine(channel.Id, channel.Name, atLeast, atMost,
            Count(channel, "impressions"), Count(channel, "clicks"), Count(channel, "applications"),
            Units(credits, channel),
            Micros(Values(channel, "cost", monday).Select(v => v.Value)))
        {
            WithheldUnits = Units(withheld, channel),
        };
    }

    private long Units(IReadOnlyList<Credit> of, PushedChannel channel) =>
        of.Where(credit => credit.Channel == channel.Id && credit.Day >= monday && credit.Day <= sunday).Sum(credit => credit.Units);

    /// <summary>
    /// Between the largest part and the sum of the parts: statements of the whole channel before those of campaigns, long ones
    /// before short ones, and none that tells of no other day. A single statement of the whole week is exact.
    /// </summary>
    private (long? AtLeast, long? AtMost) Reach(PushedChannel channel)
    {
        var told = new HashSet<(string Campaign, DateOnly Day)>();
        var parts = facts.Totals
            .Where(t => t.Measure == "reach" && t.Channel == channel.Id && t.Source == channel.Platform && t.From >= monday && t.To <= sunday)
            .OrderBy(t => t.Campaign == "" ? 0 : 1).ThenByDescending(t => t.To.DayNumber - t.From.DayNumber)
            .Where(t => Days(t).Where(day => !told.Contains(("", day)) && told.Add((t.Campaign, day))).ToList() is not [])
            .Select(t => (long)t.Value).ToList();
        return parts.Count == 0 ? (null, null) : (parts.Max(), parts.Sum());
    }

    private static IEnumerable<DateOnly> Days(PushedTotal total) =>
        Enumerable.Range(0, total.To.DayNumber - total.From.DayNumber + 1).Select(total.From.AddDays);

    private ExpectedPlan Plan(PushedPlan plan)
    {
        var share = credits.Where(credit => credit.Day <= sunday && plan.Covers(credit.Day, credit.Channel, credit.Campaign)).Sum(credit => Share(credit, plan));
        var cost = facts.Channels.SelectMany(channel => Values(channel, "cost", plan.From)
            .Where(v => plan.Covers(v.Day, channel.Id, v.Campaign)).Select(v => v.Value / CoveringPlans(v.Day, channel.Id, v.Campaign).Count));
        return new ExpectedPlan(plan.Id, facts.Marketers[plan.Marketer], plan.TargetLeads, plan.AllowedCpl, share, Micros(cost));
    }

    /// <summary>Plans that cover the same credit share it equally, as they share its cost; what does not divide goes to the first ones by id.</summary>
    private long Share(Credit credit, PushedPlan plan)
    {
        var sharing = CoveringPlans(credit.Day, credit.Channel, credit.Campaign);
        return (credit.Units / sharing.Count) + (sharing.IndexOf(plan) < credit.Units % sharing.Count ? 1 : 0);
    }

    private List<PushedPlan> CoveringPlans(DateOnly day, string channel, string campaign) => [.. facts.Plans.Where(plan => plan.Covers(day, channel, campaign))];

    private long? Count(PushedChannel channel, string measure)
    {
        var values = Values(channel, measure, monday).ToList();
        return values.Count == 0 ? null : (long)values.Sum(v => v.Value);
    }

    /// <summary>What counts for a channel's measure from a day to the week's Sunday: our events, one each, or the platform's totals.</summary>
    private IEnumerable<(DateOnly Day, string Campaign, decimal Value)> Values(PushedChannel channel, string measure, DateOnly from)
    {
        if (!channel.TrustsPlatform(measure))
        {
            return facts.Events
                .Where(e => e.Measure == measure && e.Channel == channel.Id && e.Day >= from && e.Day <= sunday)
                .Select(e => (e.Day, e.Campaign, measure == "cost" ? e.Amount : 1));
        }

        // A total of the whole channel counts only on days for which no campaign has one.
        return facts.Totals
            .Where(t => t.Measure == measure && t.Channel == channel.Id && t.Source == channel.Platform && t.From >= from && t.To <= sunday)
            .GroupBy(t => t.From)
            .SelectMany(day => day.Any(t => t.Campaign != "") ? day.Where(t => t.Campaign != "") : day)
            .Select(t => (t.From, t.Campaign, t.Value));
    }

    private static long? Micros(IEnumerable<decimal> amounts)
    {
        var list = amounts.ToList();
        return list.Count == 0 ? null : (long)(list.Sum() * 1_000_000m);
    }

    private static long? Sum(List<ExpectedLine> lines, Func<ExpectedLine, long?> number) =>
        lines.All(line => number(line) is null) ? null : lines.Sum(line => number(line) ?? 0);
}
