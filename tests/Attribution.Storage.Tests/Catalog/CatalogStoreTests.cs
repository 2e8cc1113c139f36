using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Storage.Catalog;
using Attribution.Storage.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Catalog;

[Collection(StorageCollection.Name)]
public sealed class CatalogStoreTests(StorageFixture storage)
{
    private readonly SetClock clock = new();

    /// <summary>A kind of entry of this test's own.</summary>
    private sealed record Listed(string Id);

    [Fact]
    public async Task Find_ReturnsWhatWasPut()
    {
        var (store, id) = (Store(), Ids.Own());
        var channel = Channel(id) with { Truth = new Dictionary<Measure, SourceOfTruth> { [Measure.Cost] = SourceOfTruth.Events }, Layout = new EventLayout(24, 2) };
        var plan = new Plan(id, "anna", new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31), 40, 12_500_000, null, [id], [], AttributionModel.Linear, 3);
        var marketer = new Marketer(id, "Աննա", "anna@example.com", MarketerRole.Head, "Asia/Yerevan", DayOfWeek.Monday, new TimeOnly(7, 30));
        var campaign = new Campaign(id, "Spring", id);

        await store.Put(id, channel, default);
        await store.Put(id, plan, default);
        await store.Put(id, marketer, default);
        await store.Put(id, campaign, default);

        Assert.Equivalent(channel, await Store().Find<Channel>(id, default), strict: true);
        Assert.Equivalent(plan, await Store().Find<Plan>(id, default), strict: true);
        Assert.Equal(marketer, await Store().Find<Marketer>(id, default));
        Assert.Equal(campaign, await Store().Find<Campaign>(id, default));
        Assert.Null(await Store().Find<Campaign>(id + "2", default));
        Assert.True(await store.Retire<Plan>(id, default));
    }

    [Theory]
    //          steps                        whether each found something new, or something to retire
    [InlineData("put",                       "+")]
    [InlineData("put put",                   "+ =")]
    [InlineData("retire",                    "=")]
    [InlineData("put retire",                "+ +")]
    [InlineData("put retire retire",         "+ + =")]
    // What comes back is new to whoever puts it.
    [InlineData("put retire put put retire", "+ + + = +")]
    public async Task PutAndRetire_TellWhatTheyChanged_AfterSteps(string steps, string expected)
    {
        var (store, id) = (Store(), Ids.Own(steps));

        var changes = new List<bool>();
        foreach (var step in steps.Split(' '))
        {
            changes.Add(step == "put" ? await store.Put(id, new Campaign(id, "Spring", "tv"), default) : await store.Retire<Campaign>(id, default));
        }

        Assert.Equal(expected, string.Join(' ', changes.Select(c => c ? "+" : "=")));
        Assert.Equal(steps.EndsWith("put", StringComparison.Ordinal), await store.Find<Campaign>(id, default) is not null);
    }

    [Fact]
    public async Task All_ListsInOrderOfIds_WithTheRetiredOnRequest()
    {
        var store = Store();
        foreach (var id in new[] { "b", "a-2", "a", "c" })
        {
            await store.Put(id, new Listed(id), default);
        }

        await store.Retire<Listed>("b", default);

        Assert.Equal(["a", "a-2", "c"], (await store.All<Listed>(includeRetired: false, default)).Select(l => l.Id));
        Assert.Equal(["a", "a-2", "b", "c"], (await store.All<Listed>(includeRetired: true, default)).Select(l => l.Id));
    }

    [Fact]
    public async Task Channels_ShowOwnChangesAtOnce()
    {
        var (store, id) = (Store(), Ids.Own());
        async Task<string?> Name() => (await store.Channels(fresh: false, default)).GetValueOrDefault(id)?.Name;

        Assert.Null(await Name());
        await store.Put(id, Channel(id), default);
        Assert.Equal("Paid search", await Name());
        await store.Put(id, Channel(id) with { Name = "Search" }, default);
        Assert.Equal("Search", await Name());
        await store.Retire<Channel>(id, default);
        Assert.Null(await Name());
    }

    [Theory]
    //          seconds  fresh  seen
    [InlineData(0,       false, false)]
    [InlineData(9.9,     false, false)]
    [InlineData(10,      false, true)]
    [InlineData(0,       true,  true)]
    public async Task Channels_ShowChangesOfOthers_WhenOldOrAskedAfresh(double seconds, bool fresh, bool seen)
    {
        var (mine, other, id) = (Store(), Store(), Ids.Own($"{seconds}{fresh}"));
        await mine.Channels(fresh: false, default);
        await other.Put(id, Channel(id), default);
        clock.Now += TimeSpan.FromSeconds(seconds);

        Assert.Equal(seen, (await mine.Channels(fresh, default)).ContainsKey(id));
        Assert.Equal(seen, (await mine.Channels(fresh: false, default)).ContainsKey(id));
    }

    [Theory]
    //          seconds  known
    [InlineData(30,      true)]
    [InlineData(60,      true)]
    [InlineData(60.1,    false)]
    public async Task Channels_AreKnownForAMinute_WhenTheStoreDoesNotAnswer(double seconds, bool known)
    {
        var (isDown, id) = (false, Ids.Own($"{seconds}"));
        using var network = new Outage(() => isDown);
        var store = new CatalogStore(storage.TablesBehind(network), clock);
        await store.Put(id, Channel(id), default);
        await store.Channels(fresh: false, default);
        isDown = true;
        clock.Now += TimeSpan.FromSeconds(seconds);

        var channels = store.Channels(fresh: false, default);

        if (known)
        {
            Assert.True((await channels).ContainsKey(id));
        }
        else
        {
            await Assert.ThrowsAnyAsync<Exception>(() => channels);
        }
    }

    /// <summary>A network that can be down.</summary>
    private sealed class Outage(Func<bool> isDown) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            isDown() ? throw new HttpRequestException("Down.") : base.SendAsync(request, cancellationToken);
    }

    private CatalogStore Store() => new(storage.Tables, clock);

    private static Channel Channel(string id) => new(id, "Paid search", "google-ads", false, new Dictionary<Measure, SourceOfTruth>(), EventLayout.Default);
}
