using Attribution.Domain.Facts;
using Attribution.Domain.Leads;
using Attribution.Storage.Facts;
using Attribution.Storage.Leads;
using Attribution.Storage.Operations;
using Attribution.Storage.Protection;
using Attribution.Storage.Sealing;
using Attribution.Storage.Tests.Support;

namespace Attribution.Storage.Tests.Protection;

/// <summary>How far deletion by age has got, and how stores tell what is old. Everything is of 2001, before all other tests.</summary>
[Collection(StorageCollection.Name)]
public sealed class RetentionStoreTests(StorageFixture storage)
{
    private static readonly DateTimeOffset First = new(2001, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly SetClock clock = new() { Now = First };

    [Fact]
    public async Task Mark_NeverMovesBack_AndWhatIsUnderWayStaysBesideIt()
    {
        var (store, table) = (new RetentionStore(storage.Tables, clock), Ids.Own());
        Assert.Equal(RetentionProgress.None, await store.Find(table, default));

        await store.Mark(table, new DateOnly(2001, 2, 1), default);
        await store.Move(table, RetentionStore.Whole, known => known with { After = "k", Gone = known.Gone + 2 }, default);
        await store.Mark(table, new DateOnly(2001, 1, 1), default);
        await store.Move(table, RetentionStore.Whole, known => known with { After = "", DoneBefore = new DateOnly(2001, 2, 1), Gone = known.Gone + 1, GoneBefore = null }, default);

        Assert.Equal(new RetentionProgress(new DateOnly(2001, 2, 1), "", new DateOnly(2001, 2, 1), 3, First), await store.Find(table, default));
    }

    [Fact]
    public async Task Keep_GivesEverybodyTheFirstSecret_UntilItIsForgotten()
    {
        var (store, table) = (new RetentionStore(storage.Tables, clock), Ids.Own());

        var kept = await Task.WhenAll(Enumerable.Range(1, 4).Select(number => store.Keep(table, "event|fair", [(byte)number], default)));
        await store.Move(table, "event|fair", known => known with { After = "k" }, default);

        Assert.Single(kept.Select(secret => secret[0]).Distinct());
        Assert.Equal(kept[0], await store.Keep(table, "event|fair", [9], default));
        await store.Forget(table, "event|fair", known => known with { Gone = 5 }, default);
        Assert.Equal(5, (await store.Find(table, "event|fair", default)).Gone);
        Assert.Equal([9], await store.Keep(table, "event|fair", [9], default));
    }

    [Fact]
    public async Task FailuresAndAudit_AreForgotten_WhenTheyAreOldEnough_SomeAtATime()
    {
        var failures = new FailureStore(storage.Tables, new DataCipher(new byte[32]), clock);
        var audit = new AuditStore(storage.Tables, clock);
        for (var day = 0; day < 4; day++)
        {
            clock.Now = First.AddDays(day);
            await failures.Note("ageing", $"{day}", "Why.", default);
            await audit.Begin("ageing", $"{day}", "", false, "test", default);
        }

        // A failure that happens again is young again.
        clock.Now = First.AddDays(9);
        await failures.Note("ageing", "0", "Why.", default);

        Assert.Equal("1 1 0", await Thrice(() => failures.Expire(First.AddDays(3), 1, default)));
        Assert.Equal("2 1 0", await Thrice(() => audit.Expire(new DateOnly(2001, 3, 4), 2, default)));
        Assert.Equal(2, (await failures.Of("ageing", default)).Count);
        Assert.Equal(["3"], (await audit.Of(new DateOnly(2001, 3, 1), new DateOnly(2001, 3, 20), default)).Select(entry => entry.On));
    }

    [Fact]
    public async Task Facts_AreTold_ByWhenTheyWereTold_AndOfTheKindsThatAreAskedFor()
    {
        var own = Ids.Own();
        foreach (var (kind, day) in new[] { ("deal", 0), ("event", 0), ("lead", 0), ("lead", 1), ("mail", 0), ("lead", 5) })
        {
            clock.Now = First.AddDays(day);
            await new FactStore(storage.Tables, clock).Add($"{kind}|{own}", [new RecordedFact("crm", $"{day}", "qualified", First.AddYears(-1), "{}")], default);
        }

        var (store, told) = (new FactStore(storage.Tables, clock), new List<string>());
        var after = "";
        do
        {
            var (last, some) = await store.Told(["deal|", "lead|"], after, First.AddDays(3), 1, default);
            told.AddRange(some.Select(one => $"{one.Subject[..4]} {one.Fact.Id}"));
            after = last ?? "";
        }
        while (after.Length > 0);

        Assert.Equal(["deal 0", "lead 0", "lead 1"], told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Forms_AreTold_WhenTheyAreOldAndTheirPeopleWereNotErased()
    {
        var (store, own) = (new LeadStore(storage.Tables), Ids.Own());
        var keys = new List<string>();
        for (var day = 0; day < 4; day++)
        {
            keys.Add(LeadStore.Key(own, $"{day}"));
            await store.Add(new Lead(keys[day], own, null, "", First.AddDays(day), new DateOnly(2001, 3, 1).AddDays(day), [$"v:{own}{day}"]), default);
        }

        await store.Erase(keys[1], new Erasure("1", First.AddDays(2), [keys[1]], new Dictionary<string, string> { [$"v:{own}1"] = "v:erased-1" }), default);

        var (after, told) = ("", new List<string>());
        while (await store.NotErased(after, First.AddDays(3), 1, default) is [var form])
        {
            told.Add(after = form.Key);
        }

        Assert.Equal(new[] { keys[0], keys[2] }.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    private static async Task<string> Thrice(Func<Task<int>> expire) => $"{await expire()} {await expire()} {await expire()}";
}
