using Attribution.Domain.Bookings;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Domain.Personas;

namespace Attribution.Domain.LeadLife;

/// <summary>In which lines of each cut a lead is told: as a whole by who and what it is, in shares by what its credit went to.</summary>
public static class LeadSharing
{
    /// <summary>How what a lead books is shared.</summary>
    /// <param name="day">Its day.</param>
    /// <param name="credits">Its credit; of a rejected lead what it would have earned, for channels and for the plans that would cover it.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="temperature">How warm it was when it came.</param>
    /// <param name="around">Whose plans are, and how channels find people.</param>
    public static Sharing Of(DateOnly day, LeadCredits credits, LeadState state, LeadTemperature temperature, LeadSurroundings around)
    {
        var channels = credits.IsRejected ? credits.Withheld : credits.Channels;
        List<Cut> whole =
        [
            Cut.Total,
            new(CutKind.Manager, state.Manager ?? Cut.Nobody),
            new(CutKind.Temperature, Word(temperature)),
            CellOf(state),
        ];
        List<IReadOnlyList<CutShare>> shared =
        [
            [.. channels.Select(channel => new CutShare(new Cut(CutKind.Channel, channel.Channel, channel.Campaign), channel.Credits))],

            // How many of the leads that somebody brings are rejected says how good they are, though only the others count for the plan.
            Added((credits.IsRejected ? PlanShares.Of(day, credits.Withheld, around.Plans) : credits.Plans).Select(plan => (new Cut(CutKind.Marketer, Marketer(plan, around)), plan.Credits))),
        ];

        if (state.Family is { } family)
        {
            whole.Add(new Cut(CutKind.Family, Word(family)));
        }
        else
        {
            shared.Add(Added(channels.Select(channel => (new Cut(CutKind.Family, around.FamilyOf(channel.Channel) is { } usual ? Word(usual) : Cut.Nobody), channel.Credits))));
        }

        return new Sharing(whole, shared);
    }

    /// <summary>The cell of persona and journey stage that it came in.</summary>
    public static Cut CellOf(LeadState state) => PersonaCells.CellOf(state.Persona, state.Stages is [var first, ..] ? first.Stage : null);

    private static string Marketer(PlanCredit plan, LeadSurroundings around) =>
        plan.Plan == PlanCredit.OutsideEveryPlan ? Cut.Nobody : around.MarketerOf(plan.Plan, plan.Version) ?? Cut.Nobody;

    private static IReadOnlyList<CutShare> Added(IEnumerable<(Cut Cut, ModelCredits Credits)> parts) =>
    [
        .. parts.GroupBy(part => part.Cut, part => part.Credits)
            .Select(same => new CutShare(same.Key, same.Aggregate(ModelCredits.None, (sum, credits) => sum + credits))).OrderBy(share => share.Cut),
    ];

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
