using System.Text.Json;
using Attribution.Domain.Calendar;
using Attribution.Domain.Explaining;
using Attribution.Domain.Models;

namespace Attribution.Functions.Explaining;

/// <summary>An explanation as JSON: sentences for people beside exact numbers with their units in the names.</summary>
internal static class ExplanationView
{
    public static object Of(LeadCase asked, LeadExplanation answer) => new
    {
        Lead = asked.Form.Key,
        asked.Form.Connection,
        Status = Name(answer.Standing),
        answer.Summary,
        ConvertedAt = asked.Words.Local(asked.Form.ConvertedAt),
        asked.Form.Day,
        Week = ReportingWeek.Of(asked.Form.Day).ToString(),
        TimeZone = asked.Words.Zone.Id,
        ReportModel = Name(asked.ReportModel),
        answer.AttachedTo,
        Card = answer.AttachedTo is { } card ? Address(card) : null,
        Rules = new
        {
            answer.Rules.Credited,
            answer.Rules.Today,
            answer.Rules.IsCurrent,
            answer.Rules.Sentence,
            Version = AttributionRules.Version,
            LookbackDays = asked.Rules.Lookback.TotalDays,
            HalfLifeDays = asked.Rules.HalfLife.TotalDays,
            asked.Rules.MostTouches,
        },
        Touches = answer.Touches.Select(touch => Touch(asked, touch)).ToList(),
        Models = answer.Models.Select(model => Model(asked, model)).ToList(),
        Plans = answer.Plans.Select(plan => Plan(asked, plan)).ToList(),
        Forms = answer.Forms.Select(form => new
        {
            Lead = form.Form.Key,
            form.Form.Connection,
            ConvertedAt = asked.Words.Local(form.Form.ConvertedAt),
            form.IsCard,
            Explanation = Address(form.Form.Key),
        }).ToList(),
    };

    private static object Touch(LeadCase asked, ExplainedTouch touch) => new
    {
        touch.Touch.Id,
        OccurredAt = asked.Words.Local(touch.Touch.OccurredAt),
        Channel = touch.Touch.Channel.Length == 0 ? null : touch.Touch.Channel,
        ChannelName = touch.Touch.Channel.Length == 0 ? null : asked.Words.Channel(touch.Touch.Channel),
        Campaign = touch.Touch.Campaign.Length == 0 ? null : touch.Touch.Campaign,
        CampaignName = asked.Words.Campaign(touch.Touch.Campaign),
        touch.IsForm,
        Counts = touch.Units is not null,
        Verdict = Name(touch.Verdict),
        touch.Why,
        Percents = touch.Hundredths is { } hundredths ? Percents(hundredths) : null,
    };

    private static object Model(LeadCase asked, ExplainedModel model) => new
    {
        Model = Name(model.Model),
        Name = ModelWords.Name(model.Model),
        IsReportModel = model.Model == asked.ReportModel,
        model.Rule,
        model.Sentence,
        model.Incomplete,
        Credits = model.Credits.Select(credit => Credit(asked, credit)).ToList(),
        Today = model.Today?.Select(credit => Credit(asked, credit)).ToList(),
    };

    private static object Credit(LeadCase asked, ExplainedCredit credit) => new
    {
        credit.Channel,
        ChannelName = asked.Words.Channel(credit.Channel),
        Campaign = credit.Campaign.Length == 0 ? null : credit.Campaign,
        CampaignName = asked.Words.Campaign(credit.Campaign),
        Percent = Hundredths.Percent(credit.Hundredths),
        CreditUnits = credit.Units,
        credit.Touches,
    };

    private static object Plan(LeadCase asked, ExplainedPlan plan) => new
    {
        plan.Plan,
        plan.Marketer,
        MarketerName = plan.Marketer is { } marketer ? asked.Words.Marketer(marketer) : null,
        Model = Name(plan.Model),
        Percent = Hundredths.Percent(plan.Hundredths[plan.Model]),
        CreditUnits = plan.Credits[plan.Model],
        plan.Why,
        Percents = Percents(plan.Hundredths),
    };

    private static Dictionary<string, decimal> Percents(ModelCredits hundredths) =>
        ModelCredits.Models.ToDictionary(Name, model => Hundredths.Percent(hundredths[model]), StringComparer.Ordinal);

    private static string Address(string lead) => $"/api/leads/{lead}/attribution";

    private static string Name<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
