using Attribution.Benchmarks.Scale;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Scale;

/// <summary>What the product promises of much traffic, by its own rules and Azure's published targets.</summary>
public sealed class ScaleResultTests
{
    [Fact]
    public void TenThousandEventsASecond_Fit_WithTheSettingsThatAreChosen()
    {
        var options = new ScaleOptions();
        Assert.Equal(10_000, options.Traffic.EventsPerSecond);
        Assert.True(options.Traffic.Channels.Count >= 12);

        var (setup, peak) = SetupChoice.For(options);

        Assert.Equal(15_000, peak.Traffic.EventsPerSecond, precision: 6);
        Assert.All(peak.Resources(), resource => Assert.True(resource.Fits, $"{resource.Name}: {resource.Load:N0} of {resource.Target:N0} {resource.Unit}"));
        Assert.Equal(0, peak.Commits.Refused.Total);
        Assert.InRange(setup.EventAccounts, 1, 2);
        Assert.InRange(setup.GatherMilliseconds, 500, 5_000);
    }

    /// <summary>The same traffic without what moves the walls: where it breaks first.</summary>
    [Theory]
    [InlineData(1, 2_000, "Events, busiest partition")]
    [InlineData(6, 200,   "DaySums")]
    public void TenThousandEventsASecond_Break_WithoutThem(int shards, int gathering, string resource)
    {
        var traffic = ScaleTraffic.Default with { Channels = [.. ScaleTraffic.Default.Channels.Select(channel => channel with { Shards = shards == 1 ? 1 : null })] };

        var (_, peak) = SetupChoice.For(new ScaleOptions { Traffic = traffic, GatherMilliseconds = gathering });

        Assert.Contains(peak.Resources(), one => one.Name.StartsWith(resource, StringComparison.Ordinal) && one.Share > (shards == 1 ? 1 : 0.5));
    }

    [Fact]
    public void Walls_FollowEachOther_AndNameWhatMovesThem()
    {
        var options = new ScaleOptions { Traffic = new ScaleTraffic { Channels = [new("a", 600) { Batch = 50, Shards = 1 }], Peak = 1, LeadsPerDay = 0 }, GatherMilliseconds = 200, EventAccounts = 0 };
        var (setup, _) = SetupChoice.For(options);

        var walls = new Walls(options.Traffic, setup, options.Assumptions).Find(2, at: 1);

        Assert.Equal(2, walls.Count);
        // One shard takes 2,000 rows a second, 85 % of which are clicks' at most.
        Assert.InRange(walls[0].EventsPerSecond, 800, 2_400);
        Assert.True(walls[0].EventsPerSecond <= walls[1].EventsPerSecond);
        Assert.All(walls, wall => Assert.NotEmpty(wall.Resource.MovedBy));
    }

    /// <summary>The same page for what is counted and for what is worked out: on one instance, with folding beside recording, both say the same of a million.</summary>
    [Theory]
    [InlineData("clicks that are only counted, 1,000 a request", 1_000, 0, 0.5)]
    [InlineData("clicks of visitors, 100 a request",             100,   1, 0.5)]
    public void CallsForAMillion_AreThoseOfThePage(string row, int batch, double visitors, double tolerance)
    {
        var traffic = new ScaleTraffic { Channels = [new("a", 1_000) { Batch = batch }], Visitors = visitors, IdentifiersPerTouch = 1, Repetitions = 0, Peak = 1, LeadsPerDay = 0, Campaigns = 1 };
        var setup = new ScaleSetup { Layouts = [new(1, 1)], FoldsElsewhere = false };
        var sample = Sample.Of(traffic, setup, 1, 12, seed: 1);
        var commits = CommitSimulation.Of(sample, new ScaleAssumptions(), 2_000, 12_000);
        var folds = FoldSimulation.Of(traffic, setup, new ScaleAssumptions(), sample, commits, 1, 2_000, 12_000);

        var clicks = 1_000 * (visitors == 0 ? 1 : 0.85);
        var calls = (commits.Calls.PerSecond + folds.Calls.PerSecond) / clicks * 1_000_000;
        var page = (double)CostPage.Rows[row].TableCalls;

        Assert.InRange(calls, page * (1 - tolerance), page * (1 + tolerance) + 60_000);
    }
}
