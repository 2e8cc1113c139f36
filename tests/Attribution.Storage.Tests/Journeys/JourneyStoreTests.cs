using System.Globalization;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Storage.Journeys;
using Attribution.Storage.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Journeys;

/// <summary>A touch is written <c>name@hours:identifiers</c>, the hours counted from the lead's conversion.</summary>
[Collection(StorageCollection.Name)]
public sealed partial class JourneyStoreTests(StorageFixture storage)
{
    private static readonly AttributionRules Rules = AttributionRules.Default;
    private static readonly DateTimeOffset Converted = new(2026, 3, 16, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    //          touches                                   lead     journey
    [InlineData("a@-1:c1",                                "c1",    "a")]
    [InlineData("a@-1:c2",                                "c1",    "")]
    [InlineData("a@-1:c1",                                "",      "")]
    // In order of time, whatever the identifiers.
    [InlineData("a@-1:c1 b@-3:v1 c@-2:c1",                "c1 v1", "b c a")]
    [InlineData("b@-1:c1 a@-1:c1",                        "c1",    "a b")]
    // The click leads to the visit, the visit to the visitor, the visitor to earlier visits.
    [InlineData("a@-1:c1,v1 b@-50:v1",                    "c1",    "b a")]
    [InlineData("a@-1:c1,v1 b@-2:v1,v2 c@-3:v2,v3 d@-4:v3", "c1",  "d c b a")]
    [InlineData("a@-1:c1,v1 b@-2:v1,v2 c@-3:v3",          "c1",    "b a")]
    // The same touch under several identifiers is one.
    [InlineData("a@-1:c1,v1,v2",                          "c1 v1 v2", "a")]
    // Both ends of the window count; nothing after the conversion, nothing a moment older.
    [InlineData("a@0:c1",                                 "c1",    "a")]
    [InlineData("a@0.001:c1",                             "c1",    "")]
    [InlineData("a@-720:c1",                              "c1",    "a")]
    [InlineData("a@-720.001:c1",                          "c1",    "")]
    // What connects must itself lie in the window.
    [InlineData("a@-800:c1,v1 b@-1:v1",                   "c1",    "")]
    // Across a change of the key: v1 and c1 become v7 and c7. Whoever was met under both keys is met under each.
    [InlineData("a@-3:v1 b@-2:v1=v7 c@-1:v7",             "v7",    "a b c")]
    [InlineData("a@-3:v1 b@-2:v1=v7 c@-1:v7",             "v1",    "a b c")]
    [InlineData("a@-3:v1 c@-1:v7",                        "v1=v7", "a c")]
    [InlineData("a@-3:v1 c@-1:v7",                        "v7",    "c")]
    [InlineData("a@-4:v2 b@-3:v2=v8,c1 d@-1:v8",          "c1=c7", "a b d")]
    [InlineData("a@-4:v2,c1 b@-3:v2=v8 c@-2:v8 d@-1:c7,v3", "c1=c7", "a b c d")]
    // A touch that is too old tells of spellings, and of nothing else.
    [InlineData("a@-900:v1=v7,c2 b@-2:v1 c@-1:c2",        "v7",    "b")]
    public async Task Of_IsEverythingConnected_WhenTheTouchesAre(string touches, string lead, string expected)
    {
        var own = Ids.Own(touches + lead);
        await Store().Add([.. touches.Split(' ').Select(t => Touch(own, t))], default);

        var journey = await Store().Of(Person.Of([Lead(own, lead.Split(' ', StringSplitOptions.RemoveEmptyEntries))]), Rules, default);

        Assert.Equal(expected, string.Join(' ', journey.Select(t => t.Id)));
    }

    [Theory]
    //          won after hours   journey, and whether the lead is told of a touch that comes late: an hour after the form, and three
    [InlineData("",               "a",      "")]
    [InlineData("2",              "a b",    "1")]
    [InlineData("9",              "a b c",  "1 3")]
    public async Task Of_ReachesToTheLastMilestone_AndSoDoItsLinks(string won, string expected, string told)
    {
        var own = Ids.Own(won);
        await Store().Add([Touch(own, "a@-1:v1"), Touch(own, "b@1:v1"), Touch(own, "c@3:v1")], default);
        var lead = Lead(own, "v1");
        await Store().Of(Person.Of([lead]), Rules, default);

        var reached = lead with { ClosedWonAt = won.Length == 0 ? null : Converted.AddHours(int.Parse(won, CultureInfo.InvariantCulture)) };
        var journey = await Store().Of(Person.Of([reached]), Rules, default);

        Assert.Equal(expected, string.Join(' ', journey.Select(t => t.Id)));
        var late = new List<string>();
        foreach (var hour in new[] { "1", "3" })
        {
            late.AddRange((await Store().Add([Touch(own, $"late-{hour}@{hour}:v1")], default)).Select(_ => hour));
        }

        Assert.Equal(told, string.Join(' ', late));
    }

    [Fact]
    public async Task Of_ReturnsTouchesAsTheyWereAdded()
    {
        var own = Ids.Own();
        var touch = Touch(own, "a@-1.5:c1,v1") with { Campaign = "spring" };
        await Store().Add([touch], default);
        await Store().Add([touch, touch], default);

        var read = Assert.Single(await Store().Of(Person.Of([Lead(own, "c1")]), Rules, default));

        Assert.Equal(touch with { Identifiers = [] }, read with { Identifiers = touch.Identifiers is [] ? touch.Identifiers : [] });
        Assert.Equal(touch.Identifiers, read.Identifiers);
    }

    [Theory]
    //          known      read     then added             asks for the lead again
    [InlineData("",              "a@-1:c1",             true)]
    [InlineData("",              "a@0:c1",              true)]
    [InlineData("",              "a@-1:c2",             false)]
    // What happened after the conversion cannot have brought the lead.
    [InlineData("",              "a@0.001:c1",          false)]
    [InlineData("",              "b@0.001:c1 a@-1:c1",  true)]
    // Reached through another visit.
    [InlineData("k@-1:c1,v1",    "a@-2:v1",             true)]
    [InlineData("k@-1:c1,v1",    "a@-2:v2",             false)]
    // Connects the lead with a visitor that was not its own before.
    [InlineData("k@-3:v1",       "a@-2:c1,v1",          true)]
    public async Task Add_NamesTheLead_WhenATouchComesAfterIt(string known, string late, bool expected)
    {
        var own = Ids.Own(known + late);
        var lead = Lead(own, "c1");
        await Store().Add([.. known.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => Touch(own, t))], default);
        await Store().Of(Person.Of([lead]), Rules, default);

        var leads = await Store().Add([.. late.Split(' ').Select(t => Touch(own, t))], default);

        Assert.Equal(expected ? [lead.Key] : [], leads);
    }

