using Attribution.Functions.Protection;
using Attribution.Storage.Identity;
using Attribution.Storage.Operations;
using Attribution.Storage.Protection;
using Attribution.Testing;

namespace Attribution.Functions.Tests.Protection;

/// <summary>A process dies over an erasure, before each of its writes in turn, each time over somebody else who is told of alike; the timer of another process finishes what was begun.</summary>
public sealed class ErasureCrashTests(AzuriteFixture storage) : IClassFixture<AzuriteFixture>
{
    /// <summary>More than an erasure has writes.</summary>
    private const int People = 48;

    private const string Now = "2026-03-23T06:00:00Z";
    private const string HoursLater = "2026-03-23T09:00:00Z";

    [Fact]
    public async Task Erasure_EndsAlike_WhereverItsProcessDied()
    {
        var process = new MortalProcess();
        await using var dying = new CrashWorld(storage.Azurite, Now, services => process.Carry(services, storage.ConnectionString));
        await dying.Enter(People);
        var sums = await EverythingStored.Sums(storage.Azurite);

        var deaths = 0;
        while (!await Survives(dying, process, deaths))
        {
            deaths++;
            Assert.True(deaths < People, "An erasure has more writes than the test has people.");
        }

        Assert.True(deaths > 20, $"{deaths} writes are fewer than there are places.");
        await using var next = new CrashWorld(storage.Azurite, HoursLater);

        // Of the first nothing was written down: whoever asked for it was told so, and asks again. All the others are finished by the timer.
        Assert.Equal(deaths, (await next.Get<ErasedStore>().Begun(default)).Count);
        Assert.Equal(deaths, await next.Get<ErasureFinishing>().Finish(default));
        await next.Erase(0);

        Assert.Equal(sums, await EverythingStored.Sums(storage.Azurite));
        var survived = await next.Shape(deaths);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(survived, "\"erased\""));
        for (var number = 0; number < deaths; number++)
        {
            Assert.Equal(survived, await next.Shape(number));
        }

        Assert.Equal(0, await next.Get<ErasureFinishing>().Finish(default));

        // A visit of before that comes as late as that is counted, and names nobody.
        var visits = await next.Visits();
        await next.VisitLate(1, "late");
        Assert.Equal(visits + 1, await next.Visits());
        await AssertNowhere(next, deaths + 1);
    }

    [Fact]
    public void Names_SortAndShardAsWhatTheyReplace_AndAreNeverReplacedThemselves()
    {
        var pseudonyms = new Pseudonyms([.. Enumerable.Repeat((byte)7, 32)]);
        var own = Enumerable.Range(0, 40).SelectMany(number => new[] { pseudonyms.OfClick("gclid", $"{number}"), pseudonyms.OfVisitor($"{number}"), pseudonyms.OfEmail($"{number}@example.com") }).ToList();

        var names = ErasedNames.For(own);

        Assert.Equal(own.Order(StringComparer.Ordinal).Select(identifier => names[identifier]), names.Values.Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.Equal((name.Key[..2], Storage.Keys.HexShard(name.Key)), (name.Value[..2], Storage.Keys.HexShard(name.Value))));
        Assert.Empty(ErasedNames.For(names.Values));
        Assert.DoesNotContain(ErasedNames.For(own).Values, names.Values.Contains);
    }

    /// <summary>Whether a process that makes so many writes comes to the end of an erasure.</summary>
    private static async Task<bool> Survives(CrashWorld world, MortalProcess process, int writes)
    {
        process.DieAfter(writes);
        try
        {
            await world.Erase(writes);
        }
        catch (Exception) when (process.HasDied)
        {
            // As meant.
        }

        return !process.HasDied;
    }

    /// <summary>Of those who were erased tombstones are left alone; the others are where they were.</summary>
    private async Task AssertNowhere(CrashWorld world, int erased)
    {
        var stored = await EverythingStored.Read(storage.Azurite);
        var reasons = await world.Get<FailureStore>().Of("crash", default);
        Assert.Equal(People - erased, stored.Count(text => text is { Place: "Parked.PartitionKey", Text: "webhook:crash" }));
        var texts = stored.GroupBy(text => text.Place, text => text.Text).Select(place => new StoredText(place.Key, string.Join('\n', place))).ToList();
        for (var number = 0; number < People; number++)
        {
            var places = world.Own(number).SelectMany(own => texts.Where(text => text.Text.Contains(own[2..], StringComparison.Ordinal)).Select(text => $"{own[..2]} {text.Place}")).ToHashSet();
            var tags = texts.Any(text => text.Place == "Events.Tags" && text.Text.Contains(CrashWorld.Phone(number)[1..], StringComparison.Ordinal));
            var reason = reasons[FailureStore.IdOf("crash", CrashWorld.Name(number))].Reason;
            if (number < erased)
            {
                Assert.Equal(["e: Erased.PartitionKey", "p: Erased.PartitionKey"], places.Order(StringComparer.Ordinal));
                Assert.Equal((false, "erased"), (tags, reason));
            }
            else
            {
                Assert.Superset(new HashSet<string> { "c: Events.Identifiers", "e: Facts.Details", "p: Leads.Identifiers", "v: Journeys.PartitionKey" }, places);
                Assert.Equal((true, $"{CrashWorld.Phone(number)} is no whole number."), (tags, reason));
            }
        }
    }
}
