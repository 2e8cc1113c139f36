using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Quarterly;

/// <summary>Why a figure has no value, in words.</summary>
internal static class Lacking
{
    /// <summary>The reason; null when the figure has a value.</summary>
    public static string? Of(KpiFigure figure, QuarterContext quarter) => figure.Why?.Split(':') switch
    {
        null => null,
        ["no", var part, ..] => quarter.Texts[Of(part)],
        ["notReported", "cost" or "spend"] => quarter.Texts[Phrase.TileNoCost],
        ["notReported", _] => quarter.Texts[Phrase.LackReported],
        ["mixedCurrencies", _] => quarter.Texts[Phrase.LackMixed],
        ["settingMissing", "grossMarginPercent"] => quarter.Texts[Phrase.LackMargin],
        ["settingMissing", "probability", var stage] => quarter.Texts.Say(Phrase.LackProbability, ("stage", quarter.Name(CutKind.Stage, stage))),
        ["settingMissing", var setting] => quarter.Texts.Say(Phrase.LackSetting, ("setting", setting)),
        ["daysNotOver"] => quarter.Texts[Phrase.LackDaysNotOver],
        ["costDidNotRise"] => quarter.Texts[Phrase.LackCostRise],
        _ => quarter.Texts.Say(Phrase.LackWithheld, ("reason", figure.Why!)),
    };

    /// <summary>What there is nothing of, by the name of what would be divided by.</summary>
    private static Phrase Of(string part) => part switch
    {
        "leads" => Phrase.TileNoLeads,
        "refused" => Phrase.LackRefused,
        "recycled" => Phrase.LackRecycled,
        "assigned" => Phrase.LackAssigned,
        "accepted" => Phrase.LackAccepted,
        "contacted" => Phrase.LackContacted,
        "customers" or "newCustomers" or "customersAtStart" or "customerMonths" or "cac" => Phrase.LackCustomers,
        "lostCustomers" => Phrase.LackLostCustomers,
        "answers" or "surveyAnswers" => Phrase.LackAnswers,
        "cost" => Phrase.TileNoCost,
        "wonDeals" or "dealsInfluenced" => Phrase.LackWon,
        "closedDeals" or "cycleLength" => Phrase.LackClosed,
        "expectedDeals" => Phrase.LackExpected,
        "opportunities" => Phrase.LackOpportunities,
        "staysInStage" => Phrase.LackStays,
        "quota" => Phrase.LackQuota,
        "registered" => Phrase.LackRegistered,
        "attended" => Phrase.LackAttended,
        "meetingsScheduled" => Phrase.LackMeetings,
        "categoryMentionsBefore" or "categoryMentionsAfter" => Phrase.LackMentions,
        _ => Phrase.LackOther,
    };
}
