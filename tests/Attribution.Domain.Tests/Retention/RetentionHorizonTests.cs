using System.Globalization;
using Attribution.Domain.Retention;

namespace Attribution.Domain.Tests.Retention;

/// <summary>How far back data goes, on 23 March 2026 with a window of 30 days.</summary>
public sealed class RetentionHorizonTests
{
    private static readonly DateOnly Today = new(2026, 3, 23);

#pragma warning disable format
    // Everything is kept.
    [InlineData(  0,   0, null,         null,         null,         null,         null)]
    // Events alone: a hundred days before today they go; two days before they do, they are refused. Leads can be credited for ever, of their forms those that can be counted.
    [InlineData(100,   0, null,         null,         "2025-12-15", null,         "2025-12-15")]
    // Touches alone: of the oldest lead that can be credited again all of the window is there, and an hour more for moved clocks.
    [InlineData(  0, 100, null,         null,         null,         "2026-01-15", "2026-01-15")]
    // Both: a form needs both.
    [InlineData(100, 400, null,         null,         "2025-12-15", "2025-03-21", "2025-12-15")]
    [InlineData(400, 100, null,         null,         "2025-02-18", "2026-01-15", "2026-01-15")]
    // What has gone under a shorter setting stays out of reach under a longer one, and when nothing is set any more.
    [InlineData(400, 400, "2026-01-01", "2026-02-01", "2026-01-03", "2026-03-06", "2026-03-06")]
    [InlineData(  0,   0, "2026-01-01", "2026-02-01", "2026-01-03", "2026-03-06", "2026-03-06")]
    // What went long ago is beyond what is kept now.
    [InlineData(100, 100, "2025-12-01", "2025-12-01", "2025-12-15", "2026-01-15", "2026-01-15")]
#pragma warning restore format
    [Theory]
    public void Horizon_Is_WhenDaysAreKeptAndDaysHaveGone(
        int eventDays, int touchDays, string? goneEvents, string? goneTouches, string? eventsFrom, string? reattribution, string? formsFrom)
    {
        var horizon = RetentionHorizon.Of(new RetentionPeriods(eventDays, touchDays), new RetentionMarks(Day(goneEvents), Day(goneTouches)), 30, Today);

        Assert.Equal((Day(eventsFrom), Day(reattribution), Day(formsFrom)), (horizon.EventsFrom, horizon.Reattribution, horizon.FormsFrom));
    }

    [Theory]
    // A longer window reaches further back, so that fewer leads can be credited again.
    [InlineData(1, "2025-12-17")]
    [InlineData(30, "2026-01-15")]
    [InlineData(40, "2026-01-25")]
    public void Reattribution_Moves_WithTheWindow(int lookbackDays, string expected) =>
        Assert.Equal(Day(expected), RetentionHorizon.Of(new RetentionPeriods(Touches: 100), RetentionMarks.None, lookbackDays, Today).Reattribution);

    [Fact]
    public void WhatIsRefused_IsRefusedTwoDaysBeforeItGoes_OnEveryDay()
    {
        for (var day = Today; day < Today.AddDays(400); day = day.AddDays(1))
        {
            var horizon = RetentionHorizon.Of(new RetentionPeriods(100, 90, 80, 70), RetentionMarks.None, 30, day);

            Assert.Equal((day.AddDays(-100), day.AddDays(-98)), (horizon.EventsGoBefore, horizon.EventsFrom));
            Assert.Equal((day.AddDays(-90), day.AddDays(-88)), (horizon.TouchesGoBefore, horizon.TouchesFrom));
            Assert.Equal((day.AddDays(-70), day.AddDays(-68)), (horizon.FactsGoBefore, horizon.FactsFrom));
            Assert.Equal(day.AddDays(-80), horizon.PeopleGoBefore);
        }
    }

    [Theory]
    [InlineData("2026-01-14", true)]
    [InlineData("2026-01-15", false)]
    [InlineData("2026-03-23", false)]
    public void Lead_IsFinal_WhenTouchesOfItsWindowMayHaveGone(string day, bool isFinal) =>
        Assert.Equal(isFinal, RetentionHorizon.Of(new RetentionPeriods(Touches: 100), RetentionMarks.None, 30, Today).IsFinal(Day(day)!.Value));

    [Fact]
    public void NoLead_IsFinal_WhenTouchesAreKeptForGood()
    {
        Assert.False(RetentionHorizon.Endless.IsFinal(DateOnly.MinValue));
        Assert.True(RetentionHorizon.Endless.HasTouchesFrom(DateOnly.MinValue));
        Assert.False(RetentionHorizon.Of(new RetentionPeriods(Events: 100, People: 100, Facts: 100), RetentionMarks.None, 30, Today).IsFinal(DateOnly.MinValue));
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
