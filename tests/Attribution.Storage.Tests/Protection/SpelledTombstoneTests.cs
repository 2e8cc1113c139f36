using Attribution.Storage.Protection;
using Attribution.Storage.Sealing;
using Attribution.Storage.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Protection;

/// <summary>Who was erased stays away, across a change of the identity key: 1 is the earlier spelling of an address, 7 the later one.</summary>
[Collection(StorageCollection.Name)]
public sealed class SpelledTombstoneTests(StorageFixture storage)
{
    private static readonly DateTimeOffset Erased = new(2026, 3, 16, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    // noted under  a form comes that carries  and then one that carries  is it recognised
    [InlineData("1",  "1",                     "1",                       true)]
    [InlineData("1",  "1=7",                   "7",                       true)]
    [InlineData("7",  "1=7",                   "1",                       true)]
    [InlineData("1",  "1",                     "7",                       false)]
    [InlineData("1",  "2=8",                   "8",                       false)]
    public async Task Tombstone_IsMet_InEverySpellingThatWasToldWithIt(string noted, string first, string then, bool isRecognised)
    {
        var (store, own) = (new ErasedStore(storage.Tables, new DataCipher(new byte[32])), Ids.Own(noted + first + then));
        string Address(string spellings) => $"e:{string.Join('=', spellings.Split('=').Select(spelling => $"{own}{spelling}"))}";
        await store.Mark([Address(noted)], Erased, default);

        await store.Hides([Address(first)], Erased, default);

        Assert.Equal(isRecognised, await store.Hides([Address(then)], Erased, default));
        Assert.Equal(isRecognised ? Erased : null, await store.ErasedAt(Address(then), default));
        Assert.False(await store.Hides([Address(then)], Erased.AddSeconds(1), default));
    }

    [Fact]
    public async Task Tombstone_IsTheLastOne_WhenSpellingsWereErasedAtSeveralTimes()
    {
        var (store, own) = (new ErasedStore(storage.Tables, new DataCipher(new byte[32])), Ids.Own());
        await store.Mark([$"e:{own}1"], Erased, default);
        await store.Mark([$"e:{own}7"], Erased.AddDays(3), default);

        Assert.Equal(Erased.AddDays(3), await store.ErasedAt($"e:{own}1={own}7", default));
        Assert.Equal(Erased.AddDays(3), await store.ErasedAt($"e:{own}1", default));
    }
}
