using Attribution.Domain.Calendar;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Calendar;

public sealed class ReportingPeriodTests
{
    [Theory]
    // Months.
    [InlineData("2026-03",                 "2026-03-01..2026-03-31", 31)]
    [InlineData("2024-02",                 "2024-02-01..2024-02-29", 29)]
    [InlineData("2026-12",                 "2026-12-01..2026-12-31", 31)]
    // Quarters.
    [InlineData("2026-Q1",                 "2026-01-01..2026-03-31", 90)]
    [InlineData("2026-Q4",                 "2026-10-01..2026-12-31", 92)]
    // ISO weeks: the first one of 2026 begins in the year before.
    [InlineData("2026-W12",                "2026-03-16..2026-03-22", 7)]
    [InlineData("2026-W01",                "2025-12-29..2026-01-04", 7)]
    [InlineData("2026-W53",                "2026-12-28..2027-01-03", 7)]
    // A first and a last day, both included.
    [InlineData("2026-03-16..2026-03-16",  "2026-03-16..2026-03-16", 1)]
    [InlineData("2024-01-01..2024-12-31",  "2024-01-01..2024-12-31", 366)]
    public void Period_MeansDays_WhenItIsCalled(string text, string days, int number)
    {
        Assert.True(ReportingPeriod.TryParse(text, out var period));
        Assert.Equal((text, days, number), (period.Name, period.Days.ToString(), period.Days.Days));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("2026-q1")]
    [InlineData("2025-W53")]
    [InlineData("2026-W00")]
    [InlineData("2026-3")]
    [InlineData("2026-03-16")]
    [InlineData("2026-03-16..2026-03-15")]
    [InlineData("2026-02-29..2026-03-01")]
    [InlineData("2024-01-01..2025-01-01")]
    [InlineData("1999-12")]
    [InlineData("2101-01")]
    [InlineData("9999-12")]
    [InlineData("9999-Q4")]
    [InlineData("9999-W52")]
    [InlineData("9999-12-31..9999-12-31")]
    [InlineData("2026-03-01...2026-03-1")]
    [InlineData("٢٠٢٦-03")]
    public void Period_IsRefused_WhenItIsCalled(string? text) => Assert.False(ReportingPeriod.TryParse(text, out _));
}
