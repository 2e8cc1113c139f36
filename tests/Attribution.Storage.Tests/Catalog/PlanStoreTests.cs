using Attribution.Domain.Catalog;
using Attribution.Domain.Models;
using Attribution.Storage.Catalog;
using Attribution.Storage.Tests.Support;

namespace Attribution.Storage.Tests.Catalog;

[Collection(StorageCollection.Name)]
public sealed class PlanStoreTests(StorageFixture storage)
{
    private static readonly DateOnly Day = new(2026, 3, 16);

    [Fact]
    public async Task Plan_KeepsEveryVersion_AndTheEntryIsTheLatest()
    {
        var (id, store, catalog) = (Ids.Own(), new PlanStore(storage.Tables), new CatalogStore(storage.Tables, new SetClock()));

        Assert.Equal((1, true), Short(await store.Put(Plan(id, 300), default)));
        Assert.Equal((2, false), Short(await store.Put(Plan(id, 340) with { HoldsFrom = Day, Pay = new PayRule(1_000_000_000, 333_333, new ProportionalBonus(1, 2)) }, default)));

        Assert.Equal([300, 340], (await store.VersionsOf(id, default)).Select(v => v.TargetLeads));
        var latest = await catalog.Find<Plan>(id, default);
        Assert.Equivalent((await store.VersionsOf(id, default))[1], latest, strict: true);
        Assert.Equal((Day, new PayRule(1_000_000_000, 333_333, new ProportionalBonus(1, 2))), (latest!.HoldsFrom, latest.Pay));
        // Versions are no entries.
        Assert.Single(await catalog.All<Plan>(includeRetired: true, default), plan => plan.Id == id);
    }

    [Fact]
    public async Task Withdrawal_IsAVersion_AndThePlanCanComeBack()
    {
        var (id, store, catalog) = (Ids.Own(), new PlanStore(storage.Tables), new CatalogStore(storage.Tables, new SetClock()));
        await store.Put(Plan(id, 300), default);

        Assert.True(await store.Withdraw(id, Day, default));
        Assert.False(await store.Withdraw(id, Day, default));
        Assert.False(await store.Withdraw(id + "-never", Day, default));
        Assert.Null(await catalog.Find<Plan>(id, default));
        Assert.True((await catalog.FindEver<Plan>(id, default))!.IsWithdrawn);

        Assert.Equal((3, true), Short(await store.Put(Plan(id, 340), default)));
        Assert.Equal(["1 False", "2 True", "3 False"], (await store.VersionsOf(id, default)).Select(v => $"{v.Version} {v.IsWithdrawn}"));
    }

    [Fact]
    public async Task Versions_AreNeverLost_WhenSeveralWriteAtOnce()
    {
        var id = Ids.Own();

        await Task.WhenAll(Enumerable.Range(1, 8).Select(target => new PlanStore(storage.Tables).Put(Plan(id, target), default)));

        var versions = await new PlanStore(storage.Tables).VersionsOf(id, default);
        Assert.Equal(Enumerable.Range(1, 8), versions.Select(v => v.Version));
        Assert.Equal(Enumerable.Range(1, 8), versions.Select(v => v.TargetLeads).Order());
    }

    [Fact]
    public async Task Plan_OfATimeWithoutVersions_IsTheFirstOne()
    {
        var (id, store, catalog) = (Ids.Own(), new PlanStore(storage.Tables), new CatalogStore(storage.Tables, new SetClock()));
        await catalog.Put(id, Plan(id, 300) with { Version = 4 }, default);
        Assert.Equal([4], (await store.VersionsOf(id, default)).Select(v => v.Version));

        await store.Put(Plan(id, 340), default);

        Assert.Equal(["4 300", "5 340"], (await store.VersionsOf(id, default)).Select(v => $"{v.Version} {v.TargetLeads}"));
    }

    [Fact]
    public async Task Plan_ThatWasRetiredThen_CoversNothing()
    {
        var (id, store, catalog) = (Ids.Own(), new PlanStore(storage.Tables), new CatalogStore(storage.Tables, new SetClock()));
        await catalog.Put(id, Plan(id, 300) with { Version = 4 }, default);
        await catalog.Retire<Plan>(id, default);

        Assert.Empty(await store.VersionsOf(id, default));
        Assert.False(await store.Withdraw(id, Day, default));
        Assert.Equal((5, true), Short(await store.Put(Plan(id, 340), default)));
    }

    private static Plan Plan(string id, int target) =>
        new(id, "anna", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), target, 35_000_000, null, [], [], AttributionModel.Linear, 0);

    private static (int Version, bool IsNew) Short((Plan Written, bool IsNew) put) => (put.Written.Version, put.IsNew);
}
