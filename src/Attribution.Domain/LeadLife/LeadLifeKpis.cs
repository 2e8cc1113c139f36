using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;

namespace Attribution.Domain.LeadLife;

/// <summary>The figures of leads from form to customer.</summary>
/// <remarks>
/// Figures of leads are told of the leads of the days, and say how these stand so far, whenever it happened; those that end with <c>InPeriod</c>, the
/// assignments and the answers to the question of recommendation tell what happened on the days, whatever day the lead is of.
/// </remarks>
public static class LeadLifeKpis
{
    /// <summary>The area <c>lead-life</c>.</summary>
    public static KpiArea Area { get; } = new("lead-life", [CutKind.Channel, CutKind.Marketer, CutKind.Manager, CutKind.Temperature, CutKind.Family], Lines);

    private static IReadOnlyList<KpiLine> Lines(KpiInputs inputs, AttributionModel model, CutKind by) => by == CutKind.Total
        ? [Line(new LeadLine(inputs, model, Cut.Total))]
        : [.. inputs.Sums.Lines(by).Select(cut => new LeadLine(inputs, model, cut)).Where(line => line.HasAny).Select(Line)];

    private static KpiLine Line(LeadLine line) => new(line.Cut.Id,
    [
        line.Count("leads", LeadMeasures.Leads),
        line.Count("accepted", LeadMeasures.Accepted),
        line.Share("qualified", LeadMeasures.Qualified, LeadMeasures.Leads),
        line.Share("rejected", LeadMeasures.Rejected, LeadMeasures.Leads),
        line.Count("deferred", LeadMeasures.Deferred),
        line.Points("completeness", LeadMeasures.Completeness),
        line.Points("score", LeadMeasures.Score),
        line.Share("contacted", LeadMeasures.Contacted, LeadMeasures.Accepted),
        line.Days("timeToContact", LeadMeasures.ContactSeconds, LeadMeasures.Contacted),
        line.Share("demos", LeadMeasures.Demos, LeadMeasures.Accepted),
        line.Share("conversion", LeadMeasures.Customers, LeadMeasures.Accepted),
        line.Days("timeToConversion", LeadMeasures.ConversionSeconds, LeadMeasures.Customers),
        line.Count("recycled", LeadMeasures.Recycled),
        line.Share("recycledShare", LeadMeasures.Recycled, LeadMeasures.Refused),
        .. line.CostPerRecycled(),
        line.Nps(),
        line.Count("qualifiedInPeriod", LeadMeasures.QualifiedInPeriod),
        line.Count("rejectedInPeriod", LeadMeasures.RejectedInPeriod),
        line.Count("convertedInPeriod", LeadMeasures.ConvertedInPeriod),
        line.Count("reactivatedInPeriod", LeadMeasures.ReactivatedInPeriod),
        .. line.Load(),
        .. line.Warmth(),
    ])
    {
        Part = line.Cut.Part,
    };
}

/// <summary>One line of one cut, and the figures that it can have.</summary>
internal sealed record LeadLine(KpiInputs Inputs, AttributionModel Model, Cut Cut)
{
    private static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>
    {
        [LeadMeasures.Recycled] = "recycled",
        [LeadMeasures.Refused] = "refused",
    };

    private static readonly IReadOnlyList<string> Own =
    [
        LeadMeasures.Leads, LeadMeasures.QualifiedInPeriod, LeadMeasures.RejectedInPeriod, LeadMeasures.ConvertedInPeriod, LeadMeasures.ReactivatedInPeriod, LeadMeasures.NpsAnswers,
        LeadMeasures.Assigned,
    ];

    /// <summary>Whether leads have booked anything in the line; other areas share the cuts.</summary>
    public bool HasAny => Own.Any(measure => !Inputs.Sums[Cut, measure].IsNone);

    private long this[string measure] => Inputs.Sums.Of(Cut, measure, Model);

    public KpiFigure Count(string name, string measure) => new(name, KpiUnit.Count, Part(measure, name));

    public KpiFigure Share(string name, string measure, string of) => new(name, KpiUnit.Ratio, Part(measure), Part(of));

    public KpiFigure Points(string name, string measure) => new(name, KpiUnit.Points, KpiPart.Points("points", this[measure]), Part(LeadMeasures.Leads));

    public KpiFigure Days(string name, string measure, string of) => new(name, KpiUnit.Days, KpiPart.Days("days", this[measure]), Part(of));

    /// <summary>
    /// Cost of the recycled leads at the line's cost per lead, per recycled lead. Only where cost is told: of all leads, and of a channel.
    /// </summary>
    public IEnumerable<KpiFigure> CostPerRecycled()
    {
        if (Cut.Kind is not (CutKind.Total or CutKind.Channel))
        {
            yield break;
        }

        var (cost, leads, recycled) = (Inputs.CostMicros(Cut), this[LeadMeasures.Leads], this[LeadMeasures.Recycled]);
        var ofRecycled = cost is null || leads == 0 ? 0 : (decimal)cost.Value / Measures.Money.MicrosPerUnit * recycled / leads;
        yield return new KpiFigure("costPerRecycled", KpiUnit.Money, new KpiPart("cost", KpiUnit.Money, ofRecycled, Inputs.Currency), Part(LeadMeasures.Recycled))
        {
            Currency = Inputs.Currency,
            Withheld = cost is null ? "no:cost" : null,
        };
    }

    /// <summary>Share of promoters less that of detractors among the answers of the days.</summary>
    public KpiFigure Nps() => new("nps", KpiUnit.Points, KpiPart.Count("promotersLessDetractors", this[LeadMeasures.NpsBalance]), KpiPart.Count("answers", this[LeadMeasures.NpsAnswers]));

    /// <summary>How much a manager was handed, how much of it was hot, and what is left to do of the leads of the days.</summary>
    public IEnumerable<KpiFigure> Load() => Cut.Kind != CutKind.Manager ? [] :
    [
        Count("assigned", LeadMeasures.Assigned),
        new KpiFigure("hotShare", KpiUnit.Ratio, KpiPart.Count("assignedHot", this[LeadMeasures.AssignedHot]), KpiPart.Count("assigned", this[LeadMeasures.Assigned])),
        Count("openLoad", LeadMeasures.Open),
    ];

    /// <summary>How warm the leads of a marketer came; of all leads, the temperatures are lines of their own.</summary>
    public IEnumerable<KpiFigure> Warmth() => Cut.Kind != CutKind.Marketer ? [] :
    [
        Share("hot", LeadMeasures.HotLeads, LeadMeasures.Leads),
        Share("warm", LeadMeasures.WarmLeads, LeadMeasures.Leads),
        new KpiFigure(
            "cold",
            KpiUnit.Ratio,
            KpiPart.Count("coldLeads", this[LeadMeasures.Leads] - this[LeadMeasures.HotLeads] - this[LeadMeasures.WarmLeads]),
            Part(LeadMeasures.Leads)),
    ];

    private KpiPart Part(string measure, string? name = null) => KpiPart.Count(name ?? Names.GetValueOrDefault(measure, measure), this[measure]);
}
