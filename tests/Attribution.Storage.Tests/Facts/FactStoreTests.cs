using Attribution.Domain.Facts;
using Attribution.Storage.Facts;
using Attribution.Storage.Tests.Support;

namespace Attribution.Storage.Tests.Facts;

[Collection(StorageCollection.Name)]
public sealed class FactStoreTests(StorageFixture storage)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 16, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Add_WritesEachFactOnce_AndTheFirstOneStays()
    {
        var lead = $"lead|{Ids.Own()}";
        var qualified = Fact("1", "qualified");

        Assert.Equal([Recorded.New], await Store().Add(lead, [qualified], default));
        Assert.Equal([Recorded.Duplicate, Recorded.New], await Store().Add(lead, [qualified with { Kind = "rejected" }, Fact("2", "contacted")], default));

        Assert.Equal([qualified, Fact("2", "contacted")], await Store().Of(lead, default));
    }

    [Fact]
    public async Task Add_TellsTwoSourcesApart_AndTwoSubjects()
    {
        var (one, other) = ($"lead|{Ids.Own()}", $"lead|{Ids.Own("other")}");
        await Store().Add(one, [Fact("1", "qualified"), Fact("1", "qualified") with { Source = "crm-2" }], default);

        Assert.Equal([Recorded.New], await Store().Add(other, [Fact("1", "qualified")], default));
        Assert.Equal(["crm", "crm-2"], (await Store().Of(one, default)).Select(fact => fact.Source));
    }

    [Fact]
    public async Task Add_FindsDuplicatesInAnyPlace_WhenThereAreMoreThanOneTransactionHolds()
    {
        var lead = $"lead|{Ids.Own()}";
        var facts = Enumerable.Range(0, 250).Select(n => Fact($"{n:D3}", "contacted")).ToList();
        await Store().Add(lead, [facts[0], facts[120], facts[249]], default);

        var recorded = await Store().Add(lead, [.. facts, facts[7]], default);

        Assert.Equal([0, 120, 249, 250], Enumerable.Range(0, 251).Where(place => recorded[place] == Recorded.Duplicate));
        Assert.Equal(facts, await Store().Of(lead, default));
    }

    [Theory]
    [InlineData(Fault.RequestLost)]
    [InlineData(Fault.AnswerLost)]
    [InlineData(Fault.Busy)]
    public async Task Add_LosesNothing_WhenTheNetworkIsBad(Fault fault)
    {
        var lead = $"lead|{Ids.Own($"{fault}")}";
        var store = new FactStore(storage.TablesBehind(new FaultyNetwork(fault, write => write == 0)), new SetClock());

        await store.Add(lead, [Fact("1", "qualified"), Fact("2", "contacted")], default);

        Assert.Equal(["1", "2"], (await Store().Of(lead, default)).Select(fact => fact.Id));
    }

    [Fact]
    public async Task Of_OrdersByTheTimeAtWhichItHappened()
    {
        var lead = $"lead|{Ids.Own()}";
        await Store().Add(lead, [Fact("b", "contacted") with { At = Noon.AddDays(2) }, Fact("c", "qualified"), Fact("a", "qualified")], default);

        Assert.Equal(["a", "c", "b"], (await Store().Of(lead, default)).Select(fact => fact.Id));
    }

    private FactStore Store() => new(storage.Tables, new SetClock());

    private static RecordedFact Fact(string id, string kind) => new("crm", id, kind, Noon, "{}");
}
