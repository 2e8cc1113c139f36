using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Figures;

/// <summary>Whose count is reported, and what is shown beside it.</summary>
public sealed class CountTests
{
    [Fact]
    public void Clicks_AreOwnEventsOfTheSevenDays_WhenNothingIsConfigured()
    {
        var week = new WeekBuilder().Channel("search", "google-ads")
            .Own(Measure.Clicks, "search", 15, 1000)
            .Own(Measure.Clicks, "search", 16, 10)
            .Own(Measure.Clicks, "search", 16, 5, "brand")
            .Own(Measure.Clicks, "search", 22, 7)
            .Own(Measure.Clicks, "search", 23, 1000)
            .Says("google-ads", Measure.Clicks, "search", 16, 30);

        Assert.Equal(22, week.Line("search").Clicks);
        Assert.Equal([new Claim(Measure.Clicks, "google-ads", 30)], week.Line("search").Claims);
    }

    [Fact]
    public void Cost_IsThePlatformsTotal_WhenNothingIsConfigured()
    {
        var week = new WeekBuilder().Channel("search", "google-ads")
            .Own(Measure.Cost, "search", 16, 5_000_000)
            .Says("google-ads", Measure.Cost, "search", 15, 99_000_000)
            .Says("google-ads", Measure.Cost, "search", 16, 41_270_000)
            .Says("google-ads", Measure.Cost, "search", 17, 43_900_000)
            .Says("agency", Measure.Cost, "search", 16, 50_000_000);

        Assert.Equal(85_170_000, week.Line("search").CostMicros);
        Assert.Equal(
            [new Claim(Measure.Cost, "agency", 50_000_000), new Claim(Measure.Cost, "events", 5_000_000)],
            week.Line("search").Claims);
    }

    [Fact]
    public void Cost_IsOwnEvents_WhenChannelHasNoPlatform()
    {
        var week = new WeekBuilder().Channel("fair").Own(Measure.Cost, "fair", 18, 1_200_000_000);

        Assert.Equal(1_200_000_000, week.Line("fair").CostMicros);
    }

    [Fact]
    public void Clicks_AreThePlatforms_WhenConfigured()
    {
        var week = new WeekBuilder().Channel("search", "google-ads", null, (Measure.Clicks, SourceOfTruth.Platform))
            .Own(Measure.Clicks, "search", 16, 10)
            .Says("google-ads", Measure.Clicks, "search", 16, 30);

        Assert.Equal(30, week.Line("search").Clicks);
        Assert.Equal([new Claim(Measure.Clicks, "events", 10)], week.Line("search").Claims);
    }

    [Fact]
    public void Count_IsNull_WhenPlatformIsTheTruthAndThereIsNone()
    {
        var week = new WeekBuilder().Channel("search", null, null, (Measure.Clicks, SourceOfTruth.Platform))
            .Own(Measure.Clicks, "search", 16, 10);

        Assert.Null(week.Line("search").Clicks);
        Assert.Equal([new Claim(Measure.Clicks, "events", 10)], week.Line("search").Claims);
    }

    [Fact]
    public void Count_IsNullAndNotZero_WhenNothingWasReported()
    {
        var silent = new WeekBuilder().Channel("search", "google-ads").Line("search");
        var zero = new WeekBuilder().Channel("search", "google-ads").Says("google-ads", Measure.Impressions, "search", 16, 0).Line("search");

        Assert.Null(silent.Impressions);
        Assert.Null(silent.CostMicros);
        Assert.Equal(0, zero.Impressions);
    }

    [Theory]
    // Day 16:  channel, campaign a, campaign b   Day 17: channel   Week
    [InlineData(100,     null,       null,        50,               150)]
    [InlineData(100,     60,         null,        50,               110)]
    [InlineData(100,     60,         45,          50,               155)]
    [InlineData(null,    60,         45,          null,             105)]
    // A campaign that reported zero is known all the same.
    [InlineData(100,     0,          null,        null,             0)]
    public void PlatformTotals_CountEachDayOnce_WhenChannelAndCampaignsReport(int? channel, int? a, int? b, int? next, int expected)
    {
        var week = new WeekBuilder().Channel("search", "google-ads");
        Add(channel, 16, "");
        Add(a, 16, "a");
        Add(b, 16, "b");
        Add(next, 17, "");

        Assert.Equal(expected, week.Line("search").Impressions);

        void Add(int? value, int day, string campaign)
        {
            if (value is { } count)
            {
                week.Says("google-ads", Measure.Impressions, "search", day, count, campaign);
            }
        }
    }

    [Theory]
    // Stated at 3:00, again later or earlier.
    [InlineData(90, 0, 96, 24, 96)]
    [InlineData(96, 24, 90, 0, 96)]
    // Corrected downwards: later is right, not larger.
    [InlineData(96, 0, 90, 24, 90)]
    // The same instant twice: the larger, in either order.
    [InlineData(90, 0, 96, 0, 96)]
    [InlineData(96, 0, 90, 0, 96)]
    public void PlatformTotal_IsTheLatestStatement_WhenRestated(int value, int hours, int again, int hoursAgain, int expected)
    {
        var week = new WeekBuilder().Channel("search", "google-ads")
            .Says("google-ads", Measure.Impressions, "search", 16, value, hoursLater: hours)
            .Says("google-ads", Measure.Impressions, "search", 16, again, hoursLater: hoursAgain);

        Assert.Equal(expected, week.Line("search").Impressions);
    }

    [Fact]
    public void Count_Throws_WhenSumOverflows() =>
        Assert.Throws<OverflowException>(new WeekBuilder().Channel("search", "google-ads")
            .Says("google-ads", Measure.Cost, "search", 16, long.MaxValue)
            .Says("google-ads", Measure.Cost, "search", 17, 1).Figures);
}
