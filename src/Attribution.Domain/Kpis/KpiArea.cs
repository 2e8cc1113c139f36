using Attribution.Domain.Bookings;
using Attribution.Domain.Events;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Models;
using Attribution.Domain.Personas;
using Attribution.Domain.Pipeline;

namespace Attribution.Domain.Kpis;

/// <summary>KPIs that belong together.</summary>
/// <param name="Name">As requests name it: <c>lead-life</c>.</param>
/// <param name="Cuts">What they can be told by, beside the total.</param>
/// <param name="Lines">Computes them: one line per line of the cut that has anything, sorted by id, nobody last; exactly one for <see cref="CutKind.Total"/>.</param>
public sealed record KpiArea(string Name, IReadOnlyList<CutKind> Cuts, Func<KpiInputs, AttributionModel, CutKind, IReadOnlyList<KpiLine>> Lines)
{
    /// <summary>All areas, in the order in which they are read.</summary>
    public static IReadOnlyList<KpiArea> All { get; } =
    [
        LeadLifeKpis.Area,
        ScoreCheckKpis.Area,
        PipelineKpis.Area,
        JointKpis.Area,
        EventKpis.Area,
        PersonaKpis.Area,
    ];
}
