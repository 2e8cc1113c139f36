using System.Text;
using Attribution.Storage.Operations;
using Attribution.Storage.Sealing;
using Attribution.Storage.Tests.Support;

namespace Attribution.Storage.Tests.Operations;

[Collection(StorageCollection.Name)]
public sealed class FailureAndAuditTests(StorageFixture storage)
{
    private readonly SetClock clock = new();

    [Fact]
    public async Task Failure_CountsUpAndKeepsTheFirstTime_WhenAMessageFailsAgain()
    {
        var (failures, queue, first) = (new FailureStore(storage.Tables, new DataCipher(new byte[32]), clock), Ids.Own(), clock.Now);
        await failures.Note(queue, "m", "anna@example.com was refused.", default);
        clock.Now += TimeSpan.FromMinutes(1);
        await failures.NoteReplay(queue, FailureStore.IdOf(queue, "m"), default);
        await failures.Note(queue, "m", "Again.", default);
        await failures.Note(queue, "other", "Something else.", default);

        var failure = (await failures.Of(queue, default))[FailureStore.IdOf(queue, "m")];

        Assert.Equal((2, "Again.", first, clock.Now, 1), (failure.Tries, failure.Reason, failure.FirstAt, failure.LastAt, failure.Replays));
        await failures.Remove(queue, failure.Id, default);
        await failures.Remove(queue, failure.Id, default);
        Assert.Null(await failures.Find(queue, failure.Id, default));
        Assert.Single(await failures.Of(queue, default));
    }

    [Fact]
    public async Task Failure_CannotBeReadInTheTable()
    {
        var queue = Ids.Own();
        await new FailureStore(storage.Tables, new DataCipher(new byte[32]), clock).Note(queue, """{"email":"anna@example.com"}""", "anna@example.com was refused.", default);

        var row = Assert.Single(await storage.Rows("Failures", queue));

        Assert.DoesNotContain(row, column => column.Value is string text && text.Contains("anna", StringComparison.Ordinal));
        Assert.DoesNotContain("anna", Encoding.UTF8.GetString(row.GetBinary("Sealed")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_TellsOperationsOfItsDays_TheLatestFirst()
    {
        clock.Now = new DateTimeOffset(2031, 5, 6, 23, 0, 0, TimeSpan.Zero);
        var audit = new AuditStore(storage.Tables, clock);
        var first = await audit.Begin("replay-poison", "q", "reason=x", isDryRun: true, "10.0.0.1", default);
        await audit.Begin("drop-poison", "q", "", isDryRun: false, "10.0.0.1", default);
        await audit.End(first, 3, "Would have been replayed.", default);
        clock.Now += TimeSpan.FromHours(2);
        await audit.Begin("rebuild-bookings", "days", "", isDryRun: false, "10.0.0.1", default);

        var entries = await audit.Of(new DateOnly(2031, 5, 6), new DateOnly(2031, 5, 6), default);

        Assert.Equal(["drop-poison", "replay-poison"], entries.Select(entry => entry.What));
        Assert.Equal((null, null), (entries[0].Count, entries[0].EndedAt));
        Assert.Equal((3, true, "reason=x", "Would have been replayed."), (entries[1].Count, entries[1].IsDryRun, entries[1].Filter, entries[1].Outcome));
        Assert.Equal("rebuild-bookings", (await audit.Of(new DateOnly(2031, 5, 6), new DateOnly(2031, 5, 7), default))[0].What);
    }

    [Fact]
    public async Task Walk_LosesNothing_WhenHandlingFails()
    {
        var (poison, queue) = (new PoisonQueues(storage.Queues), Ids.Own());
        Assert.Equal((0, 0), (await poison.Depth(queue, default), (await poison.Peek(queue, default)).Count));
        var client = storage.Queues.GetQueueClient(queue + "-poison");
        await client.CreateAsync();
        for (var n = 0; n < 70; n++)
        {
            await client.SendMessageAsync($"m{n}");
        }

        await Assert.ThrowsAsync<TimeoutException>(() => poison.Walk(queue, message => message.Text == "m40" ? throw new TimeoutException() : Task.FromResult(message.Text == "m1"), default));
        Assert.Equal(69, await poison.Depth(queue, default));

        var seen = new List<string>();
        await poison.Walk(queue, message =>
        {
            seen.Add(message.Text);
            return Task.FromResult(message.Text != "m2");
        }, default);
        Assert.Equal((69, 69), (seen.Count, seen.Distinct().Count()));
        Assert.Equal(["m2"], (await poison.Peek(queue, default)).Select(message => message.Text));
    }
}
