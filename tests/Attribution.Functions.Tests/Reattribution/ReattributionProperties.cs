using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Functions.Tests.People;
using Attribution.Storage;
using Attribution.Storage.Catalog;
using Attribution.Testing;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Attribution.Functions.Tests.Reattribution;

/// <summary>Whatever comes late, merges, is rejected, restored or planned anew: after every step the tables say what a computation from scratch says.</summary>
public sealed class ReattributionProperties : IAsyncLifetime
{
    private static readonly Config SameCases = Config.QuickThrowOnFailure
        .WithMaxTest(12)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260316, 2019), FSharpOption<int>.None)));

    private const int RotatedCases = 3;

    private readonly AzuriteFixture storage = new();
    private int cases;

    public async Task InitializeAsync()
    {
        await storage.InitializeAsync();
        var tables = new TableServiceClient(storage.ConnectionString);
        var queues = new QueueServiceClient(storage.ConnectionString);
        await new StorageSetup(tables, queues, new BlobServiceClient(storage.ConnectionString), new QueueNames(World.Queues)).StartAsync(default);
        foreach (var number in Enumerable.Range(1, 3))
        {
            var channel = new Channel($"channel-{number}", "", null, false, new Dictionary<Measure, SourceOfTruth>(), EventLayout.Default);
            await new CatalogStore(tables, TimeProvider.System).Put(channel.Id, channel, default);
        }
    }

    public Task DisposeAsync() => storage.DisposeAsync();

    [Fact]
    public void Tables_EqualAComputationFromScratch_AfterEveryStep() =>
        Check.One(SameCases, Prop.ForAll(Arb.From(ReattributionCase.Any), story => Holds(story).GetAwaiter().GetResult()));

    /// <summary>A journey of day 4 is over on day 9 under a window of three days, and counted. On day 9 a touch of day 6 comes, within the window of the first: the journey was not over after all.</summary>
    [Fact]
    public Task Journey_IsNotOver_WhenATouchThatFollowsItComesLate() => Holds(new ReattributionCase(
        [],
        [new TouchSpec(1, 0, 0, 100, 1), new TouchSpec(1, 0, 0, 150, 2)],
        [new Step(StepKind.Touch, 0, 0), new Step(StepKind.Nights, 8, 0), new Step(StepKind.Touch, 1, 0), new Step(StepKind.Nights, 8, 0)],
        [0]));

    /// <summary>The same histories, over a change of the identity key at any moment: not a number differs from those under one key.</summary>
    [Fact]
    public void Tables_EqualAComputationFromScratch_WhileTheIdentityKeyChanges() => Check.One(
        SameCases.WithMaxTest(RotatedCases),
        Prop.ForAll(
            Arb.From(
                from story in ReattributionCase.Any
                from begins in Gen.Choose(0, 12)
                from lasts in Gen.Choose(1, 8)
                from beside in Gen.Choose(0, 3)
                select (story, change: new KeyChange(begins, begins + beside + lasts, beside))),
            told => Holds(told.story, told.change).GetAwaiter().GetResult()));

    private async Task Holds(ReattributionCase story, KeyChange? change = null)
    {
        var number = Interlocked.Increment(ref cases);
        var world = new World(story, storage.ConnectionString, $"case{number}", new DateOnly(2001, 1, 1).AddDays(140 * number), change);
        foreach (var (place, step) in story.Steps.Index())
        {
            await world.Do(step);

            var (expected, stored) = (Text(world.Expected().Concat(world.MustBeBooked())), Text((await world.Stored()).Concat(await world.Booked())));
            Assert.True(expected == stored, $"After step {place}, {step}:\nfrom scratch:\n{expected}\n\nin the tables:\n{stored}");
            Assert.All(await world.Restated(), week => Assert.Equal(week.Now, week.Told));
        }

        await world.End();
    }

    private static string Text(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
