using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;

namespace Attribution.Domain.LeadLife;

/// <summary>
/// Whether the score sees what it should: customers that scored low, high scores that never bought, and how many points customers and all others have. The score does not look at
/// the outcome (<see cref="LeadScore"/>), so where the two disagree its criteria should be changed.
/// </summary>
public static class ScoreCheckKpis
{
    /// <summary>The area <c>score-check</c>.</summary>
    public static KpiArea Area { get; } = new("score-check", [CutKind.Channel, CutKind.Manager, CutKind.Temperature, CutKind.Family], Lines);

    private static IReadOnlyList<KpiLine> Lines(KpiInputs inputs, AttributionModel model, CutKind by) => by == CutKind.Total
        ? [Line(inputs, model, Cut.Total)]
        : [.. inputs.Sums.Lines(by).Where(cut => !inputs.Sums[cut, LeadMeasures.Leads].IsNone).Select(cut => Line(inputs, model, cut))];

    private static KpiLine Line(KpiInputs inputs, AttributionModel model, Cut cut)
    {
        long Sum(string measure) => inputs.Sums.Of(cut, measure, model);
        var (leads, customers, points, ofCustomers) = (Sum(LeadMeasures.Leads), Sum(LeadMeasures.Customers), Sum(LeadMeasures.Score), Sum(LeadMeasures.CustomerScore));
        return new KpiLine(cut.Id,
        [
            new("lowScore", KpiUnit.Points, new KpiPart("lowScore", KpiUnit.Points, inputs.ScoreLimits.Low)),
            new("highScore", KpiUnit.Points, new KpiPart("highScore", KpiUnit.Points, inputs.ScoreLimits.High)),
            new("lowScoreCustomers", KpiUnit.Ratio, KpiPart.Count("lowScoreCustomers", Sum(LeadMeasures.LowCustomers)), KpiPart.Count("customers", customers)),
            new("highScoreWithoutSale", KpiUnit.Ratio, KpiPart.Count("highScoreWithoutSale", Sum(LeadMeasures.HighWithoutSale)), KpiPart.Count("highScoreLeads", Sum(LeadMeasures.HighLeads))),
            new("scoreOfCustomers", KpiUnit.Points, KpiPart.Points("points", ofCustomers), KpiPart.Count("customers", customers)),
            new("scoreOfOthers", KpiUnit.Points, KpiPart.Points("points", points - ofCustomers), KpiPart.Count("others", leads - customers)),
        ])
        {
            Part = cut.Part,
        };
    }
}
