using Attribution.Domain.Kpis;
using static Attribution.Reporting.Tests.Builders.Kpi;

namespace Attribution.Reporting.Tests.Builders;

/// <summary>Events of a quarter: a webinar, a fair, and a breakfast at which nobody was counted.</summary>
internal static class QuarterEvents
{
    public static KpiLine Total(string currency, decimal times) => Event("", 9_923.09m * times, 530, 402, 111, 388, 42, 17, 61, 58, 1_204, 71, 1_690, 9, 41_200 * times, currency);

    public static IReadOnlyList<KpiLine> Lines(string currency, decimal times) =>
    [
        Event("breakfast", 640 * times, 0, 0, 4, 0, 6, 3, 0, 0, 0, 0, 0, 2, 9_100 * times, currency),
        Event("riga-fair", 5_360 * times, 120, 97, 45.6m, 90, 36, 14, 39, 21, 502, 40, 710, 6, 28_000 * times, currency),
        Event("scale-up", 3_923.09m * times, 410, 305, 61.4m, 298, 0, 0, 22, 37, 702, 31, 980, 1, 4_100 * times, currency),
    ];

    private static KpiLine Event(
        string id, decimal cost, decimal registered, decimal attended, decimal leads, decimal followed, decimal meetings, decimal opportunities, decimal demos,
        decimal before, decimal allBefore, decimal after, decimal allAfter, decimal deals, decimal revenue, string currency) => Line(
            id,
            Money("cost", cost, currency), Count("registered", registered), Count("attended", attended), Share("noShowRate", registered - attended, registered, "registered"),
            MoneyPer("costPerAttendee", cost, attended, "attended", currency), Count("leads", leads), MoneyPer("costPerLead", cost, leads, "leads", currency),
            Share("followedUpInTime", followed, attended, "attended"), Count("meetings", meetings), Share("meetingEffectiveness", opportunities, meetings, "scheduledMeetings"),
            Count("demos", demos), new("demosPerLead", KpiUnit.Count, new("demos", KpiUnit.Count, demos), new("leads", KpiUnit.Count, leads)),
            Share("shareOfVoiceBefore", before, allBefore, "mentions"), Share("shareOfVoiceAfter", after, allAfter, "mentions"), Share("recognition", after * 2, after * 3, "surveyAnswers"),
            Count("dealsInfluenced", deals), MoneyPer("averageDealSize", revenue, deals, "wonDeals", currency));
}
