using Attribution.Domain.Bookings;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Quarterly;

/// <summary>The events of the quarter, one below the other so that they can be compared: what they cost and whom they reached, then what came of them.</summary>
internal static class EventChapter
{
    private static readonly KpiTable Reach = new(
        Phrase.EventReach,
        Phrase.Event,
        [
            new(Phrase.Cost, "cost"),
            new(Phrase.EventRegistered, "registered"),
            new(Phrase.EventAttended, "attended", Emphasis: Emphasis.Strong),
            KpiColumn.Share(Phrase.EventNoShow, "noShowRate"),
            new(Phrase.EventPerAttendee, "costPerAttendee"),
            new(Phrase.Leads, "leads", Emphasis: Emphasis.Strong),
            new(Phrase.Cpl, "costPerLead"),
            KpiColumn.Share(Phrase.EventFollowedUp, "followedUpInTime"),
        ],
        Phrase.EventReachCaption);

    private static readonly KpiTable Outcome = new(
        Phrase.EventOutcome,
        Phrase.Event,
        [
            new(Phrase.EventMeetings, "meetings", Emphasis: Emphasis.Strong),
            KpiColumn.Share(Phrase.EventEffect, "meetingEffectiveness"),
            new(Phrase.EventDemos, "demos", Phrase.EventPerLead, Below.Figure, "demosPerLead"),
            new(Phrase.EventVoice, "shareOfVoiceAfter", Phrase.EventBefore, Below.Figure, "shareOfVoiceBefore"),
            KpiColumn.Share(Phrase.EventRecognition, "recognition"),
            new(Phrase.EventDeals, "dealsInfluenced", Emphasis: Emphasis.Strong),
            new(Phrase.AverageDeal, "averageDealSize"),
        ],
        Phrase.EventOutcomeCaption);

    /// <summary>The chapter; none when there were no events.</summary>
    public static IEnumerable<ReportBlock> Of(QuarterContext quarter)
    {
        var events = quarter.Figures.Lines(Areas.Events, CutKind.Event)
            .Where(line => line.Id != Cut.Nobody)
            .Select(line => new KpiRow(quarter.Name(CutKind.Event, line.Id), line)).ToList();
        var total = events.Count > 1 && quarter.Figures.Total(Areas.Events) is { } all ? new KpiRow(quarter.Texts[Phrase.EventsAll], all) : null;
        return events.Count == 0 ? [] :
        [
            quarter.Chapter(Phrase.EventsHeading),
            .. Cheapest(events, quarter),
            .. Reach.Of(events, total, quarter),
            .. Outcome.Of(events, total, quarter),
            .. OtherCurrencies.Of(events, quarter),
        ];
    }

    /// <summary>Where a lead cost least and most.</summary>
    private static IEnumerable<Sentences> Cheapest(List<KpiRow> events, QuarterContext quarter)
    {
        var known = events.Where(row => row.Line["costPerLead"]?.Value is > 0).OrderBy(row => row.Line["costPerLead"]!.Value).ToList();
        return known.Count < 2 || known[0].Line["costPerLead"]!.Value == known[^1].Line["costPerLead"]!.Value ? [] :
        [
            new Sentences(
            [
                quarter.Texts.Say(
                    Phrase.SaidEvents,
                    ("best", known[0].Name),
                    ("cost", quarter.Print.Value(known[0].Line["costPerLead"]!)!),
                    ("worst", known[^1].Name),
                    ("other", quarter.Print.Value(known[^1].Line["costPerLead"]!)!)),
            ]),
        ];
    }
}
