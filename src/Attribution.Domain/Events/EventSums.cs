using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;

namespace Attribution.Domain.Events;

/// <summary>Figures that follow from what the events of one line booked.</summary>
internal sealed class EventSums(BookedSums sums, Cut line, AttributionModel model)
{
    public bool Has(string measure) => Of(measure) != 0;

    public KpiPart Part(string name, string measure) => KpiPart.Count(name, Of(measure));

    public KpiFigure Count(string name, string measure) => new(name, KpiUnit.Count, Part(name, measure));

    public KpiFigure Share(string name, string measure, string ofName, string ofMeasure) => new(name, KpiUnit.Ratio, Part(name, measure), Part(ofName, ofMeasure));

    /// <summary>People who did not come of those who registered, for events of which it is known who came. While that is nobody, attendance was not reported.</summary>
    public KpiFigure NoShowRate() => Share("noShowRate", EventMeasures.NoShows, "registered", EventMeasures.Expected) with
    {
        Numerator = Part("noShows", EventMeasures.NoShows),
        Withheld = Has(EventMeasures.Attended) ? null : "notReported:attended",
    };

    public IEnumerable<KpiFigure> Meetings() =>
    [
        Count("meetings", EventMeasures.Meetings),
        Count("meetingsWithCustomers", EventMeasures.MeetingsWithCustomers),
        Count("meetingsForGrowth", EventMeasures.MeetingsForGrowth),
        Count("meetingsForDeals", EventMeasures.MeetingsForDeals),
        new KpiFigure(
            "meetingEffectiveness", KpiUnit.Ratio, Part("opportunities", EventMeasures.MeetingOpportunities), Part("meetingsScheduled", EventMeasures.MeetingsScheduled)),
    ];

    /// <summary>Own mentions of all in the category, before and after, and by how much the share rose.</summary>
    public IEnumerable<KpiFigure> ShareOfVoice()
    {
        var before = Voice("shareOfVoiceBefore", "Before", EventMeasures.OwnBefore, EventMeasures.CategoryBefore);
        var after = Voice("shareOfVoiceAfter", "After", EventMeasures.OwnAfter, EventMeasures.CategoryAfter);
        return
        [
            before,
            after,
            new KpiFigure("shareOfVoiceChange", KpiUnit.Ratio, new KpiPart("shareOfVoiceAfterLessBefore", KpiUnit.Ratio, (after.Value ?? 0) - (before.Value ?? 0)))
            {
                Withheld = before.Why ?? after.Why,
            },
        ];
    }

    /// <summary>Average size of the influenced deals, a figure per currency, the reporting one first.</summary>
    public IEnumerable<KpiFigure> DealSizes(string reporting) =>
        sums.All.Where(sum => sum.Cut == line).Select(sum => EventMeasures.CurrencyOf(sum.Measure)).OfType<string>().Where(currency => currency != reporting)
            .Order(StringComparer.Ordinal).Prepend(reporting).Select(DealSize);

    private KpiFigure Voice(string name, string when, string own, string category) =>
        new(name, KpiUnit.Ratio, Part($"ownMentions{when}", own), Part($"categoryMentions{when}", category));

    private KpiFigure DealSize(string currency) => new(
        "averageDealSize", KpiUnit.Money, KpiPart.Money("revenue", Of(EventMeasures.RevenueIn(currency)), currency), Part("dealsInfluenced", EventMeasures.DealsIn(currency)))
    {
        Currency = currency,
    };

    private long Of(string measure) => sums.Of(line, measure, model);
}
