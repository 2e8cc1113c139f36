using Attribution.Domain.Leads;
using Attribution.Domain.Pipeline;

namespace Attribution.Domain.LeadLife;

/// <summary>
/// What came of leads, as the models that look beyond the form see it. The one place that sets <see cref="Lead.OpportunityAt"/> and
/// <see cref="Lead.ClosedWonAt"/>: who credits a lead and who explains its credit both ask here.
/// </summary>
public static class LeadMilestones
{
    /// <summary>The person with the milestones that the card has reached.</summary>
    /// <param name="person">The person.</param>
    /// <param name="state">How the card stands.</param>
    /// <param name="deals">How far its deals have come.</param>
    public static Person Reached(Person person, LeadState state, DealMilestones deals)
    {
        var wonAt = state.ConvertedAt < deals.WonAt ? state.ConvertedAt : deals.WonAt ?? state.ConvertedAt;
        var card = person.Card with { OpportunityAt = deals.OpenedAt, ClosedWonAt = wonAt };
        return new Person(card, [card, .. person.Forms.Skip(1)]);
    }
}
