using Attribution.Domain.Leads;

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
    public static Person Reached(Person person, LeadState state)
    {
        var card = person.Card with { ClosedWonAt = state.ConvertedAt };
        return new Person(card, [card, .. person.Forms.Skip(1)]);
    }
}
