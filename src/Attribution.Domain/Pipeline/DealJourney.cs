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
    /// <param name="until">The moment: of opening or closing. Forms that came later have no part in it, unless the deal names them.</param>
    /// <returns>Null when nobody of the account had left a form by then.</returns>
    /// <remarks>
    /// A form that the deal names and that is dated after the moment counts as being at it, or the other way round: nobody can have dealt with a person who was
    /// not known, and days without hours are told for midnight.
    /// </remarks>
    public static DealJourney? Of(DealState deal, IEnumerable<Lead> forms, DateTimeOffset until)
    {
        var all = forms.DistinctBy(form => form.Key, StringComparer.Ordinal).OrderBy(form => form.ConvertedAt).ThenBy(form => form.Key, StringComparer.Ordinal).ToList();
        var end = all.Where(form => deal.Leads.Contains(form.Key)).Select(form => form.ConvertedAt).Where(at => at > until).DefaultIfEmpty(until).Min();
        if (all.Exists(form => form.ConvertedAt <= until))
        {
            end = until;
        }

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
