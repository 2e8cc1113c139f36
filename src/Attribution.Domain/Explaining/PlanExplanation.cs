using Attribution.Domain.Catalog;
using Attribution.Domain.Models;
using Attribution.Domain.Plans;

namespace Attribution.Domain.Explaining;

/// <summary>Tells which plans a lead counts for, and why.</summary>
internal static class PlanExplanation
{
    /// <summary>Every plan that the ledger credits, and the part that no plan covers, last.</summary>
    public static IReadOnlyList<ExplainedPlan> Of(LeadCase asked, LeadCredits credits)
    {
        var hundredths = ModelCredits.Models.ToDictionary(model => model, model => Hundredths.Of([.. credits.Plans.Select(plan => plan.Credits[model])]));
        return
        [
            .. credits.Plans
                .Select((plan, place) => Explained(asked, credits, plan, ModelCredits.From(model => hundredths[model][place])))
                .OrderBy(plan => plan.Plan is null)
                .ThenBy(plan => plan.Plan, StringComparer.Ordinal),
        ];
    }

    private static ExplainedPlan Explained(LeadCase asked, LeadCredits credits, PlanCredit credit, ModelCredits hundredths)
    {
        if (credit.Plan == PlanCredit.OutsideEveryPlan)
        {
            var uncovered = credits.Channels.Where(channel => Covering(asked, channel) is []);
            return new ExplainedPlan(null, null, asked.ReportModel, credit.Credits, hundredths, $"No plan covers {Sources(asked, uncovered)} on {Vocabulary.Day(asked.Form.Day)}.");
        }

        return InForce(asked).FirstOrDefault(plan => plan.Id == credit.Plan) is { } plan
            ? new ExplainedPlan(plan.Id, plan.Marketer, plan.Model, credit.Credits, hundredths, Why(asked, credits, plan))
            : new ExplainedPlan(credit.Plan, null, asked.ReportModel, credit.Credits, hundredths, "The plan is not in use any more; it covered the lead when that was credited.");
    }

    private static string Why(LeadCase asked, LeadCredits credits, Plan plan)
    {
        var covered = credits.Channels.Where(channel => Covering(asked, channel).Contains(plan)).ToList();
        var shared = covered
            .GroupBy(channel => string.Join(' ', Covering(asked, channel).Select(p => p.Id)))
            .Where(group => group.Key != plan.Id)
            .Select(group => $"{Sources(asked, group)} {(group.Count() == 1 ? "is" : "are")} shared in equal parts with {Others(group.First())}.")
            .ToList();
        return covered is []
            ? "The plan covered the lead when that was credited, and does not any more."
            : string.Join(' ', [$"Covers {Sources(asked, covered)} on {Vocabulary.Day(asked.Form.Day)}{(shared is [] ? ", alone" : "")}.", .. shared]);

        string Others(ChannelCredit channel)
        {
            var others = Covering(asked, channel).Where(other => other.Id != plan.Id).Select(other => $"{other.Id} ({asked.Words.Marketer(other.Marketer)})").ToList();
            return $"{(others.Count == 1 ? "plan" : "plans")} {Vocabulary.List(others)}";
        }
    }

    private static List<Plan> Covering(LeadCase asked, ChannelCredit channel) =>
        [.. InForce(asked).Where(plan => plan.Covers(asked.Form.Day, channel.Channel, channel.Campaign))];

    private static IReadOnlyList<Plan> InForce(LeadCase asked) => PlanVersions.InForce(asked.Plans, asked.Form.Day);

    private static string Sources(LeadCase asked, IEnumerable<ChannelCredit> channels) =>
        Vocabulary.List([.. channels.Select(channel => asked.Words.Source(channel.Channel, channel.Campaign))]);
}
