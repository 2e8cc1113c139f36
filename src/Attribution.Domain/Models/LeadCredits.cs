using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;

namespace Attribution.Domain.Models;

/// <summary>What one lead is credited to: the content of its row in the ledger.</summary>
/// <param name="Lead">Lead key.</param>
/// <param name="Channels">Credit per channel and campaign, sorted by both; under every model the sum is one lead, or nothing for an attached form.</param>
/// <param name="Plans">Credit per plan, sorted, with <see cref="PlanCredit.OutsideEveryPlan"/> for the rest; under every model the sum is one lead.</param>
/// <param name="Touches">Touches that were weighed, in order.</param>
/// <param name="Rules">Version and settings that produced it, readable.</param>
public sealed record LeadCredits(
    string Lead,
    IReadOnlyList<ChannelCredit> Channels,
    IReadOnlyList<PlanCredit> Plans,
    IReadOnlyList<string> Touches,
    string Rules)
{
    /// <summary>Key of the lead that is the person's card, when this form is attached to it: then there is no credit at all. Null for a lead.</summary>
    public string? AttachedTo { get; init; }

    /// <summary>
    /// Credit that a rejected lead would have, per channel and campaign, sorted by both; under every model the sum is one lead. Empty for all
    /// others: what is attached to a card has nothing to lose.
    /// </summary>
    public IReadOnlyList<ChannelCredit> Withheld { get; init; } = [];

    /// <summary>How warm the lead was when it came; null when nothing said so.</summary>
    public LeadTemperature? Temperature { get; init; }

    /// <summary>Keys of the person's other forms, which are attached to this card, sorted: what is said of them is said of the card.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>Touches on the way to the form that count, in order of time, also of a rejected lead: what its score and its temperature look at.</summary>
    public IReadOnlyList<LeadTouch> Approach { get; init; } = [];

    /// <summary>Models that were incomplete for the lead, because it had not reached a milestone that they weigh; sorted by model.</summary>
    public IReadOnlyList<MissingMilestone> Missing { get; init; } = [];

    /// <summary>Channels of the touches up to the form, as a path; empty when there is no credit at all.</summary>
    public string Path { get; init; } = "";

    /// <summary>Touches that lie on the journey and were not weighed, because it has more than are; in order, the first few hundred.</summary>
    public IReadOnlyList<string> Passed { get; init; } = [];

    /// <summary>Trails that the touches of the journey lie on, sorted.</summary>
    public IReadOnlyList<string> Trails { get; init; } = [];

    /// <summary>Whether the lead was rejected or restored, as it was last said; null when nothing was.</summary>
    public LeadStanding? Standing { get; init; }

    /// <summary>Whether the lead was rejected: then there is no credit at all.</summary>
    public bool IsRejected => Standing is { IsRejected: true };

    /// <summary>Whether the journey consists of the same touches.</summary>
    public bool HasTheTouchesOf(LeadCredits other) => Touches.SequenceEqual(other.Touches) && Passed.SequenceEqual(other.Passed);

    /// <summary>Whether the reasons and circumstances are the same; credits are compared as sums.</summary>
    public bool TellsTheSameAs(LeadCredits other) =>
        HasTheTouchesOf(other) && Trails.SequenceEqual(other.Trails) && Rules == other.Rules && AttachedTo == other.AttachedTo
        && Missing.SequenceEqual(other.Missing)
        && Approach.SequenceEqual(other.Approach) && Forms.SequenceEqual(other.Forms)
        && Path == other.Path && Standing == other.Standing && Temperature == other.Temperature;
}

/// <summary>Credit of a channel and campaign.</summary>
/// <param name="Channel">Channel id, or <c>unattributed</c>.</param>
/// <param name="Campaign">Campaign id; empty when there is none.</param>
/// <param name="Credits">Credit under every model.</param>
public sealed record ChannelCredit(string Channel, string Campaign, ModelCredits Credits);

/// <summary>Credit of a plan.</summary>
/// <param name="Plan">Plan id, or <see cref="OutsideEveryPlan"/>.</param>
/// <param name="Credits">Credit under every model.</param>
public sealed record PlanCredit(string Plan, ModelCredits Credits)
{
    /// <summary>Stands for the part of a lead that no plan covers.</summary>
    public const string OutsideEveryPlan = "-";

    /// <summary>Version of the plan that held on the lead's day; 0 for <see cref="OutsideEveryPlan"/>.</summary>
    public int Version { get; init; }
}
