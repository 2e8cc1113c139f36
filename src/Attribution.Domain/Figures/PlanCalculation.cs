using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;

namespace Attribution.Domain.Figures;

/// <summary>How plans stand at the end of a week.</summary>
internal static class PlanCalculation
{
    /// <summary>One line per plan, by the marketer's name, then plan id.</summary>
    public static IReadOnlyList<PlanFigures> Of(WeekInputs inputs, IReadOnlyList<ChannelCounts> channels) =>
    [
        .. inputs.Plans
            .Select(plan => Line(plan, inputs, channels))
            .OrderBy(line => line.MarketerName, StringComparer.Ordinal)
            .ThenBy(line => line.Plan.Id, StringComparer.Ordinal),
    ];

    /// <summary>Credit of one plan, or of <see cref="PlanCredit.OutsideEveryPlan"/>, under one model.</summary>
    public static long Credit(WeekInputs inputs, string plan, AttributionModel model) =>
        inputs.PlanCredits.Where(credit => credit.Plan == plan).Sum(credit => credit.Credits[model]);

    private static PlanFigures Line(Plan plan, WeekInputs inputs, IReadOnlyList<ChannelCounts> channels)
    {
        var until = plan.To < inputs.Week.Sunday ? plan.To : inputs.Week.Sunday;
        return new PlanFigures(
            plan,
            inputs.Marketers.GetValueOrDefault(plan.Marketer, plan.Marketer),
            Credit(inputs, plan.Id, plan.Model),
            Cost(plan, until, channels),
            Math.Max(0, Days(plan.From, until)),
            Days(plan.From, plan.To));
    }

    // A cost without a campaign is nobody's share of a plan for certain campaigns, which Plan.Covers sees to: no campaign in
    // scope has an empty id.
    private static long? Cost(Plan plan, DateOnly until, IReadOnlyList<ChannelCounts> channels)
    {
        var inScope = (
            from channel in channels
            from cost in channel.Truth(Measure.Cost)
            where cost.Day <= until && plan.Covers(cost.Day, channel.Channel.Id, cost.Campaign)
            select cost.Value).ToList();
        return inScope is [] ? null : inScope.Sum();
    }

    private static int Days(DateOnly first, DateOnly last) => last.DayNumber - first.DayNumber + 1;
}
