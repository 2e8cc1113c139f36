using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;

namespace Attribution.Domain.Explaining;

/// <summary>The answer in words.</summary>
internal static class Sentences
{
    /// <summary>What became of a form that is attached to another.</summary>
    public static string Attached(RulesComparison rules) =>
        "This form adds no lead: the person had filled another one before, which counts as the lead. It is kept, and counts as an application."
        + (rules.IsCurrent ? "" : " " + rules.Sentence);

    /// <summary>Why a lead that was rejected earns nothing, and what it would have earned.</summary>
    public static string Rejected(LeadStanding rejection, IReadOnlyList<ExplainedCredit> withheld, RulesComparison rules, LeadCase asked) =>
        $"This lead was rejected on {asked.Words.ShortDay(rejection.At)}: “{rejection.Reason}” It earns no credit until it is restored"
        + (withheld is [] ? "." : $"; by {ModelWords.Name(asked.ReportModel)}, the model of the reports, it would go to {Shares(withheld, asked.Words)}.")
        + (rules.IsCurrent ? "" : " " + rules.Sentence);

    /// <summary>The whole answer, for somebody who reads nothing else.</summary>
    public static string Summary(
        LeadCase asked, Standing standing, RulesComparison rules, IReadOnlyList<ExplainedModel> models, IReadOnlyList<ExplainedTouch> touches)
    {
        var name = ModelWords.Name(asked.ReportModel);
        var model = models.First(m => m.Model == asked.ReportModel);
        var counted = touches.Count(touch => touch.Units is not null);
        var contacts = asked.Person.Card.Key != asked.Form.Key || (asked.IsFinal && !rules.IsCurrent) ? rules.Sentence
            : standing == Standing.Credited && !rules.IsCurrent ? "This is not up to date with today's rules and touches: see 'rules'."
            : counted == 0 ? "No touch counts, so it is shown as unattributed."
            : $"Of {Vocabulary.Count(touches.Count, "known contact")}, the form included, {counted} {(counted == 1 ? "counts" : "count")}.";
        return standing == Standing.NotYet
            ? $"This lead of {Vocabulary.Day(asked.Form.Day)} was not credited yet; that takes seconds. By {name}, the model of the reports, it would go to {Shares(model.Today ?? [], asked.Words)}. {contacts}"
            : $"By {name}, the model of the reports, this lead of {Vocabulary.Day(asked.Form.Day)} goes to {Shares(model.Credits, asked.Words)}. {contacts}";
    }

    /// <summary>Who got how much under one model, and through which touches.</summary>
    public static string Model(IReadOnlyList<ExplainedCredit> credits, LeadCase asked, IReadOnlyList<ExplainedTouch> touches)
    {
        var at = touches.ToLookup(touch => touch.Touch.Id, StringComparer.Ordinal);
        return credits switch
        {
            [] when asked.Ledger is null => "Not credited yet.",
            [] => "Not credited yet: this model did not exist when the lead was credited.",
            [{ Channel: Channel.Unattributed }] => "Nobody: no touch counts, so the whole lead is unattributed.",
            _ => Vocabulary.List([.. credits.Select(Credit)]) + ".",
        };

        string Credit(ExplainedCredit credit)
        {
            var days = credit.Touches.Select(id => at[id].First(t => t.Units is not null)).Select(Moment).Distinct().ToList();
            return $"{asked.Words.Source(credit.Channel, credit.Campaign)} {Hundredths.Text(credit.Hundredths)}{(days is [] ? "" : $" ({string.Join(", ", days)})")}";
        }

        string Moment(ExplainedTouch touch) => touch.IsForm ? "the form" : asked.Words.ShortDay(touch.Touch.OccurredAt);
    }

    /// <summary>That a lead is not credited again, because not everything is there any more.</summary>
    public static string Kept(DateOnly oldest) =>
        $"It keeps what it was credited to: touches go by age, and leads of before {Vocabulary.Day(oldest)} are not credited again.";

    /// <summary>Under which rules a lead was credited, and what today's would say.</summary>
    public static string Rules(LeadCredits? ledger, LeadCredits today, bool isCurrent, bool wouldDiffer) => (ledger, isCurrent) switch
    {
        (null, _) => "Not credited yet; today's rules will be used.",
        (_, true) => ledger.AttachedTo is null ? "Credited under today's rules." : "Up to date.",
        _ when ledger.AttachedTo != today.AttachedTo => "Which form counts as this person's lead has changed since; it is settled again within seconds.",
        _ when ledger.Rules == today.Rules => "Something that belongs to this lead has changed since it was credited; it is credited again within seconds.",
        _ => $"Credited under rules {ledger.Rules}. Today's rules are {today.Rules}; they would "
            + (wouldDiffer ? "share the lead differently, as shown under 'today'." : "share the lead in the same way."),
    };

    private static string Shares(IReadOnlyList<ExplainedCredit> credits, Vocabulary words) => credits is []
        ? "nobody yet"
        : Vocabulary.List([.. credits.Select(credit => $"{words.Source(credit.Channel, credit.Campaign)} {Hundredths.Text(credit.Hundredths)}")]);
}
