using Attribution.Domain.Leads;

namespace Attribution.Domain.Models;

/// <summary>The touches of one lead that earn credit, in order of time, then id.</summary>
/// <param name="ConvertedAt">When the lead's form was sent.</param>
/// <param name="Touches">At least one for the weight rules; none means that the lead is unattributed.</param>
/// <param name="Rules">The settings that chose them.</param>
internal sealed record Journey(DateTimeOffset ConvertedAt, IReadOnlyList<Touchpoint> Touches, AttributionRules Rules)
{
    /// <summary>Chooses the touches that count for a lead from all that are connected with it.</summary>
    public static Journey Of(Lead lead, IReadOnlyList<Touchpoint> connected, AttributionRules rules)
    {
        var eligible = connected.Where(touch => IsEligible(touch, lead, rules)).ToList();
        if (FormTouch(lead, eligible) is { } form)
        {
            eligible.Add(form);
        }

        // Two touches of one id are one touch that was delivered twice; should they differ, the earlier statement stands
        // whatever the order of the list.
        var ordered = eligible
            .OrderBy(touch => touch.OccurredAt)
            .ThenBy(touch => touch.Id, StringComparer.Ordinal)
            .ThenBy(touch => touch.Channel, StringComparer.Ordinal)
            .ThenBy(touch => touch.Campaign, StringComparer.Ordinal)
            .DistinctBy(touch => touch.Id, StringComparer.Ordinal)
            .ToList();
        return new Journey(lead.ConvertedAt, Bounded(ordered, rules.MostTouches), rules);
    }

    // The window is a length of time, not a number of calendar days, and closed at both ends: an age of exactly the lookback
    // counts, and so does a touch at the very moment of the conversion.
    private static bool IsEligible(Touchpoint touch, Lead lead, AttributionRules rules)
    {
        var age = lead.ConvertedAt - touch.OccurredAt;
        return age >= TimeSpan.Zero && age <= rules.Lookback;
    }

    // A form filled on the platform itself (an instant form) has no click on our site, so the form is the contact. When a touch
    // carries the click id that the form carries, that touch is the contact, and the form would count it twice.
    private static Touchpoint? FormTouch(Lead lead, List<Touchpoint> eligible)
    {
        if (lead.Channel is not { } channel)
        {
            return null;
        }

        var ownClicks = lead.Identifiers.Where(Identifier.IsClick).ToHashSet(StringComparer.Ordinal);
        return eligible.Exists(touch => touch.Identifiers.Any(ownClicks.Contains))
            ? null
            : new Touchpoint("form:" + lead.Key, channel, lead.Campaign, lead.ConvertedAt, lead.Identifiers);
    }

    // The first touch decides two models and the latest ones weigh most in the others, so a very long journey loses its middle.
    private static List<Touchpoint> Bounded(List<Touchpoint> ordered, int most) =>
        ordered.Count <= most ? ordered : [ordered[0], .. ordered[(ordered.Count - most + 1)..]];
}
