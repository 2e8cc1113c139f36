using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Models;
using Attribution.Domain.Plans;

namespace Attribution.Benchmarks.Report;

/// <summary>Numbers of a week: as few as fit on a page, or as many as fill four.</summary>
internal static class SampleWeek
{
    private const long Euro = 1_000_000;

    /// <summary>The week before the app's clock starts.</summary>
    public static ReportingWeek Week { get; } = new(new DateOnly(2026, 3, 16));

    /// <summary>A small team: four channels, no plans.</summary>
    public static ReportedWeek OnePage { get; } = Of(channels: 4, plans: 0, campaigns: 0);

    /// <summary>A head of marketing's: many channels, campaigns and plans.</summary>
    public static ReportedWeek FourPages { get; } = Of(channels: 30, plans: 8, campaigns: 12);

    private static ReportedWeek Of(int channels, int plans, int campaigns)
    {
        var now = Figures(Week, channels, plans, growth: 1.12m);
        var before = Figures(Week.Previous, channels, 0, growth: 1);
        return new ReportedWeek(
            now,
            before,
            [],
            [.. Enumerable.Range(0, campaigns).Select(i => Campaign(i, channels))],
            [.. Enumerable.Range(0, 12).Select(i => Trend(now, i))],
            Disagreement(now, campaigns > 0 ? Math.Min(channels, 5) : 0),
            [],
            [],
            [],
            new Dictionary<string, LeadFamily>());
    }

    private static WeekFigures Figures(ReportingWeek week, int channels, int plans, decimal growth)
    {
        List<ChannelFigures> all = [.. Enumerable.Range(0, channels).Select(i => Channel(i, growth))];
        var total = new ChannelFigures(
            "", "All", new Reach.NotAvailable(), all.Sum(c => c.Impressions), all.Sum(c => c.Clicks), all.Sum(c => c.Applications), all.Sum(c => c.LeadUnits),
            all.Sum(c => c.CostMicros), []);
        return new WeekFigures(week, "EUR", AttributionModel.PositionBased, all, total, [.. Enumerable.Range(0, plans).Select(Plan)], 0);
    }

    private static ChannelFigures Channel(int number, decimal growth) => new(
        Id(number),
        FormattableString.Invariant($"Channel {number + 1} of the spring campaign"),
        new Reach.Exact(58_210 - 1_100 * number),
        81_033 - 1_500 * number,
        1_204 - 31 * number,
        71 - 2 * number,
        (long)((41_042_100_000 - 1_100_000_000L * number) * growth),
        (1_148_370_000 - 27_310_000L * number) * (number % 5 == 3 ? 2 : 1),
        []);

    private static PlanFigures Plan(int number)
    {
        var plan = new Plan(
            FormattableString.Invariant($"plan-{number + 1}"), "anna", new(2026, 3, 1), new(2026, 3, 31), 300, 35 * Euro, 9_000 * Euro, [Id(number)], [],
            AttributionModel.PositionBased, 1)
        {
            Pay = new PayRule(1_800 * Euro, PayRule.UsualFixedMillionths, null),
        };
        var part = new PlanPart(new PlanSpan(plan, DayRange.Including(plan.From, plan.To)), 22, 219 * ModelCredits.Lead, 6_832_800_000);
        return new PlanFigures(plan, "Anna Ozola", new PlanStanding([part]));
    }

    private static CampaignFigures Campaign(int number, int channels) => new(
        Id(number % channels),
        FormattableString.Invariant($"campaign-{number + 1}"),
        FormattableString.Invariant($"Campaign {number + 1}, search, exact match"),
        611 - 40 * number,
        44 - 3 * number,
        (26 - 2 * number) * ModelCredits.Lead,
        402_110_000 + 31_070_000L * number);

    private static TrendWeek Trend(WeekFigures now, int number) => new(
        new ReportingWeek(Week.Monday.AddDays(7 * (number - 11))),
        [.. now.Channels.Select(c => new TrendChannel(c.Channel, ModelCredits.From(_ => c.LeadUnits * (number + 12) / 23), c.CostMicros))]);

    private static ModelDisagreement Disagreement(WeekFigures now, int channels) => channels == 0 ? new([], []) : new(
        [new(AttributionModel.PositionBased, null), new(AttributionModel.First, null), new(AttributionModel.Last, null)],
        [.. now.Channels.Take(channels).Select((c, i) => new DisputedChannel(c.Channel, [c.LeadUnits, c.LeadUnits - i * ModelCredits.Lead, c.LeadUnits + i * ModelCredits.Lead]))]);

    private static string Id(int number) => FormattableString.Invariant($"channel-{number + 1}");
}
