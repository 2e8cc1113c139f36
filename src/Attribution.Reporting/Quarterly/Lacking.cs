using Attribution.Domain.Kpis;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Quarterly;

/// <summary>Why a figure has no value, in words.</summary>
internal static class Lacking
{
    private const string Nothing = "no:";
    private const string Unreported = "notReported:";
    private const string Mixed = "mixedCurrencies:";
    private const string Setting = "settingMissing:";

    /// <summary>The reason; null when the figure has a value.</summary>
    public static string? Of(KpiFigure figure, ReportTexts texts) => figure.Why is not { } why ? null
        : why.StartsWith(Setting, StringComparison.Ordinal) ? texts.Say(Phrase.LackSetting, ("setting", why[Setting.Length..]))
        : why.StartsWith(Nothing, StringComparison.Ordinal) ? texts[Of(why[Nothing.Length..].Split(':')[0])]
        : why.StartsWith(Mixed, StringComparison.Ordinal) ? texts[Phrase.LackMixed]
        : why.StartsWith(Unreported, StringComparison.Ordinal) ? texts[why[Unreported.Length..] is "cost" or "spend" ? Phrase.TileNoCost : Phrase.LackReported]
        : why == "daysNotOver" ? texts[Phrase.LackDaysNotOver]
        : why == "costDidNotRise" ? texts[Phrase.LackCostRise]
        : texts.Say(Phrase.LackWithheld, ("reason", why));

    /// <summary>What there is nothing of, by the name of what would be divided by.</summary>
    private static Phrase Of(string part) => part switch
    {
        "leads" => Phrase.TileNoLeads,
        "refused" => Phrase.LackRefused,
        "recycled" => Phrase.LackRecycled,
        "assigned" => Phrase.LackAssigned,
        "accepted" => Phrase.LackAccepted,
        "contacted" => Phrase.LackContacted,
        "customers" or "newCustomers" => Phrase.LackCustomers,
        "answers" or "surveyAnswers" => Phrase.LackAnswers,
        "cost" => Phrase.TileNoCost,
        "wonDeals" or "dealsInfluenced" => Phrase.LackWon,
        "closedDeals" => Phrase.LackClosed,
        "expectedDeals" => Phrase.LackExpected,
        "opportunities" => Phrase.LackOpportunities,
        "lostCustomers" => Phrase.LackLostCustomers,
        "customersAtStart" or "customerMonths" => Phrase.LackCustomers,
        "staysInStage" => Phrase.LackStays,
        "quota" => Phrase.LackQuota,
        "registered" => Phrase.LackRegistered,
        "attended" => Phrase.LackAttended,
        "meetingsScheduled" => Phrase.LackMeetings,
        "categoryMentionsBefore" or "categoryMentionsAfter" => Phrase.LackMentions,
        _ => Phrase.LackOther,
    };
}
