using System.Globalization;
using Attribution.Domain.Calendar;

namespace Attribution.Domain.Tests.Calendar;

public sealed class ReportingWeekTests
{
    [Theory]
    // Day, week, its Monday.
    [InlineData("2026-03-16", "2026-W12", "2026-03-16")] // a Monday
    [InlineData("2026-03-22", "2026-W12", "2026-03-16")] // its Sunday
    [InlineData("2026-03-23", "2026-W13", "2026-03-23")]
    // New Year belongs to the year that has most of the week.
    [InlineData("2025-12-29", "2026-W01", "2025-12-29")]
    [InlineData("2026-01-04", "2026-W01", "2025-12-29")]
    [InlineData("2027-01-03", "2026-W53", "2026-12-28")]
    [InlineData("2027-01-04", "2027-W01", "2027-01-04")]
    // 29 February.
    [InlineData("2028-02-29", "2028-W09", "2028-02-28")]
    public void Of_NamesTheIsoWeek_WhenDayIs(string day, string week, string monday)
    {
        var of = ReportingWeek.Of(Day(day));

        Assert.Equal(week, of.ToString());
        Assert.Equal(Day(monday), of.Monday);
        Assert.Equal(DayOfWeek.Sunday, of.Sunday.DayOfWeek);
        Assert.True(of.Contains(Day(day)));
    }

    [Theory]
    [InlineData("2026-W12", "2026-03-16")]
    [InlineData("2026-W01", "2025-12-29")]
    // 2026 has 53 weeks, 2020 too.
    [InlineData("2026-W53", "2026-12-28")]
    [InlineData("2020-W53", "2020-12-28")]
    public void TryParse_ReadsTheWeek_WhenTextIs(string text, string monday)
    {
        Assert.True(ReportingWeek.TryParse(text, out var week));
        Assert.Equal(Day(monday), week.Monday);
        Assert.Equal(text, week.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    // 2025 and 2027 have 52 weeks.
    [InlineData("2025-W53")]
    [InlineData("2027-W53")]
    [InlineData("2026-W00")]
    [InlineData("2026-W54")]
    // Other spellings.
    [InlineData("2026-12")]
    [InlineData("2026W12")]
    [InlineData("2026-w12")]
    [InlineData("2026-W1")]
    [InlineData("2026-W+1")]
    [InlineData("2026-W12 ")]
    [InlineData(" 026-W12")]
    [InlineData("1999-W12")]
    public void TryParse_Refuses_WhenTextIs(string? text) => Assert.False(ReportingWeek.TryParse(text, out _));

    [Fact]
    public void Weeks_SortByTime_WhenTheYearEnds()
    {
        var last = new ReportingWeek(Day("2026-12-28"));
        var first = last.Next;

        Assert.Equal("2027-W01", first.ToString());
        Assert.Equal(last, first.Previous);
        Assert.True(last < first && first > last && last <= first && first >= last);
        Assert.True(string.CompareOrdinal(last.ToString(), first.ToString()) < 0);
        Assert.Equal(["28", "29", "30", "31", "01", "02", "03"], last.Days.Select(day => day.ToString("dd", CultureInfo.InvariantCulture)));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
