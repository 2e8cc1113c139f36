using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;
using Attribution.Domain.Pipeline;
using Attribution.Storage.Reports;

namespace Attribution.Storage.Tests.Pipeline;

/// <summary>A week's snapshot keeps how the pipeline stood when it was frozen.</summary>
public sealed class PipelineSnapshotTests
{
    [Fact]
    public void FromBytes_GivesThePipelineBack_WhenTheQuarterHasOne()
    {
        var day = new DateOnly(2026, 3, 16);
        var sums = BookedSums.Of([new Booking(day, new Cut(CutKind.Channel, "search", "brand"), DealMeasures.OpenValue("EUR"), Amounts.From(model => model == AttributionModel.First ? 1 : 2))]);
        var pipeline = new PipelineInputs(
            true, [new PipelineStage("proposal", "Proposal", 1, 62.5m)], [new SalesQuota("q", "anna", day, day, 5, "EUR")], new PipelineSettings(2.5m, null, 12), [new OpenStage("proposal", sums)], sums);
        var inputs = new WeekInputs(new ReportingWeek(day), "EUR", AttributionModel.Linear, [], [], new Dictionary<string, string>(), [], [], [], []);
        var snapshot = new WeekSnapshot(inputs, null, inputs, [], [], [])
        {
            Quarter = new KpiInputs(new DayRange(day, day.AddDays(1)), "EUR", sums, BookedSums.None, [], []) { Pipeline = pipeline },
        };

        var bytes = SnapshotText.ToBytes(snapshot);
        var read = SnapshotText.FromBytes(bytes);

        Assert.Equal(bytes, SnapshotText.ToBytes(read));
        Assert.Equal((pipeline.Stages[0], pipeline.Quotas[0], pipeline.Settings), (read.Quarter!.Pipeline.Stages[0], read.Quarter.Pipeline.Quotas[0], read.Quarter.Pipeline.Settings));
        Assert.Equal(sums.All, read.Quarter.Pipeline.Open.Single().Sums.All);
    }
}
