using Attribution.Benchmarks.Scale;
using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Storage.Events;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Scale;

/// <summary>The model of much traffic, as tables that can be checked by hand.</summary>
public sealed class ScaleModelTests
{
    private static readonly ScaleAssumptions Assumed = new();

    [Theory]
    // Clicks are 85 % of 1,000 events/s; 700 a second go to a shard in the busiest hour, and 2,000 into a partition on average.
    [InlineData(1_000,  1.0, null, null, 18_360, 2)]    // 850 / 700 -> 2 shards; 850 * 86,400 / 2 / 2,000 = 18,360
    [InlineData(1_000,  2.0, null, null, 12_240, 3)]    // 1,700 / 700 -> 3 shards; 850 * 86,400 / 3 / 2,000 = 12,240
    [InlineData(10,     1.5, null, null, 368,    1)]    // 8.5 * 86,400 / 2,000 = 367.2
    [InlineData(0.001,  1.5, null, null, 1,      1)]
    [InlineData(90_000, 1.5, null, null, 51_638, 64)]   // no more than 64 shards; 76,500 * 86,400 / 64 / 2,000 = 51,637.5
    // What is given is kept.
    [InlineData(1_000,  1.5, 16,   null, 2_295,  16)]
    [InlineData(1_000,  1.5, 16,   10.0, 8_640,  16)]
    [InlineData(1_000,  1.5, null, 0.1,  864_000, 2)]
    public void Layout_KeepsAPartitionWithinItsTargets(double perSecond, double peak, int? shards, double? slice, int slices, int chosen) =>
        Assert.Equal(new EventLayout(slices, chosen), LayoutChoice.For(new ScaleChannel("a", perSecond) { Shards = shards, SliceSeconds = slice }, peak));

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(4)]
    [InlineData(12)]
    public void Day_HasItsPeak_AndTheAverageOfAll(double peak)
    {
        var hours = DayCurve.Of(peak);

        Assert.Equal(24, hours.Count);
        Assert.Equal(peak, hours.Max(), precision: 6);
        Assert.Equal(1, hours.Average(), precision: 9);
        Assert.All(hours, hour => Assert.True(hour >= 0));
    }

    [Fact]
    public void Sample_PutsEachEventWhereTheProductWouldPutIt()
    {
        var sample = Of(new ScaleChannel("a", 400) { Batch = 10, Shards = 4, SliceSeconds = 1 }, instances: 3, seconds: 5);

        Assert.InRange(sample.Arrivals.Count, 1_600, 2_400);
        Assert.All(sample.Arrivals, arrival => Assert.InRange(arrival.Instance, 0, 2));
        Assert.All(sample.Partitions, partition => Assert.Equal(("a", true), (partition.Channel, partition.Shard is >= 0 and < 4)));
        // Batches hold what happened within two seconds: slices of the five seconds and of the two before.
        Assert.InRange(sample.Partitions.Select(partition => partition.Slice).Distinct().Count(), 6, 8);
        Assert.Equal(0.85, sample.Arrivals.Count(arrival => sample.Partitions[arrival.Partition].Measure == Measure.Clicks) / (double)sample.Arrivals.Count, tolerance: 0.05);
        Assert.Equal(sample.Arrivals, Of(new ScaleChannel("a", 400) { Batch = 10, Shards = 4, SliceSeconds = 1 }, instances: 3, seconds: 5).Arrivals);
    }

    [Fact]
    public void Writing_TakesNoMoreRowsThanEventsAndCounters_WhereOneInstanceWrites()
    {
        var sample = Of(new ScaleChannel("a", 1_000), instances: 1, seconds: 4);

        var outcome = CommitSimulation.Of(sample, Assumed, 0, 10_000);

        Assert.Equal(0, outcome.Failed.Total);
        Assert.Equal(sample.Events, outcome.Stored.Total);
        Assert.Equal(outcome.Stored.Total + outcome.Transactions.Total, outcome.Entities.Total);
        Assert.Equal(0, outcome.Refused.Total);
        // A transaction takes 12 ms and more, in which a partition's next events gather.
        Assert.InRange(outcome.Stored.Total / outcome.Transactions.Total, 2, GroupCommit.MostEvents);
    }

    [Fact]
    public void Writing_CountsEachEventOnce_HoweverManyInstancesMeetInAPartition()
    {
        foreach (var instances in new[] { 2, 4, 8 })
        {
            var sample = Of(new ScaleChannel("a", 500), instances, seconds: 4);

            var outcome = CommitSimulation.Of(sample, Assumed, 0, 20_000);

            Assert.Equal(sample.Events, outcome.Stored.Total);
            Assert.True(outcome.Failed.Total > 0, "Nobody met anybody.");
            Assert.Equal(0, outcome.Refused.Total);
        }
    }

    [Theory]
    // Seconds of gathering: messages a second of three instances.
    [InlineData(200,   15)]
    [InlineData(500,   6)]
    [InlineData(2_000, 1.5)]
    public void Messages_FollowFromInstancesAndGathering(int gathering, double perSecond)
    {
        var traffic = new ScaleTraffic { Channels = [new("a", 300)] };
        var setup = new ScaleSetup { GatherMilliseconds = gathering, Layouts = [new(8_640, 1)] };
        var sample = Sample.Of(traffic, setup, 3, 8, seed: 1);
        var commits = CommitSimulation.Of(sample, Assumed, 2_000, 8_000);

        var folds = FoldSimulation.Of(traffic, setup, Assumed, sample, commits, 3, 2_000, 8_000);

        Assert.Equal(perSecond, folds.Messages.PerSecond, tolerance: 1);
    }

    [Fact]
    public void Folding_MovesEverySlotToTheEnd_AndReadsEachTouchOnce()
    {
        var traffic = new ScaleTraffic { Channels = [new("a", 300)], Visitors = 1, IdentifiersPerTouch = 1, Repetitions = 0 };
        var setup = new ScaleSetup { Layouts = [new(8_640, 1)] };
        var sample = Sample.Of(traffic, setup, 2, 5, seed: 1);
        var commits = CommitSimulation.Of(sample, Assumed, 0, 60_000);

        var folds = FoldSimulation.Of(traffic, setup, Assumed, sample, commits, 2, 0, 60_000);

        var touches = sample.Arrivals.Count(arrival => arrival.IsTouch);
        Assert.InRange(folds.JourneyEntities.Total, 2 * touches * 0.95, 2.2 * touches);
        Assert.True(folds.DayEntities.Total > sample.Partitions.Count);
    }

    [Fact]
    public void Bill_AddsUp()
    {
        var month = Month.Of(new ScaleTraffic { Channels = [new("a", 100) { Batch = 10 }], Peak = 2, LeadsPerDay = 100 }, new ScaleSetup { Layouts = [new(8_640, 1)] }, Assumed);

        Assert.Equal(100 * 86_400 * 30.0, month.Events, tolerance: month.Events * 0.001);
        Assert.Equal(month.Events / 10, month.Requests, tolerance: month.Events * 0.001);
        Assert.All(month.Bill, line => Assert.Equal(line.Number * line.Dollars, line.Cost, precision: 9));
        Assert.Equal(month.TableCalls / 1_000_000 * 0.036, month.Bill[0].Cost, precision: 6);
        Assert.Equal(month.Events / 1_000_000 * 0.045, month.Bill[^1].Cost, precision: 6);
    }

    private static Sample Of(ScaleChannel channel, int instances, double seconds) => Sample.Of(
        new ScaleTraffic { Channels = [channel], Repetitions = 0.02 }, new ScaleSetup { Layouts = [LayoutChoice.For(channel, 1)] }, instances, seconds, seed: 7);
}
