using Attribution.Domain.Calendar;

namespace Attribution.Functions.Operations;

/// <summary>
/// What a night compares. It follows from the date alone, so that nothing has to be remembered and everything has its turn: each shard of the last 53 weeks once in
/// 28 nights, each day three times, at the age of 1, 28 and 56 days.
/// </summary>
public static class SumSample
{
    /// <summary>After so many nights each shard has had its turn.</summary>
    public const int Nights = 28;

    /// <summary>How many weeks back, the present one included.</summary>
    public const int Weeks = 53;

    private const int DaysPerWeek = 7;

    private static readonly int[] Ages = [1, Nights, 2 * Nights];

    /// <summary>Days whose sums the night compares.</summary>
    public static IEnumerable<DateOnly> Days(DateOnly night) => Ages.Select(age => night.AddDays(-age));

    /// <summary>Shards of weeks whose sums the night compares.</summary>
    public static IEnumerable<(ReportingWeek Week, string Shard)> Shards(SumKind kind, DateOnly night)
    {
        var shards = SumChecking.Shards(kind);
        var week = ReportingWeek.Of(night);
        for (var back = 0; back < Weeks; back++, week = week.Previous)
        {
            var first = week.Monday.DayNumber / DaysPerWeek * shards.Count;
            for (var shard = 0; shard < shards.Count; shard++)
            {
                if ((first + shard) % Nights == night.DayNumber % Nights)
                {
                    yield return (week, shards[shard]);
                }
            }
        }
    }
}
