using Attribution.Storage.Parking;
using Attribution.Storage.Tests.Support;

namespace Attribution.Storage.Tests;

[Collection(StorageCollection.Name)]
public sealed class ParkedStoreTests(StorageFixture storage)
{
    private readonly SetClock clock = new();

    [Fact]
    public async Task Park_KeepsTheFirstTimeAndCounts_WhenAnItemComesAgain()
    {
        var (store, origin, first) = (new ParkedStore(storage.Tables, clock), Ids.Own(), clock.Now);
        await store.Park(origin, "a", "Unreadable.", default);
        clock.Now += TimeSpan.FromHours(1);
        await store.Park(origin, "a", "Still unreadable.", default);
        await store.Park(origin + "2", "a", "Elsewhere.", default);

        Assert.Equal(["Still unreadable."], await store.Reasons(origin, default));
        var row = Assert.Single(await storage.Rows(ParkedStore.Name, origin));
        Assert.Equal(("a", 2), (row.GetString("Item"), row.GetInt32("Times")));
        Assert.Equal((first, clock.Now), (row.GetDateTimeOffset("FirstAt"), row.GetDateTimeOffset("LastAt")));
    }

    [Fact]
    public async Task Park_CutsTheItem_WhenItIsLong()
    {
        var (store, origin) = (new ParkedStore(storage.Tables, clock), Ids.Own());
        await store.Park(origin, new string('x', 70_000) + "1", "Too long.", default);
        await store.Park(origin, new string('x', 70_000) + "2", "Too long.", default);

        var rows = await storage.Rows(ParkedStore.Name, origin);
        Assert.Equal(2, rows.Count);
        Assert.All(rows, r => Assert.Equal(30_000, r.GetString("Item")!.Length));
    }
}
