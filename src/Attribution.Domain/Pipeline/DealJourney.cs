using Attribution.Domain.Leads;

namespace Attribution.Domain.Pipeline;

/// <summary>
/// The journey of a deal up to a moment: what all people of its account went through together. They are one subject, whose lead is the first form of them
/// all, and whose journey ends at that moment instead of the form.
/// </summary>
/// <param name="Person">The subject; its card carries the deal's milestones and the end.</param>
public sealed record DealJourney(Person Person)
{
    /// <summary>When the journey ends.</summary>
    public DateTimeOffset EndsAt => Person.Card.EndsAt!.Value;

    /// <summary>The journey of a deal.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="forms">All forms of all people of its account, and of the leads that it names.</param>
    /// <param name="until">The moment: of opening or closing. Forms that came later have no part in it.</param>
    /// <returns>Null when nobody of the account had left a form by then.</returns>
    /// <remarks>
    /// Where nobody was known by then, the journey goes on to the first form that the deal names: nobody can have dealt with somebody who was not known, but days
    /// without hours are told for midnight.
    /// </remarks>
    public static DealJourney? Of(DealState deal, IEnumerable<Lead> forms, DateTimeOffset until)
    {
        var all = forms.DistinctBy(form => form.Key, StringComparer.Ordinal).OrderBy(form => form.ConvertedAt).ThenBy(form => form.Key, StringComparer.Ordinal).ToList();
        var isKnown = all.Exists(form => form.ConvertedAt <= until);
        var end = isKnown ? until : all.Find(form => deal.Leads.Contains(form.Key))?.ConvertedAt ?? until;
        var known = all.Where(form => form.ConvertedAt <= end).ToList();
        if (known is [])
        {
            return null;
        }

        var card = known[0] with
        {
            OpportunityAt = deal.OpenedAt <= until ? deal.OpenedAt : null,
            ClosedWonAt = deal.WonAt <= until ? deal.WonAt : null,
            EndsAt = end,
        };
        return new DealJourney(new Person(card, [card, .. known.Skip(1)]));
    }

    /// <summary>One of the people, on the deal's journey: their own identifiers, the deal's times.</summary>
    public Person Of(Person one) => new(Person.Card, one.Forms);
}
