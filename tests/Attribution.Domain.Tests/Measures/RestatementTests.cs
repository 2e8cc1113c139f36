using Attribution.Domain.Measures;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Measures;

public sealed class RestatementTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 17, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    // Minutes between the stored and the incoming statement; null when nothing is stored.
    [InlineData(null, TotalOutcome.Added)]
    [InlineData(1,    TotalOutcome.Restated)]
    [InlineData(0,    TotalOutcome.Unchanged)]
    [InlineData(-1,   TotalOutcome.Unchanged)]
    public void Of_FollowsTheLaterStatement_WhenIncomingIsLaterBy(int? minutes, TotalOutcome expected)
    {
        var incoming = Total(Morning, 96);
        var stored = minutes is { } later ? Total(Morning.AddMinutes(-later), 90) : null;

        Assert.Equal(expected, Restatement.Of(stored, incoming));
    }

    [Fact]
    public void IsAboutTheSameAs_LooksAtWhatIsCountedAndNotAtTheCount_WhenComparing()
    {
        var total = Total(Morning, 96);

        Assert.True(total.IsAboutTheSameAs(Total(Morning.AddDays(1), 90)));
        Assert.False(total.IsAboutTheSameAs(total with { Campaign = "brand" }));
        Assert.False(total.IsAboutTheSameAs(total with { Source = "meta-ads" }));
        Assert.False(total.IsAboutTheSameAs(total with { To = total.To.AddDays(1) }));
    }

    private static DayTotal Total(DateTimeOffset reportedAt, long value) =>
        new(Measure.Clicks, "google-ads", "search", "", new DateOnly(2026, 3, 16), new DateOnly(2026, 3, 16), value, reportedAt);
}
