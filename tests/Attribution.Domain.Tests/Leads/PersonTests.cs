#pragma warning disable format // The columns of tables stay aligned.
using Attribution.Domain.Leads;

namespace Attribution.Domain.Tests.Leads;

public sealed class PersonTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 16, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    // The earliest form is the card; of two at the same moment, the one whose key comes first.
    [InlineData("b@2 a@1 c@3", "a b c")]
    [InlineData("c@1 b@1 a@2", "b c a")]
    public void Of_TakesTheEarliestFormAsCard(string forms, string ordered)
    {
        var person = Person.Of(forms.Split(' ').Select(f => Form(f[..1], f[2] - '0')));

        Assert.Equal(ordered, string.Join(' ', person.Forms.Select(f => f.Key)));
        Assert.Equal(ordered[..1], person.Card.Key);
    }

    [Theory]
    // others on the forms of p:1                                connects
    [InlineData("",                                              true)]
    [InlineData("e:1,e:1,e:1,e:1,e:1,e:1,e:1",                   true)]
    [InlineData("e:1,e:2,e:3,e:4,p:5",                           true)]
    [InlineData("e:1,e:2,e:3,e:4,p:5,v:6,c:7",                   true)]
    [InlineData("e:1,e:2,e:3,e:4,p:5,e:6",                       false)]
    public void Connects_UntilTooManyShareTheIdentifier(string others, bool connects) => Assert.Equal(
        connects, Person.Connects("p:1", others.Split(',').Select((other, i) => Form($"f{i}", i, "p:1", other))));

    [Theory]
    [InlineData("v:1",         true)]
    [InlineData("v:1 e:1",     true)]
    [InlineData("e:2 p:9",     true)]
    // Somebody else at the same browser.
    [InlineData("v:1 e:9",     false)]
    public void MayHaveMade_WhatNamesNobodyElse(string touch, bool theirs)
    {
        var person = Person.Of([Form("a", 1, "e:1", "v:1"), Form("b", 2, "e:2")]);

        Assert.Equal(theirs, person.MayHaveMade(new Touchpoint("t", "email", "", Monday, touch.Split(' '))));
    }

    private static Lead Form(string key, int day, params string[] identifiers) =>
        new(key, "site", null, "", Monday.AddDays(day), new DateOnly(2026, 3, 16).AddDays(day), identifiers);
}
