using Attribution.Domain.Bookings;
using Attribution.Domain.Events;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;
using Attribution.Domain.Pipeline;
using Attribution.Reporting.Quarterly;
using Attribution.Reporting.Tests.Builders;
using Attribution.Reporting.Text;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Reporting.Tests.Quarterly;

public class LackingTests
{
    private static readonly QuarterContext Quarter = new(
        Kpi.Quarter(new Dictionary<(string, CutKind), IReadOnlyList<KpiLine>>(), null, new Dictionary<string, string> { ["stage|demo"] = "Demonstration" }), ReportTexts.English);

    [Theory]
    [InlineData("no:accepted",                       "no accepted leads")]
    [InlineData("no:closedDeals:proposal",           "no closed deals")]
    [InlineData("no:somethingElse",                  "nothing to divide by")]
    [InlineData("notReported:attended",              "not reported")]
    [InlineData("notReported:cost",                  "no cost was reported")]
    [InlineData("mixedCurrencies:cost",              "cost in several currencies")]
    [InlineData("settingMissing:grossMarginPercent", "the gross margin is not set")]
    [InlineData("settingMissing:probability:demo",   "no probability is set for stage Demonstration")]
    [InlineData("settingMissing:other",              "not set: other")]
    [InlineData("daysNotOver",                       "the days are not over yet")]
    [InlineData("costDidNotRise",                    "marketing cost did not grow")]
    [InlineData("unheardOf",                         "cannot be told (unheardOf)")]
    public void Reason_IsInWords(string why, string words) => Assert.Equal(words, Lacking.Of(Kpi.Count("x", 1) with { Withheld = why }, Quarter));

    [Fact]
    public void Reason_IsNone_WhereThereIsAValue() => Assert.Null(Lacking.Of(Kpi.Count("x", 0), Quarter));

    // Whatever the areas can say of quarters in which next to nothing is known.
    [Fact]
    public void EveryReasonOfTheAreas_HasWordsOfItsOwn()
    {
        var nothing = new KpiInputs(Kpi.Days, "EUR", BookedSums.None, BookedSums.None, [], []);
        var open = new BookedSums(new Dictionary<(Cut Cut, string Measure), Amounts> { [(Cut.Total, DealMeasures.OpenValue("EUR"))] = Amounts.Same(1_000_000) });
        var fair = new MarketingEvent("fair", "Fair", EventKind.Exhibition, Kpi.Days.From, Kpi.Days.From, "events", "fair");
        KpiInputs[] quarters =
        [
            nothing,
            nothing with { Pipeline = PipelineInputs.None with { AreDaysOver = false, Open = [new OpenStage("demo", open)], Settings = new PipelineSettings(2, 50, null) } },
            nothing with { Costs = [new CampaignCost("search", "", 5_000_000)] },
            nothing with { Events = EventInputs.Of([fair, fair with { Id = "dollars", CostMicros = 5, Currency = "USD" }, fair with { Id = "euros", CostMicros = 5 }], [], BookedSums.None) },
        ];

        var reasons = (from quarter in quarters
                       from area in KpiArea.All
                       from cut in area.Cuts.Append(CutKind.Total)
                       from line in area.Lines(quarter, AttributionModel.Linear, cut)
                       from figure in line.Figures
                       where figure.Why is not null && figure.Why != "no:nextStage"
                       select (figure.Why, Words: Lacking.Of(figure, Quarter)!)).Distinct().ToList();

        Assert.True(reasons.Count > 25, $"{reasons.Count} reasons");
        Assert.DoesNotContain(reasons, reason => reason.Words.StartsWith("cannot be told", StringComparison.Ordinal) || reason.Words.StartsWith("not set:", StringComparison.Ordinal));
    }
}