    [Fact]
    public async Task Add_NamesNoLead_WhenNoneHasReadYet()
    {
        var own = Ids.Own();

        var leads = await Store().Add([Touch(own, "a@-1:c1")], default);

        Assert.Empty(leads);
        Assert.Single(await Store().Of(Person.Of([Lead(own, "c1")]), Rules, default));
    }

    [Fact]
    public async Task Add_TakesThemAll_WhenAVisitorHasMoreTouchesThanATransactionHolds()
    {
        var own = Ids.Own();
        var touches = Enumerable.Range(0, 205).Select(n => Touch(own, $"t{n:D3}@-{n + 1}:v1")).ToList();

        await Store().Add([.. touches, touches[0], touches[204]], default);

        Assert.Equal(touches.Select(t => t.Id).Reverse(), (await Store().Of(Person.Of([Lead(own, "v1")]), Rules, default)).Select(t => t.Id));
    }

    // One row holds some two hundred of them; the rest goes to pages.
    [Fact]
    public async Task Add_KeepsAVisitorsWholeLife_OnAsManyPagesAsItNeeds()
    {
        var own = Ids.Own();
        var lead = Lead(own, "v1");
        var touches = Enumerable.Range(0, 1_500).Select(n => Touch(own, string.Create(CultureInfo.InvariantCulture, $"t{n:D4}@{-0.1 * (n + 1)}:v1,c{n % 7}"))).ToList();
        await Store().Of(Person.Of([lead]), Rules, default);

        foreach (var some in touches.Chunk(130))
        {
            Assert.Equal([lead.Key], await Store().Add(some, default));
        }

        // Delivered again, in another order.
        await Store().Add([.. touches.AsEnumerable().Reverse().Take(300)], default);
        await Store().Add([.. touches.Take(300)], default);

        Assert.Equal(touches.Select(t => t.Id).Reverse(), (await Store().Of(Person.Of([lead]), Rules, default)).Select(t => t.Id));
        Assert.Equal(1_500, (await Store().Carrying(touches[0].Identifiers[0], default)).Count);
    }

    [Fact]
    public async Task Add_LosesNone_WhenManyAddToOneVisitorAtOnce_OverABadNetwork()
    {
        var own = Ids.Own();
        var touches = Enumerable.Range(0, 240).Select(n => Touch(own, string.Create(CultureInfo.InvariantCulture, $"t{n:D4}@{-0.1 * (n + 1)}:v1"))).ToList();
        using var network = new FaultyNetwork(Fault.AnswerLost, n => n % 4 == 1);

        await Task.WhenAll(touches.Chunk(40).Select(some => new JourneyStore(storage.TablesBehind(network)).Add(some, default)));

        Assert.Equal(touches.Select(t => t.Id).Reverse(), (await Store().Of(Person.Of([Lead(own, "v1")]), Rules, default)).Select(t => t.Id));
    }

