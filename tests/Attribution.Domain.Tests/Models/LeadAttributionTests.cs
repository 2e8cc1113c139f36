using System.Globalization;
using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Models;

/// <summary>Which touches count, and what a lead without one is credited to.</summary>
public sealed class LeadAttributionTests
{
    [Theory]
    // Exactly thirty days count, one tick (a ten-millionth of a second) more does not.
    [InlineData("email 30d",                        "email 100")]
    [InlineData("email 30d+1",                      "unattributed 100")]
    [InlineData("email 30d+1, search 30d",          "search 100")]
    // At the very moment of the conversion counts, one tick after does not.
    [InlineData("email 0d",                         "email 100")]
    [InlineData("email 0d-1",                       "unattributed 100")]
    [InlineData("search 2d, email 0d-1",            "search 100")]
    // Nothing at all.
    [InlineData("",                                 "unattributed 100")]
    public void Credit_CountsTouchesOfThirtyDays_WhenJourneyIs(string journey, string expected)
    {
        var credits = Journeys.Credit(journey);

        Assert.All(ModelCredits.Models, model => Assert.Equal(expected, Journeys.Percents(credits, model)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(LeadTemperature.Hot)]
    public void Credit_KeepsHowWarmTheCardWas_WhateverLaterFormsSay(LeadTemperature? temperature)
    {
        var card = Journeys.Lead with { Temperature = temperature };
        var person = Person.Of([card, card with { Key = "lead-2", ConvertedAt = card.ConvertedAt.AddDays(1), Temperature = LeadTemperature.Cold }]);

        Assert.Equal(temperature, LeadAttribution.Credit(person, [], Journeys.Rules, []).Temperature);
        Assert.Equal(temperature, LeadAttribution.Rejected(person, [], Journeys.Rules, new LeadStanding(true, "spam", card.ConvertedAt)).Temperature);
        var attached = LeadAttribution.Attached(person.Forms[1], card.Key);
        Assert.Equal((null, 0), (attached.Temperature, attached.Withheld.Count));
    }

    [Fact]
    public void Credit_CountsTimeAndNotDays_WhenClocksWereMoved()
    {
        // Riga lost an hour on 29 March: thirty of its calendar days before noon of 5 April are an hour less than thirty days.
        var riga = TimeZoneInfo.FindSystemTimeZoneById("Europe/Riga");
        var conversion = new DateTime(2026, 4, 5, 12, 0, 0);
        var lead = Journeys.Lead with { ConvertedAt = new DateTimeOffset(conversion, riga.GetUtcOffset(conversion)) };
        var touched = conversion.AddDays(-30).AddHours(-1);
        var touch = new Touchpoint("t1", "email", "", new DateTimeOffset(touched, riga.GetUtcOffset(touched)), []);

        Assert.Equal(TimeSpan.FromDays(30), lead.ConvertedAt - touch.OccurredAt);
        Assert.Equal(["t1"], LeadAttribution.Credit(Person.Of([lead]), [touch], Journeys.Rules, []).Touches);
    }

    [Fact]
    public void Credit_OrdersByInstantThenId_WhenTouchesAreSimultaneous()
    {
        var at = Journeys.ConvertedAt.AddDays(-1);
        Touchpoint[] touches =
        [
            new("b", "search", "", at.ToOffset(TimeSpan.FromHours(4)), []),
            new("a", "email", "", at, []),
            new("B", "social", "", at.ToOffset(TimeSpan.FromHours(-5)), []),
        ];

        Assert.Equal(["B", "a", "b"], LeadAttribution.Credit(Person.Of([Journeys.Lead]), touches, Journeys.Rules, []).Touches);
    }

    [Fact]
    public void Credit_CountsATouchOnce_WhenItWasDeliveredTwice()
    {
        var journey = Journeys.Of("email 5d, search 3d");

        var once = LeadAttribution.Credit(Person.Of([Journeys.Lead]), journey, Journeys.Rules, []);
        var twice = LeadAttribution.Credit(Person.Of([Journeys.Lead]), [.. journey, .. journey], Journeys.Rules, []);

        Assert.Equal(Journeys.Text(once), Journeys.Text(twice));
    }

    [Fact]
    public void Credit_TakesTheSameStatement_WhenOneTouchIsToldInTwoWays()
    {
        Touchpoint[] told = [new("t1", "search", "", Journeys.ConvertedAt, []), new("t1", "email", "", Journeys.ConvertedAt, [])];

        Assert.Equal("email 100", Journeys.Percents(LeadAttribution.Credit(Person.Of([Journeys.Lead]), told, Journeys.Rules, []), AttributionModel.Last));
        Assert.Equal("email 100", Journeys.Percents(LeadAttribution.Credit(Person.Of([Journeys.Lead]), [told[1], told[0]], Journeys.Rules, []), AttributionModel.Last));
    }

    [Theory]
    // The most, touches that are weighed.
    [InlineData(5, "t1 t2 t3 t4 t5")]
    [InlineData(4, "t1 t3 t4 t5")]
    [InlineData(2, "t1 t5")]
    [InlineData(1, "t1")]
    public void Credit_KeepsTheFirstAndTheLatest_WhenJourneyIsLongerThan(int most, string expected)
    {
        var credits = Journeys.Credit("a 9d, b 7d, c 5d, d 3d, e 1d", Journeys.Rules with { MostTouches = most });

        Assert.Equal(expected, string.Join(' ', credits.Touches));
    }

    [Theory]
    // Form's channel, identifiers of the form; identifiers of its only touch (email, two days before); last touch credited.
    // No channel: the form is no touch.
    [InlineData(null,     "v:1",     "v:1",       "email")]
    // A form on the platform, known to be the same visitor: a touch of its own.
    [InlineData("social", "v:1",     "v:1",       "social/spring")]
    // The touch carries the form's click: it is the contact.
    [InlineData("social", "c:1",     "c:1",       "email")]
    [InlineData("social", "c:1 v:1", "v:2 c:1",   "email")]
    // Another click than the form's.
    [InlineData("social", "c:1 v:1", "v:1 c:2",   "social/spring")]
    [InlineData("social", "",        "c:2",       "social/spring")]
    public void Credit_AddsTheFormAsTouch_WhenNoTouchCarriesItsClick(string? channel, string form, string touch, string expected)
    {
        var lead = Journeys.Lead with { Channel = channel, Campaign = "spring", Identifiers = form.Split(' ') };
        var journey = Journeys.Of("email 2d").Select(t => t with { Identifiers = touch.Split(' ') }).ToList();

        var credits = LeadAttribution.Credit(Person.Of([lead]), journey, Journeys.Rules, []);

        Assert.Equal($"{expected} 100", Journeys.Percents(credits, AttributionModel.Last));
        Assert.Equal(expected == "email" ? ["t1"] : ["t1", "form:lead-1"], credits.Touches);
    }

    [Fact]
    public void Credit_GoesToTheForm_WhenItsClickIsTooOldToCount()
    {
        var lead = Journeys.Lead with { Channel = "social", Identifiers = ["c:1"] };
        var journey = Journeys.Of("email 31d").Select(touch => touch with { Identifiers = ["c:1"] }).ToList();

        Assert.Equal("social 100", Journeys.Percents(LeadAttribution.Credit(Person.Of([lead]), journey, Journeys.Rules, []), AttributionModel.First));
    }

    [Fact]
    public void Channels_AreSortedByTheirCharacters_WhenManyTouchesShare()
    {
        var credits = Journeys.Credit("search/b 9d, Search 8d, search/a 7d, email 1d");

        Assert.Equal(["Search/", "email/", "search/a", "search/b"], credits.Channels.Select(row => $"{row.Channel}/{row.Campaign}"));
    }

    [Theory]
    [InlineData("30", "7",    "direct",       "v2; lookback 30d; half-life 7d; direct: direct; most 60 touches; custom: even")]
    [InlineData("90", "0.5",  "none typed-in", "v2; lookback 90d; half-life 12:00:00; direct: none, typed-in; most 60 touches; custom: even")]
    [InlineData("1.5", "7",   "",             "v2; lookback 1.12:00:00; half-life 7d; direct: -; most 60 touches; custom: even")]
    public void Rules_AreReadable_WhenSettingsAre(string lookback, string halfLife, string direct, string expected)
    {
        var rules = new AttributionRules(Days(lookback), Days(halfLife), direct.Split(' ', StringSplitOptions.RemoveEmptyEntries).Reverse().ToHashSet(), 60);

        Assert.Equal(expected, Journeys.Credit("email 1d", rules).Rules);
    }

    [Fact]
    public void Credit_Throws_WhenRulesCannotWeigh()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Journeys.Credit("email 1d", Journeys.Rules with { MostTouches = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Journeys.Credit("email 1d", Journeys.Rules with { HalfLife = TimeSpan.Zero }));
    }

    [Fact]
    public void Unattributed_IsAChannelWithoutCampaign_WhenNoTouchCounts()
    {
        var credits = Journeys.Credit("", lead: Journeys.Lead with { Campaign = "spring" });

        Assert.Equal((Channel.Unattributed, ""), (credits.Channels.Single().Channel, credits.Channels.Single().Campaign));
        Assert.Empty(credits.Touches);
    }

    private static TimeSpan Days(string text) => TimeSpan.FromDays(double.Parse(text, CultureInfo.InvariantCulture));
}
