using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;

namespace Attribution.Functions.Kpis;

/// <summary>What a reader wants KPIs told by.</summary>
/// <param name="Name">As requests name it.</param>
/// <param name="Kind">The cut.</param>
internal sealed record KpiCut(string Name, CutKind Kind)
{
    private const string Campaign = "campaign";

    /// <summary>Whether the campaigns of channels are told apart.</summary>
    public bool IsByCampaign => Name == Campaign;

    /// <summary>What an area can be told by, in order; <c>total</c> alone is always possible.</summary>
    public static IReadOnlyList<KpiCut> Of(KpiArea area) =>
    [
        new("total", CutKind.Total),
        .. area.Cuts.SelectMany(kind => kind == CutKind.Channel
            ? new[] { new KpiCut("channel", kind), new KpiCut(Campaign, kind) }
            : [new KpiCut(kind.ToString().ToLowerInvariant(), kind)]),
    ];
}
