using Attribution.Domain.Events;
using Attribution.Domain.Facts;
using Attribution.Functions.Protection;
using Attribution.Functions.Protection.Ageing;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Facts;
using Attribution.Storage.Outbox;
using Attribution.Storage.Protection;
using Attribution.Storage.Sealing;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace Attribution.Functions.Tests.Protection.Ageing;

/// <summary>Pseudonyms of people at events, which the identity key was changed over.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class EventNamesTests(AppFixture app)
{
    private static readonly MarketingEvent Fair = new("names-fair", "Fair", EventKind.Exhibition, new DateOnly(2001, 3, 1), new DateOnly(2001, 3, 2), "names-fair", "");

    // Anna is told of under the earlier key, under both, and under the later one; Boris under both; and a third person under the later key alone.
    private static readonly string[] Seen = ["e:1", "e:1=A", "e:A", "e:2=B", "e:C"];

    [Fact]
    public async Task People_StayAsMany_WhenTheyGetNamesByChance()
    {
        var tables = new TableServiceClient(app.Azurite.ConnectionString);
        var facts = new FactStore(tables, TimeProvider.System);
        await facts.Add(MarketingEvent.Subject(Fair.Id), [.. Seen.Select((who, place) => Fact($"{place}", who))], default);

        var names = new EventNames(
            facts, new RetentionStore(tables, TimeProvider.System), new DataCipher(Convert.FromBase64String(AppSettings.Secret)),
            new MessageSender(new QueueServiceClient(app.Azurite.ConnectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 })));
        Assert.Equal(5, await names.Replace(Fair, default));

        var told = await facts.Of(MarketingEvent.Subject(Fair.Id), default);
        Assert.Equal(3, EventState.Of(Fair, told).Registered.Count);
        Assert.All(told.SelectMany(fact => EventPseudonyms.In(fact.Details)), name => Assert.True(ErasedNames.IsErased(name), name));
    }

    [Fact]
    public void Pseudonyms_AreFoundAndReplaced_InEverySpelling()
    {
        var details = Fact("1", "e:1=A", "p:2", "l:key").Details;

        Assert.Equal(["e:1", "e:A", "p:2", "l:key"], EventPseudonyms.In(details));
        var erasure = new Erasure("", DateTimeOffset.UnixEpoch, [], new Dictionary<string, string> { ["e:A"] = "e:erased-0001", ["p:2"] = "p:erased-0002" });
        Assert.Equal(Fact("1", "e:1=erased-0001", "p:erased-0002", "l:key").Details, EventPseudonyms.Replace(details, erasure.Rename));
        Assert.Equal(Fact("1", "e:1=erased-0001", "p:erased-0002", "l:key").Details, erasure.Rename(details));
        Assert.Equal(["e:1=erased-0001", "p:erased-0002", "e:9"], erasure.Rename(["e:1=A", "p:2", "e:9"]));
        Assert.Equal([true, true, false], new[] { "e:1=A", "p:2=B", "e:1" }.Select(identifier => erasure.Concerns([identifier])));
    }

    private static RecordedFact Fact(string id, params string[] person) =>
        EventFactText.Recorded("names", id, new DateTimeOffset(2001, 3, 1, 9, 0, 0, TimeSpan.Zero), new EventFact.Registered(person, "names-fair", ""));
}
