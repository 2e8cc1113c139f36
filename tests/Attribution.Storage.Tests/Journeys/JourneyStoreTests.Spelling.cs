using Attribution.Domain.Leads;
using Attribution.Storage.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Journeys;

/// <summary>Across a change of the identity key: v1 becomes v7, and is both in between.</summary>
public sealed partial class JourneyStoreTests
{
    [Theory]
    // The lead came  before it a touch      a late touch  told
    [InlineData("v1",    "v1=v7",              "v7",         true)]
    [InlineData("v1=v7", "",                   "v7",         true)]
    [InlineData("v1=v7", "",                   "v1",         true)]
    [InlineData("v1",    "",                   "v1=v7",      true)]
    [InlineData("v1",    "",                   "v7",         false)]
    public async Task Add_TellsLeads_InWhateverSpellingTheyPassed(string lead, string before, string late, bool told)
    {
        var own = Ids.Own(lead + before + late);
        await Store().Add([.. before.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(i => Touch(own, $"a@-2:{i}"))], default);
        await Store().Of(Person.Of([Lead(own, lead)]), Rules, default);

        var concerned = await Store().Add([Touch(own, $"late@-1:{late}")], default);

        Assert.Equal(told, concerned.Contains($"lead-{own}"));
    }

    [Fact]
    public async Task Add_TellsAllLeads_WhenATouchMakesSpellingsMeet_AndOnceOnly()
    {
        var own = Ids.Own();
        await Store().Of(Person.Of([Lead(own, "v1")]), Rules, default);

        // After the form: the touch itself is none of its journey's, but what it connects may be.
        Assert.Contains($"lead-{own}", await Store().Add([Touch(own, "a@5:v1=v7")], default));
        Assert.Empty(await Store().Add([Touch(own, "b@6:v1=v7")], default));
        Assert.Equal(["a", "b"], (await Store().Carrying($"{own}:v7", default)).Select(touch => touch.Id));
    }

    [Fact]
    public async Task Join_MakesRowsKnowEachOther_IfThereAreAny()
    {
        var own = Ids.Own();
        await Store().Add([Touch(own, "a@-1:v1")], default);

        Assert.True(await Store().Join($"{own}:v1=v7", default));
        Assert.False(await Store().Join($"{own}:v1=v7", default));
        Assert.False(await Store().Join($"{own}:v2=v8", default));
        Assert.Equal(["a"], (await Store().Carrying($"{own}:v7", default)).Select(touch => touch.Id));
        Assert.Empty(await Store().Carrying($"{own}:v8", default));
    }

    [Theory]
    [InlineData(49, "a")]
    [InlineData(50, "")]
    public async Task Of_PassesFiftyIdentifiers_HoweverTheyAreSpelled(int browsers, string expected)
    {
        var own = Ids.Own($"{browsers}");
        await Store().Add([Touch(own, "a@-1:last")], default);

        var journey = await Store().Of(Person.Of([Lead(own, [.. Enumerable.Range(100, browsers).Select(number => $"v{number}=w{number}"), "last"])]), Rules, default);

        Assert.Equal(expected, string.Join(' ', journey.Select(t => t.Id)));
    }
}
