using Attribution.Domain.Leads;

namespace Attribution.Domain.Models;

/// <summary>What may come of a lead. The numbers and names are stored.</summary>
public enum Milestone
{
    /// <summary>An opportunity was opened for it.</summary>
    Opportunity = 1,

    /// <summary>The opportunity was closed and won.</summary>
    ClosedWon = 2,
}

/// <summary>A model that is incomplete for a lead: the milestone's share is left out and the rest scaled to one lead.</summary>
/// <param name="Model">The model.</param>
/// <param name="Milestone">What has not been reached yet.</param>
public readonly record struct MissingMilestone(AttributionModel Model, Milestone Milestone);

/// <summary>How far a lead has got, and how far a model looks.</summary>
/// <remarks>
/// A lead is the earliest stage: an opportunity or a win that is dated before the form counts as being at the form, because the same deal
/// cannot be won before the person was known.
/// </remarks>
public static class Milestones
{
    /// <summary>The milestones that a model weighs beside the first touch and the lead's.</summary>
    public static IReadOnlyList<Milestone> Of(AttributionModel model) => model switch
    {
        AttributionModel.WShaped => [Milestone.Opportunity],
        AttributionModel.FullPath => [Milestone.Opportunity, Milestone.ClosedWon],
        _ => [],
    };

    /// <summary>When a lead reached a milestone; null while it has not.</summary>
    public static DateTimeOffset? At(this Lead lead, Milestone milestone)
    {
        var at = milestone == Milestone.Opportunity ? lead.OpportunityAt : lead.ClosedWonAt;
        return at < lead.ConvertedAt ? lead.ConvertedAt : at;
    }

    /// <summary>The moment up to which a model looks at touches: the conversion, or a later milestone that it weighs; of a deal, its end.</summary>
    /// <remarks>W-shaped ends with the opportunity also where the journey does not: what follows it is outside of the W.</remarks>
    public static DateTimeOffset End(this Lead lead, AttributionModel model) =>
        lead.EndsAt is { } end && model != AttributionModel.WShaped ? end : Of(model).Select(lead.At).Append(lead.ConvertedAt).Max()!.Value;

    /// <summary>The moment up to which any model looks.</summary>
    public static DateTimeOffset End(this Lead lead) => lead.End(AttributionModel.FullPath);

    /// <summary>Models that are incomplete for a lead, and why.</summary>
    public static IReadOnlyList<MissingMilestone> Missing(Lead lead) =>
    [
        .. from model in ModelCredits.Models
           from milestone in Of(model)
           where lead.At(milestone) is null
           select new MissingMilestone(model, milestone),
    ];
}
