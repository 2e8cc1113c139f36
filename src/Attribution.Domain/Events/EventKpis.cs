using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Models;

namespace Attribution.Domain.Events;

/// <summary>
/// Figures of events, after section 6 of what marketers ask of events: attendance, cost, leads, meetings, demonstrations, awareness and deals. They belong to
/// the first day of an event; cost and leads of its campaign are those of the days that are asked for.
/// </summary>
public static class EventKpis
{
    /// <summary>The area <c>events</c>: by event; by sales representative, whose meetings they were; in total.</summary>
    public static KpiArea Area => new("events", [CutKind.Event, CutKind.Manager], Lines);

    private static IReadOnlyList<KpiLine> Lines(KpiInputs inputs, AttributionModel model, CutKind by)
    {
        var events = (inputs.Events ?? EventInputs.None).Events;
        return by switch
        {
            CutKind.Event =>
            [
                .. events.Select(occasion => occasion.Id).Union(inputs.Sums.Lines(CutKind.Event).Select(line => line.Id), StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Select(id => Line(new Cut(CutKind.Event, id), [.. events.Where(occasion => occasion.Id == id)], inputs, model)),
            ],
            CutKind.Manager =>
            [
                .. inputs.Sums.Lines(CutKind.Manager).Select(line => (line.Id, Sums: new EventSums(inputs.Sums, line, model)))
                    .Where(line => line.Sums.Has(EventMeasures.Meetings) || line.Sums.Has(EventMeasures.MeetingsScheduled))
                    .Select(line => new KpiLine(line.Id, [.. line.Sums.Meetings()])),
            ],
            _ => [Line(Cut.Total, events, inputs, model)],
        };
    }

    private static KpiLine Line(Cut line, IReadOnlyList<MarketingEvent> events, KpiInputs inputs, AttributionModel model)
    {
        var sums = new EventSums(inputs.Sums, line, model);
        var costs = new EventCosts(events, inputs);
        var leads = KpiPart.Count("leads", EventCosts.Campaigns(events).Sum(campaign => (inputs.Events ?? EventInputs.None).Leads.Of(campaign, LeadMeasures.Leads, model)));
        return new KpiLine(line.Id,
        [
            .. costs.Figures(),
            sums.Count("registered", EventMeasures.Registered),
            sums.Count("attended", EventMeasures.Attended),
            sums.NoShowRate(),
            costs.Per("costPerAttendee", sums.Part("attended", EventMeasures.Attended)),
            new KpiFigure("leads", KpiUnit.Count, leads),
            costs.Per("costPerLead", leads),
            sums.Share("followedUpInTime", EventMeasures.FollowedUpInTime, "attended", EventMeasures.Attended),
            .. sums.Meetings(),
            sums.Count("demos", EventMeasures.Demos),
            new KpiFigure("demosPerLead", KpiUnit.Count, sums.Part("demos", EventMeasures.Demos), leads),
            sums.Share("demoOpportunities", EventMeasures.DemoOpportunities, "peopleWithDemo", EventMeasures.DemoPeople),
            sums.Count("interviews", EventMeasures.Interviews),
            sums.Count("mentions", EventMeasures.OwnAfter),
            Visits(events, inputs),
            .. sums.ShareOfVoice(),
            sums.Share("recognition", EventMeasures.SurveyKnowing, "surveyAnswers", EventMeasures.SurveyAnswers),
            sums.Count("dealsInfluenced", EventMeasures.Deals),
            .. sums.DealSizes(inputs.Currency),
        ]);
    }

    /// <summary>Visits on the days of the events and around them; a day that two events share counts once.</summary>
    private static KpiFigure Visits(IReadOnlyList<MarketingEvent> events, KpiInputs inputs)
    {
        var counted = (inputs.Events ?? EventInputs.None).Visits.Where(day => events.Any(occasion => occasion.Window.Contains(day.Day))).ToList();
        return new KpiFigure("visits", KpiUnit.Count, new KpiPart("visits", KpiUnit.Count, counted.Sum(day => day.Visits)))
        {
            Withheld = counted.Count == 0 ? "notReported:visits" : null,
        };
    }
}
