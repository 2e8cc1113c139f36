using Attribution.Domain.Models;

namespace Attribution.Domain.Explaining;

/// <summary>Explains a lead's credit: what the ledger holds, and the verdicts, rules and plans behind it.</summary>
public static class Explanation
{
    /// <summary>Explains a form. The verdicts are those that crediting goes by; the order of the lists does not matter.</summary>
    public static LeadExplanation Of(LeadCase asked)
    {
        var card = asked.Person.Card;
        var isLead = card.Key == asked.Form.Key;
        var today = !isLead ? LeadAttribution.Attached(asked.Form, card.Key)
            : asked.Said is { IsRejected: true } said ? LeadAttribution.Rejected(asked.Person, asked.Connected, asked.Rules, said)
            : LeadAttribution.Credit(asked.Person, asked.Connected, asked.Rules, asked.Plans);
        var rules = Compare(asked.Ledger, today, asked.Rules);
        rules = asked.IsFinal && !rules.IsCurrent ? rules with { Sentence = Sentences.Kept(asked.OldestReattribution!.Value) } : rules;
        var attachedTo = (asked.Ledger ?? today).AttachedTo;
        IReadOnlyList<ExplainedForm> forms = [.. asked.Person.Forms.Select(form => new ExplainedForm(form, form.Key == card.Key))];
        if (attachedTo is not null)
        {
            return new LeadExplanation(Standing.Attached, attachedTo, Sentences.Attached(rules), rules, [], [], [], forms);
        }

        if (today.Standing is { IsRejected: true } rejection)
        {
            var withheld = Credits((asked.Ledger ?? today).Withheld, asked.ReportModel, []);
            return new LeadExplanation(Standing.Rejected, null, Sentences.Rejected(rejection, withheld, rules, asked), rules, Touches(asked, null), [], [], forms);
        }

        var touches = isLead ? Touches(asked, today) : [];
        var models = Models(asked, today, rules.IsCurrent, touches);
        models = asked.IsFinal ? [.. models.Select(model => model with { Today = null })] : models;
        var standing = asked.Ledger is null ? Standing.NotYet : Standing.Credited;
        return new LeadExplanation(
            standing,
            null,
            Sentences.Summary(asked, standing, rules, models, touches),
            rules,
            touches,
            models,
            PlanExplanation.Of(asked, asked.Ledger ?? today),
            forms);
    }

    private static RulesComparison Compare(LeadCredits? ledger, LeadCredits today, AttributionRules rules)
    {
        var text = RulesText.Of(rules);
        var isCurrent = ledger is not null
            && CreditDifference.Between(ledger, today).IsEmpty
            && ledger.Withheld.SequenceEqual(today.Withheld)
            && ledger.Rules == today.Rules
            && ledger.AttachedTo == today.AttachedTo
            && ledger.Touches.SequenceEqual(today.Touches)
            && ledger.Missing.SequenceEqual(today.Missing);
        var wouldDiffer = ledger is not null && !CreditDifference.Between(ledger, today).IsEmpty;
        var credited = ledger is { Rules.Length: > 0 } ? ledger.Rules : null;
        return new RulesComparison(credited, text, isCurrent, Sentences.Rules(ledger, today, isCurrent, wouldDiffer));
    }

    private static List<ExplainedTouch> Touches(LeadCase asked, LeadCredits? today)
    {
        var lead = asked.Person.Card;
        var judged = Eligibility.Judge(asked.Person, asked.Connected, asked.Rules);
        var journey = Journey.Of(lead, judged, asked.Rules);
        var (units, _) = TouchCredits.Of(journey);
        var hundredths = TouchHundredths(journey, units);
        var place = 0;
        return
        [
            .. judged.Select(touch => new ExplainedTouch(
                touch.Touch,
                VerdictWords.IsForm(touch, lead),
                touch.Verdict,
                VerdictWords.Why(touch, judged, lead, asked.Rules, asked.Words),
                touch.Earns && today is not null ? units[place] : null,
                touch.Earns && today is not null ? hundredths[place++] : null)),
        ];
    }

    // The parts of a channel's touches add up to what is printed for the channel, and those of the channels to a hundred percent.
    private static IReadOnlyList<ModelCredits> TouchHundredths(Journey journey, IReadOnlyList<ModelCredits> units)
    {
        var channels = Enumerable.Range(0, units.Count)
            .GroupBy(place => (journey.Touches[place].Channel, journey.Touches[place].Campaign))
            .OrderBy(group => group.Key.Channel, StringComparer.Ordinal).ThenBy(group => group.Key.Campaign, StringComparer.Ordinal)
            .Select(group => group.ToList()).ToList();
        var shares = ModelCredits.Models.ToDictionary(model => model, model =>
        {
            var whole = Hundredths.Of([.. channels.Select(places => places.Sum(place => units[place][model]))]);
            var parts = new long[units.Count];
            foreach (var (places, sum) in channels.Zip(whole))
            {
                foreach (var (place, part) in places.Zip(Hundredths.Of([.. places.Select(place => units[place][model])], sum)))
                {
                    parts[place] = part;
                }
            }

            return parts;
        });
        return [.. units.Select((_, place) => ModelCredits.From(model => shares[model][place]))];
    }

    private static List<ExplainedModel> Models(LeadCase asked, LeadCredits today, bool isCurrent, IReadOnlyList<ExplainedTouch> touches) =>
        [.. ModelCredits.Models.Select(model => Model(model, asked, today, isCurrent, touches))];

    private static ExplainedModel Model(AttributionModel model, LeadCase asked, LeadCredits today, bool isCurrent, IReadOnlyList<ExplainedTouch> touches)
    {
        IReadOnlyList<ExplainedCredit> would = Credits(today.Channels, model, touches);
        var credits = asked.Ledger is null ? [] : isCurrent ? would : Credits(asked.Ledger.Channels, model, touches);
        return new ExplainedModel(
            model,
            ModelWords.Rule(model, asked.Rules),
            ModelWords.Incomplete(model, (asked.Ledger ?? today).Missing),
            Sentences.Model(credits, asked, touches),
            credits,
            isCurrent ? null : would);
    }

    private static List<ExplainedCredit> Credits(IReadOnlyList<ChannelCredit> channels, AttributionModel model, IReadOnlyList<ExplainedTouch> touches)
    {
        var hundredths = Hundredths.Of([.. channels.Select(row => row.Credits[model])]);
        return
        [
            .. channels.Zip(hundredths, (row, share) => new ExplainedCredit(
                    row.Channel,
                    row.Campaign,
                    row.Credits[model],
                    share,
                    [.. touches.Where(t => t.Units?[model] > 0 && t.Touch.Channel == row.Channel && t.Touch.Campaign == row.Campaign).Select(t => t.Touch.Id)]))
                .Where(credit => credit.Units > 0)
                .OrderByDescending(credit => credit.Units)
                .ThenBy(credit => FirstPlace(credit, touches))
                .ThenBy(credit => credit.Channel, StringComparer.Ordinal)
                .ThenBy(credit => credit.Campaign, StringComparer.Ordinal),
        ];
    }

    // Of equal parts the earlier touch is told first; what no touch of today's journey earned comes after them.
    private static int FirstPlace(ExplainedCredit credit, IReadOnlyList<ExplainedTouch> touches) =>
        credit.Touches is [var first, ..] ? touches.Index().First(touch => touch.Item.Touch.Id == first).Index : touches.Count;
}
