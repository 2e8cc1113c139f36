using Attribution.Domain.Calendar;
using Attribution.Functions.Operations;

namespace Attribution.Functions.Tests.Operations;

/// <summary>Every part of the sums has its turn.</summary>
public sealed class SumSampleTests
{
    private static readonly DateOnly Night = new(2026, 3, 23);

    [Theory]
    [InlineData(SumKind.CreditSums, 16)]
    [InlineData(SumKind.PathCounts, 16)]
    [InlineData(SumKind.Bookings, 4)]
    public void Shards_HaveTheirTurnOnce_InTwentyEightNights(SumKind kind, int shards)
    {
        var compared = Enumerable.Range(0, SumSample.Nights).SelectMany(n => SumSample.Shards(kind, Night.AddDays(n))).ToList();

        // Weeks that are among the last 53 on each of these nights.
        var weeks = Enumerable.Range(0, SumSample.Weeks - 5).Select(back => ReportingWeek.Of(Night.AddDays(-7 * back)));
        Assert.All(weeks, week => Assert.Equal(shards, compared.Count(part => part.Week == week)));
        Assert.Equal(compared.Count, compared.Distinct().Count());
    }

    [Fact]
    public void Shards_AreAboutTheSameNumber_EveryNight()
    {
        var numbers = Enumerable.Range(0, SumSample.Nights).Select(n => SumSample.Shards(SumKind.CreditSums, Night.AddDays(n)).Count()).ToList();

        Assert.True(numbers.Max() - numbers.Min() <= 4, string.Join(' ', numbers));
    }

    [Fact]
    public void Days_AreOfThreeAges() =>
        Assert.Equal([new DateOnly(2026, 3, 22), new DateOnly(2026, 2, 23), new DateOnly(2026, 1, 26)], SumSample.Days(Night));
}
