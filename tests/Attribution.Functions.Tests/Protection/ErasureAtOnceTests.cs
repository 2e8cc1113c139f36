using Attribution.Functions.Protection;
using Attribution.Testing;

namespace Attribution.Functions.Tests.Protection;

/// <summary>Several ask for one person's erasure at the same time: a page that is clicked twice, a script that does not wait.</summary>
public sealed class ErasureAtOnceTests(AzuriteFixture storage) : IClassFixture<AzuriteFixture>
{
    private const int AtOnce = 4;

    /// <summary>Names by chance that differ would part the form from its visits: what it is credited to could not be found again.</summary>
    [Fact]
    public async Task Person_IsErasedAlike_HoweverManyAskAtOnce()
    {
        const int people = 5;
        await using var asked = new CrashWorld(storage.Azurite, "2026-03-23T06:00:00Z");
        await asked.Enter(people);
        var sums = await EverythingStored.Sums(storage.Azurite);

        await asked.Erase(0);
        for (var number = 1; number < people; number++)
        {
            await Task.WhenAll(Enumerable.Repeat(number, AtOnce).Select(asked.Erase));
        }

        await using var later = new CrashWorld(storage.Azurite, "2026-03-23T09:00:00Z");
        Assert.Equal(1 + ((people - 1) * AtOnce), await later.Get<ErasureFinishing>().Finish(default));
        var once = await later.Shape(0);
        for (var number = 1; number < people; number++)
        {
            Assert.Equal(once, await later.Shape(number));
        }

        Assert.Equal(sums, await EverythingStored.Sums(storage.Azurite));
    }
}
