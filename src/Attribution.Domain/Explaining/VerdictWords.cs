using Attribution.Domain.Leads;
using Attribution.Domain.Models;

namespace Attribution.Domain.Explaining;

/// <summary>Tells in a sentence why a touch counts for a lead or not.</summary>
internal static class VerdictWords
{
    /// <summary>The sentence about one touch.</summary>
    /// <param name="touch">The touch with its verdict.</param>
    /// <param name="all">All touches of the lead, which it may have to be compared with.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="rules">The settings that were applied.</param>
    /// <param name="words">How things are called.</param>
    public static string Why(JudgedTouch touch, IReadOnlyList<JudgedTouch> all, Lead lead, AttributionRules rules, Vocabulary words) => touch.Verdict switch
    {
        Verdict.Counts when IsForm(touch, lead) => "Counts: it is the form itself, and no click that the form names is part of the journey.",
        Verdict.Counts when Eligibility.CarriesClickOf(lead, touch.Touch) => $"Counts: it is the click that the form names, {Age(touch, lead)}.",
        Verdict.Counts => $"Counts: {Age(touch, lead)}, within the {Vocabulary.Length(rules.Lookback)} that count.",
        Verdict.CountsForMilestones => $"Counts for W-shaped or full path only: it came {Age(touch, lead)} and before a later step of the lead.",
        Verdict.OtherPerson => "Does not count: somebody else at the same browser. It names an e-mail address or telephone number, and none of this person's.",
        Verdict.OlderThanWindow => $"Does not count: {OldAge(touch, lead, rules)}; only the last {Vocabulary.Length(rules.Lookback)} before it count.",
        Verdict.AfterConversion => $"Does not count: it came {Age(touch, lead)}.",
        Verdict.Duplicate => "Does not count again: the same touch was also told for an earlier moment, and that one stands.",
        Verdict.BeyondMostTouches => $"Does not count: the journey is longer than the {rules.MostTouches} touches that are weighed, the first and the latest; this one is of its middle.",
        Verdict.ReplacedByClick => $"Does not count again: the form names a click that is part of the journey, {Click(touch, all, words)}, and both are one contact.",
        Verdict.NoChannel => "Does not count: nobody said which channel the form belongs to, so only the touches before it can be credited.",
        _ => throw new ArgumentOutOfRangeException(nameof(touch), touch.Verdict, "This verdict has no sentence."),
    };

    /// <summary>Whether a touch is the form itself.</summary>
    public static bool IsForm(JudgedTouch touch, Lead lead) => touch.Touch.Id == Eligibility.FormId(lead);

    private static string Age(JudgedTouch touch, Lead lead)
    {
        var age = lead.ConvertedAt - touch.Touch.OccurredAt;
        return age == TimeSpan.Zero ? "at the moment of the form"
            : age > TimeSpan.Zero ? $"{Vocabulary.Length(age)} before the form"
            : $"{Vocabulary.Length(-age)} after the form";
    }

    // Lengths are cut: "30 days, and only 30 days count" would be no reason.
    private static string OldAge(JudgedTouch touch, Lead lead, AttributionRules rules)
    {
        var age = Vocabulary.Length(lead.ConvertedAt - touch.Touch.OccurredAt);
        return age == Vocabulary.Length(rules.Lookback) ? $"just over {age} before the form" : $"{age} before the form";
    }

    private static string Click(JudgedTouch form, IReadOnlyList<JudgedTouch> all, Vocabulary words)
    {
        var click = all.First(touch => touch.Touch.Id == form.StandsInstead && touch.Verdict != Verdict.Duplicate).Touch;
        return $"{words.Source(click.Channel, click.Campaign)} of {words.Time(click.OccurredAt)}";
    }
}
