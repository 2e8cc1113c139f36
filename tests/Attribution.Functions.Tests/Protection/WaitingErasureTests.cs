using Attribution.Functions.Messages;
using Attribution.Functions.Protection;
using Attribution.Storage.Protection;
using Attribution.Testing;

namespace Attribution.Functions.Tests.Protection;

/// <summary>What was taken in before an erasure, and is handled long after it.</summary>
public sealed class WaitingErasureTests : IAsyncLifetime
{
    private readonly AzuriteFixture storage = new();

    public Task InitializeAsync() => storage.InitializeAsync();

    public Task DisposeAsync() => storage.DisposeAsync();

    /// <summary>Under its old name nobody could tell any longer whose visit it was: it would name the browser again, and count for nobody.</summary>
    [Fact]
    public async Task Erasure_IsKeptInMind_WhileAVisitOfBeforeWaitsInPoison()
    {
        await EraseWithAVisitInPoison();

        await using var later = new CrashWorld(storage.Azurite, "2026-03-24T06:00:00Z");
        Assert.Equal(0, await later.Get<ErasureFinishing>().Finish(default));
        Assert.Single(await later.Get<ErasedStore>().Begun(default));

        await later.Replay();
        Assert.Equal(1, await later.Get<ErasureFinishing>().Finish(default));
        Assert.Empty(await later.Get<ErasedStore>().Begun(default));
        var visitor = later.Own(0)[2];
        var stored = await EverythingStored.Read(storage.Azurite);

        // Messages of a moment name visitors too, and are not handled here.
        Assert.DoesNotContain(stored.Where(text => text.Place != CloseJourneys.Queue), text => text.Text.Contains(visitor[2..], StringComparison.Ordinal));
        // The visit is the person's still, whoever that was.
        Assert.Contains("2025-10-06T11:00:00", await later.Shape(0), StringComparison.Ordinal);
    }

    /// <summary>Nobody may keep in mind for good who asked to be forgotten, because nobody looks after the poison.</summary>
    [Fact]
    public async Task Erasure_IsForgotten_WhenPoisonIsLeftForWeeks()
    {
        await EraseWithAVisitInPoison();

        await using var later = new CrashWorld(storage.Azurite, "2026-04-20T07:00:00Z");
        Assert.Equal(1, await later.Get<ErasureFinishing>().Finish(default));
        Assert.Empty(await later.Get<ErasedStore>().Begun(default));
    }

    /// <summary>On 23 March 2026, at six in the morning (UTC).</summary>
    private async Task EraseWithAVisitInPoison()
    {
        await using var asked = new CrashWorld(storage.Azurite, "2026-03-23T06:00:00Z");
        await asked.Enter(people: 1);
        await asked.VisitInPoison(0, "waiting");
        await asked.Erase(0);
    }
}
