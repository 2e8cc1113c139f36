using Attribution.Storage.Bookings;
using Attribution.Storage.Tests.Support;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Tests;

/// <summary>What a process remembers of sums may be old; it saves reading, and is never written over what is newer.</summary>
[Collection(StorageCollection.Name)]
public sealed class RememberedRowsTests(StorageFixture storage)
{
    [Fact]
    public async Task Find_AsksTheStoreOnce_HoweverOftenARowIsMovedOn()
    {
        var (partition, network) = (Ids.Own(), new CountingNetwork());
        var rows = Remembered(network);
        for (var i = 0; i < 5; i++)
        {
            await Add(rows, partition, "sum", 1);
        }

        Assert.Equal(1 + 5, network.Requests);
        Assert.Equal(5, await Stored(partition, "sum"));
    }

    [Theory]
    [InlineData(false)] // Both found nothing, and the second adds what is there by now.
    [InlineData(true)]
    public async Task Write_IsRefusedAndReadsAnew_WhenAnotherProcessWasFaster(bool isThere)
    {
        var partition = Ids.Own($"{isThere}");
        var (ours, theirs) = (Remembered(), Remembered());
        if (isThere)
        {
            await Add(Remembered(), partition, "sum", 100);
        }

        Assert.Equal(isThere, await ours.Find(partition, "sum", default) is not null);
        await Add(theirs, partition, "sum", 1);

        var refused = await Assert.ThrowsAnyAsync<RequestFailedException>(() => Add(ours, partition, "sum", 10));
        Assert.Equal(isThere ? 412 : 409, refused.Status);
        await Add(ours, partition, "sum", 10);
        Assert.Equal((isThere ? 100 : 0) + 11, await Stored(partition, "sum"));
    }

    [Fact]
    public async Task Find_KnowsNothingOfWhatWasNotWritten()
    {
        var (partition, rows) = (Ids.Own(), Remembered());
        await Add(rows, partition, "sum", 3);
        (await rows.Find(partition, "sum", default))!["Number"] = 1_000L;

        await Add(rows, partition, "sum", 4);

        Assert.Equal(7, await Stored(partition, "sum"));
    }

    [Fact]
    public async Task Find_ForgetsAndReadsAgain_WhenMoreIsKnownThanFits()
    {
        var (partition, network) = (Ids.Own(), new CountingNetwork());
        var rows = Remembered(network, mostRows: 2);
        foreach (var key in new[] { "a", "b", "c", "a", "a" })
        {
            await Add(rows, partition, key, 1);
        }

        // Five writes; a, b and c were read, the third of which was too many; a again, and then no more.
        Assert.Equal(5 + 4, network.Requests);
        Assert.Equal("3 1 1", $"{await Stored(partition, "a")} {await Stored(partition, "b")} {await Stored(partition, "c")}");
    }

    private RememberedRows Remembered(HttpMessageHandler? network = null, int mostRows = 100) =>
        new((network is null ? storage.Tables : storage.TablesBehind(network)).GetTableClient(BookingTable.Name), mostRows);

    private static async Task Add(RememberedRows rows, string partition, string key, long number)
    {
        var row = await rows.Find(partition, key, default) ?? new TableEntity(partition, key);
        row["Number"] = (row.GetInt64("Number") ?? 0) + number;
        await rows.Write(partition, [row], default);
    }

    private async Task<long> Stored(string partition, string key) =>
        (await storage.Tables.GetTableClient(BookingTable.Name).GetEntityAsync<TableEntity>(partition, key)).Value.GetInt64("Number")!.Value;

    private sealed class CountingNetwork() : DelegatingHandler(new SocketsHttpHandler())
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
