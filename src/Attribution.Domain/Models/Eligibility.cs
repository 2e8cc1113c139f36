using Attribution.Domain.Leads;

namespace Attribution.Domain.Models;

/// <summary>
/// Decides about every touch that is connected with a lead whether it earns credit. Crediting and explaining both ask here, so that an
/// explanation cannot tell another story than the credit.
/// </summary>
public static class Eligibility
{
    private const string FormPrefix = "form:";

    /// <summary>Judges all touches, and the form itself, which is a contact too; all forms where the journey goes on after the first. The order of the list does not matter.</summary>
    /// <param name="person">Whose lead it is; the card is the lead.</param>
    /// <param name="connected">Touches that share identifiers with the person, directly or through others.</param>
    /// <param name="rules">The settings.</param>
    /// <returns>One verdict per touch, in order of time, then id.</returns>
    public static IReadOnlyList<JudgedTouch> Judge(Person person, IReadOnlyList<Touchpoint> connected, AttributionRules rules)
    {
        var touches = connected.Select(touch => new JudgedTouch(touch, AtFirstSight(touch, person, rules))).ToList();
        touches.AddRange([.. FormsOf(person).Select(form => Form(form, touches))]);

        // Two touches of one id are one touch that was delivered twice; should they differ, the earlier statement stands whatever
        // the order of the list.
        List<JudgedTouch> judged =
        [
            .. touches
                .OrderBy(t => t.Touch.OccurredAt)
                .ThenBy(t => t.Touch.Id, StringComparer.Ordinal)
                .ThenBy(t => t.Touch.Channel, StringComparer.Ordinal)
                .ThenBy(t => t.Touch.Campaign, StringComparer.Ordinal),
        ];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        Reject(judged, [.. Places(judged, t => t.Earns && !ids.Add(t.Touch.Id))], Verdict.Duplicate);
        Reject(judged, TooMany(judged, person.Card, rules.MostTouches), Verdict.BeyondMostTouches);
        return judged;
    }

    /// <summary>Id of the touch that a form is.</summary>
    public static string FormId(Lead lead) => FormPrefix + lead.Key;

    /// <summary>Whether a touch can connect others with the person: it is theirs, and within the window.</summary>
    /// <remarks>Someone else's touch, or one that cannot count, must not lead to further ones.</remarks>
    public static bool Connects(Touchpoint touch, Person person, AttributionRules rules) =>
        AtFirstSight(touch, person, rules) is Verdict.Counts or Verdict.CountsForMilestones;

    // The window is a length of time, not a number of calendar days, and closed at both ends: an age of exactly the lookback
    // counts, and so does a touch at the very moment of the conversion.
    private static Verdict AtFirstSight(Touchpoint touch, Person person, AttributionRules rules)
    {
        var age = person.Card.ConvertedAt - touch.OccurredAt;
        return !person.MayHaveMade(touch) ? Verdict.OtherPerson
            : age > rules.Lookback ? Verdict.OlderThanWindow
            : age >= TimeSpan.Zero || touch.OccurredAt <= person.Card.EndsAt ? Verdict.Counts
            : touch.OccurredAt <= person.Card.End() ? Verdict.CountsForMilestones
            : Verdict.AfterConversion;
    }

    private static IReadOnlyList<Lead> FormsOf(Person person) => person.Card.EndsAt is null ? [person.Card] : person.Forms;

    // A form filled on the platform itself (an instant form) has no click on our site, so the form is the contact. When a touch
    // carries the click id that the form carries, that touch is the contact, and the form would count it twice.
    private static JudgedTouch Form(Lead lead, List<JudgedTouch> touches)
    {
        var form = new Touchpoint(FormId(lead), lead.Channel ?? "", lead.Campaign, lead.ConvertedAt, lead.Identifiers);
        if (lead.Channel is null)
        {
            return new JudgedTouch(form, Verdict.NoChannel);
        }

        var clicks = touches.Where(t => t.Verdict == Verdict.Counts && CarriesClickOf(lead, t.Touch)).ToList();
        return clicks is []
            ? new JudgedTouch(form, Verdict.Counts)
            : new JudgedTouch(form, Verdict.ReplacedByClick)
            {
                StandsInstead = clicks.OrderBy(t => t.Touch.OccurredAt).ThenBy(t => t.Touch.Id, StringComparer.Ordinal).Last().Touch.Id,
            };
    }

    /// <summary>Whether a touch is the click that a form names.</summary>
    internal static bool CarriesClickOf(Lead lead, Touchpoint touch) =>
        touch.Identifiers.Any(i => Identifier.IsClick(i) && lead.Identifiers.Any(own => Identifier.AreSame(own, i)));

    /// <summary>Place of the touch that created a lead: the form, else the click that the form names, else the last one before it; -1 when all came later.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="touches">Touches in order of time.</param>
    internal static int CreatingTouch(Lead lead, List<Touchpoint> touches)
    {
        var form = touches.FindIndex(touch => touch.Id == FormId(lead));
        var click = touches.FindLastIndex(touch => touch.OccurredAt <= lead.ConvertedAt && CarriesClickOf(lead, touch));
        return form >= 0 ? form : click >= 0 ? click : touches.FindLastIndex(touch => touch.OccurredAt <= lead.ConvertedAt);
    }

    // The first touch decides models of its own and the latest ones weigh most in the others, so a very long journey loses its middle.
    // Touches after the form take what room is left, but never that of a milestone. A journey that goes on after its first form keeps that as well.
    private static HashSet<int> TooMany(List<JudgedTouch> judged, Lead lead, int most)
    {
        var before = Places(judged, t => t.Verdict == Verdict.Counts).ToList();
        var after = Places(judged, t => t.Verdict == Verdict.CountsForMilestones).ToList();
        var steps = Enum.GetValues<Milestone>().SelectMany(step => LastUntil(after, lead.At(step))).ToList();
        List<int> kept = lead.EndsAt is null ? [] : [.. Created(before), .. LastUntil(before, lead.At(Milestone.Opportunity))];
        var middle = before.Skip(1).Except(kept).ToList();
        return
        [
            .. before.Count <= most ? [] : middle.SkipLast(Math.Max(0, middle.Count - (before.Count - most))),
            .. after.SkipLast(Math.Max(0, most - before.Count)).Except(steps),
        ];

        IEnumerable<int> Created(List<int> places) => CreatingTouch(lead, [.. places.Select(place => judged[place].Touch)]) is >= 0 and var created ? [places[created]] : [];
        IEnumerable<int> LastUntil(List<int> places, DateTimeOffset? at) => places.Where(place => judged[place].Touch.OccurredAt <= at).TakeLast(1);
    }

    private static IEnumerable<int> Places(List<JudgedTouch> judged, Func<JudgedTouch, bool> which) =>
        Enumerable.Range(0, judged.Count).Where(place => which(judged[place]));

    private static void Reject(List<JudgedTouch> judged, HashSet<int> places, Verdict verdict)
    {
        foreach (var place in places)
        {
            judged[place] = judged[place] with { Verdict = verdict };
        }
    }
}
