using System.Text.Json;
using Attribution.Domain.Measures;
using Attribution.Functions.Messages;
using Attribution.Functions.Tests.Support;
using Attribution.Storage;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Exactness;

/// <summary>Messages go to whichever process asks first: it may remember less of a partition than whoever wrote there last.</summary>
[Collection(AppCollection.Name)]
public sealed class FoldingElsewhereTests(AppFixture app)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 16, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    // What the message says of the partition, which holds three events; the folding process wrote the second of them and saw no more.
    [InlineData("""{"partitions":["clicks|{0}|20260316|00000|00"],"events":[3],"version":1}""",    3)]
    [InlineData("""{"partitions":["clicks|{0}|20260316|00000|00"],"events":[null],"version":1}""", 3)]
    [InlineData("""{"partitions":["clicks|{0}|20260316|00000|00"],"version":1}""",                 3)]
    [InlineData("""{"partitions":["clicks|{0}|20260316|00000|00"],"events":[],"version":1}""",     3)]
    [InlineData("""{"partitions":["clicks|{0}|20260316|00000|00"],"events":[9],"version":1}""",    3)]
    // Asked for no more than it remembers, it does not ask the store; somebody else's message follows.
    [InlineData("""{"partitions":["clicks|{0}|20260316|00000|00"],"events":[2],"version":1}""",    2)]
    public async Task Fold_ReachesAsFarAsTheMessageSays_WhenAnotherProcessWroteLast(string message, long folded)
    {
        var channel = $"elsewhere-{Keys.Digest(message)[..8].ToLowerInvariant().Replace('_', 'x')}";
        var partition = new EventPartition(Measure.Clicks, channel, new DateOnly(2026, 3, 16), 0, 0);
        await using var writing = NewProcess();
        await using var foldingToo = NewProcess();
        foreach (var (process, id) in new[] { (writing, "1"), (foldingToo, "2"), (writing, "3") })
        {
            await process.Get<EventStore>().Record(partition, [Click(channel, id)], CancellationToken.None);
        }

        await foldingToo.Fold.Run(message.Replace("{0}", channel, StringComparison.Ordinal), CancellationToken.None);

        Assert.Equal(folded, (await writing.Get<DaySumStore>().Folded(partition, CancellationToken.None)).Events);
    }

    [Fact]
    public void Message_SaysHowManyEventsThereAre_WherePartitionsAreRemembered()
    {
        EventPartition Shard(int shard) => new(Measure.Clicks, "told", new DateOnly(2026, 3, 16), 0, shard);

        var message = Assert.Single(FoldEvents.For([Shard(0), Shard(1)], partition => partition.Shard == 0 ? 7 : null));
        var read = JsonSerializer.Deserialize<FoldEvents>(message.Body, Outgoing.Json)!;

        Assert.Equal([7, null], read.Events!);
        Assert.Equal((7, null, null), (read.Least()(Shard(0)), read.Least()(Shard(1)), read.Least()(Shard(2))));
    }

    private Process NewProcess() => new(AppSettings.For(app.Azurite, app.Smtp.Port), app.Azurite.ConnectionString);

    private static MeasureEvent Click(string channel, string id) => new(Measure.Clicks, "site", id, channel, "", Noon, DateOnly.FromDateTime(Noon.Date), 0, []);
}
