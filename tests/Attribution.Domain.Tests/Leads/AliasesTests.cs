#pragma warning disable format // The columns of tables stay aligned.
using Attribution.Domain.Events;
using Attribution.Domain.Leads;
using Attribution.Domain.Trails;

namespace Attribution.Domain.Tests.Leads;

/// <summary>Identifiers with the spellings of two keys: 1 and 2 are of the earlier key, A and B of the later one.</summary>
public sealed class AliasesTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("v:1",      "v:1",          "v:1")]
    [InlineData("v:1=A",    "v:1 v:A",      "v:1")]
    [InlineData("e:1=A=X",  "e:1 e:A e:X",  "e:1")]
    [InlineData("l:key",    "l:key",        "l:key")]
    public void Identifier_HasSpellings_TheEarliestFirst(string identifier, string spellings, string first)
    {
        Assert.Equal(spellings, string.Join(' ', Identifier.Spellings(identifier)));
        Assert.Equal(first, Identifier.First(identifier));
        Assert.Equal(identifier, Identifier.Spelled(Identifier.Spellings(identifier)));
    }

    [Theory]
    [InlineData("v:1",   "v:1",   true)]
    [InlineData("v:1",   "v:1=A", true)]
    [InlineData("v:A",   "v:1=A", true)]
    [InlineData("v:1=A", "v:A=X", true)]
    [InlineData("v:1",   "v:A",   false)]
    [InlineData("v:1=A", "v:2=B", false)]
    // Another kind of thing.
    [InlineData("v:1=A", "c:1=A", false)]
    public void AreSame_WhenASpellingIsShared(string one, string other, bool same)
    {
        Assert.Equal(same, Identifier.AreSame(one, other));
        Assert.Equal(same, Identifier.AreSame(other, one));
    }

    [Theory]
    // what was told            of      is
    [InlineData("v:1",          "v:1",  "v:1")]
    [InlineData("v:1=A",        "v:1",  "v:1=A")]
    [InlineData("v:1=A",        "v:A",  "v:1=A")]
    [InlineData("v:1=A v:2=B",  "v:B",  "v:2=B")]
    [InlineData("v:1=A c:A=X",  "v:A",  "v:1=A")]
    // Over two changes of the key, in the order of the keys whichever comes first.
    [InlineData("v:1=A v:A=X",  "v:X",  "v:1=A=X")]
    [InlineData("v:A=X v:1=A",  "v:1",  "v:1=A=X")]
    [InlineData("v:1=A=X v:A",  "v:A",  "v:1=A=X")]
    public void Whole_IsEverySpelling_WhateverTheOrder(string told, string identifier, string whole)
    {
        Assert.Equal(whole, Aliases.Of(told.Split(' ')).Whole(identifier));
        Assert.Equal(whole, Aliases.Of(told.Split(' ').Reverse()).Whole(identifier));
    }

    [Fact]
    public void Learn_SaysWhetherSpellingsMet_AndTellsThemOnce()
    {
        var aliases = new Aliases();

        Assert.Equal([false, true, false, false, true, false], new[] { "v:1", "v:1=A", "v:1=A", "v:A", "v:A=X", "v:1=A=X" }.Select(aliases.Learn));
        Assert.Equal(["v:1=A=X", "v:2"], aliases.Whole(["v:1", "v:2", "v:X", "v:A=X"]));
    }

    [Theory]
    // others on the forms of p:1=A                                        connects: five others at most
    [InlineData("e:1,e:1=A,e:A,e:2,e:2=B,e:B,e:3=C,e:4=D,e:5=E",           true)]
    [InlineData("e:1=A,e:2=B,e:3=C,e:4=D,e:5=E,e:E",                       true)]
    [InlineData("e:1=A,e:2=B,e:3=C,e:4=D,e:5=E,e:6",                       false)]
    [InlineData("e:1=A,e:2=B,e:3=C,e:4=D,e:5=E,e:F",                       false)]
    public void Connects_CountsThings_NotSpellings(string others, bool connects) => Assert.All(
        new[] { "p:1", "p:A", "p:1=A" },
        number => Assert.Equal(connects, Person.Connects(number, others.Split(',').Select((other, i) => Form($"f{i}", "p:1=A", other)))));

    [Fact]
    public void Person_IsCalledBySpellingsOfAllForms()
    {
        var person = Person.Of([Form("a", "e:1", "v:1"), Form("b", "e:1=A", "v:2=B"), Form("c", "e:A", "v:B")]);

        Assert.Equal(["e:1=A", "v:1", "v:2=B"], person.Identifiers);
        Assert.Equal([true, true, false], new[] { "e:A", "e:1", "e:B" }.Select(touch => person.MayHaveMade(new Touchpoint("t", "x", "", Midnight, [touch, "v:9"]))));
    }

    [Theory]
    // who was seen                        how many people
    [InlineData("e:1; e:1=A; e:A",         1)]
    [InlineData("e:1; e:A",                2)]
    [InlineData("e:1; e:1=A p:2=B; p:B",   1)]
    [InlineData("e:1=A; e:2=B",            2)]
    // A switchboard beside six others, however they are spelled.
    [InlineData("p:1=A e:1; p:1=A e:2=B; p:A e:3=C; p:A e:4=D; p:1 e:5=E; p:A e:F", 6)]
    public void EventPeople_CountOnce_AcrossTheChange(string seen, int people)
    {
        var sightings = seen.Split("; ").Select(one => (IReadOnlyList<string>)one.Split(' ')).ToList();
        var who = new EventPeople(sightings);

        Assert.Equal(people, sightings.Select(who.Of).Distinct().Count());
    }

    [Fact]
    public void Trail_IsTheEarliestSpelling_AndIsMetByEach()
    {
        var touch = new Touchpoint("t", "email", "", Midnight, ["c:3=C", "v:1=A"]);

        Assert.Equal("v:1", Trail.Of(touch));
        Assert.Equal([true, true, false], new[] { "v:1", "v:A", "c:3" }.Select(trail => Trail.LiesOn(touch, trail)));
    }

    [Theory]
    // touches of one visitor, channel@day and how it is spelled    journeys that are over on day 100
    [InlineData("email@1:1 search@2:1=A social@3:A",                "email > search > social")]
    [InlineData("email@1:1 search@40:1=A social@45:A",              "email; search > social")]
    [InlineData("email@1:1 social@3:A",                             "email")]
    public void NullPath_GoesAcrossTheChange_WhenATouchIsOfBothKeys(string touches, string journeys)
    {
        var stored = touches.Split(' ').Select(text => text.Split('@', ':')).Select((part, place) =>
            new Touchpoint($"t{place}", part[0], "", Midnight.AddDays(int.Parse(part[1], System.Globalization.CultureInfo.InvariantCulture)), [$"v:{part[2]}"])).ToList();
        var aliases = Aliases.Of(stored.SelectMany(touch => touch.Identifiers));

        var paths = NullPath.Of("v:1", [.. stored.Select(aliases.Whole)], _ => false, TimeSpan.FromDays(30), 60, _ => true);

        Assert.Equal(journeys, string.Join("; ", paths.Select(path => path.Path)));
        Assert.Equal(aliases.IsEmpty ? null : "v:1", aliases.Whole(stored[0]).StoredAs?[0]);
    }

    private static Lead Form(string key, params string[] identifiers) => new(key, "site", null, "", Midnight, new DateOnly(2026, 3, 1), identifiers);
}