    [Theory]
    // A lead reads c1 and links it, reads v1 and links it. The touch is added after each of these.
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Of_MissesNoTouch_WhenItIsAddedMeanwhile(int after)
    {
        var own = Ids.Own($"{after}");
        var lead = Lead(own, "c1");
        await Store().Add([Touch(own, "known@-1:c1,v1")], default);
        IReadOnlyCollection<string> named = [];
        using var network = new InterruptedNetwork(after, async () => named = await Store().Add([Touch(own, "late@-2:v1")], default));

        var journey = await new JourneyStore(storage.TablesBehind(network)).Of(Person.Of([lead]), Rules, default);

        Assert.True(journey.Any(t => t.Id == "late") || named.Contains(lead.Key), "Neither saw the other.");
    }

    [Theory]
    // A touch is added: the row is read, then written. The lead reads after each of these.
    [InlineData(0)]
    [InlineData(1)]
    public async Task Add_MissesNoLead_WhenItReadsMeanwhile(int after)
    {
        var own = Ids.Own($"{after}");
        var lead = Lead(own, "c1");
        IReadOnlyList<Touchpoint> journey = [];
        using var network = new InterruptedNetwork(after, async () => journey = await Store().Of(Person.Of([lead]), Rules, default));

        var named = await new JourneyStore(storage.TablesBehind(network)).Add([Touch(own, "a@-1:c1")], default);

        Assert.True(journey.Any(t => t.Id == "a") || named.Contains(lead.Key), "Neither saw the other.");
    }

    [Fact]
    public async Task AddAndOf_MissEachOtherNever_WhenTheyRunAtOnce()
    {
        var (adding, reading) = (Store(), Store());
        for (var round = 0; round < 50; round++)
        {
            // The touch is connected with the lead through an earlier visit.
            var own = Ids.Own($"{round}");
            var lead = Lead(own, "c1");
            await adding.Add([Touch(own, "known@-1:c1,v1")], default);

            var add = adding.Add([Touch(own, "late@-2:v1")], default);
            var of = reading.Of(Person.Of([lead]), Rules, default);
            await Task.WhenAll(add, of);

            Assert.True((await of).Any(t => t.Id == "late") || (await add).Contains(lead.Key), $"Round {round}: neither saw the other.");
        }
    }

    [Fact]
    public async Task Of_IsBounded_WhenAnIdentifierIsNotOnePersons()
    {
        var own = Ids.Own();
        await Store().Add([.. Enumerable.Range(0, 120).Select(n => Touch(own, $"t{n:D3}@-{n + 1}:v1,c{n},v{n + 2}"))], default);
        using var network = new FaultyNetwork();

        var journey = await new JourneyStore(storage.TablesBehind(network)).Of(Person.Of([Lead(own, "v1")]), Rules, default);

        // One link per identifier that was visited.
        Assert.Equal(50, network.Writes);
        Assert.Equal(120, journey.Count);
    }

    [Fact]
    public async Task Of_HasEveryStatementOfAnId_SoThatTheEarlierOneCanStand()
    {
        // A sender repeats an event with another time: another event, of the same id.
        var own = Ids.Own();
        await Store().Add([Touch(own, "a@-1:c1"), Touch(own, "a@-30:v1"), Touch(own, "b@-2:c1,v1")], default);

        var journey = await Store().Of(Person.Of([Lead(own, "c1", "v1")]), Rules, default);

        Assert.Equal(["a -30", "b -2", "a -1"], journey.Select(t => FormattableString.Invariant($"{t.Id} {(t.OccurredAt - Converted).TotalHours}")));
    }

    [Theory]
    //          touches                                  everything around the lead c1
    [InlineData("a@-1:c1 b@-800:c1 c@5:c1",              "b a c")]
    // What cannot count connects nothing further.
    [InlineData("a@-800:c1,v1 b@-1:v1",                  "a")]
    [InlineData("a@1:c1,v1 b@-1:v1",                     "a")]
    [InlineData("a@-1:c1,v1 b@-800:v1,v2 c@-1:v2",       "b a")]
    public async Task Around_IsEverythingOfAnyAge_AndLeavesNoLink(string touches, string expected)
    {
        var own = Ids.Own("around" + touches);
        await Store().Add([.. touches.Split(' ').Select(t => Touch(own, t))], default);

        var around = await Store().Around(Person.Of([Lead(own, "c1")]), Rules, default);

        Assert.Equal(expected, string.Join(' ', around.Select(t => t.Id)));
        Assert.Empty(await Store().Add([Touch(own, "z@-1:c1")], default));
    }

    private JourneyStore Store() => new(storage.Tables);

    private static Lead Lead(string own, params string[] identifiers) =>
        new($"lead-{own}", "meta", null, "", Converted, DateOnly.FromDateTime(Converted.UtcDateTime), [.. identifiers.Select(i => $"{own}:{i}")]);

    private static Touchpoint Touch(string own, string text)
    {
        var parts = text.Split('@', ':');
        var at = Converted.AddHours(double.Parse(parts[1], CultureInfo.InvariantCulture));
        return new Touchpoint(parts[0], "paid-search", "", at, [.. parts[2].Split(',').Select(i => $"{own}:{i}")]);
    }
}
