using Attribution.Domain.Paths.Rules;

namespace Attribution.Domain.Models.Weights;

/// <summary>
/// 2^(-age / half-life): a touch one half-life older than another weighs half as much. The half-life of one week is that of the
/// Google Ads model of this name (AttributionModelEnum in its API reference).
/// </summary>
internal static class TimeDecay
{
    // The youngest touch's weight. Far finer than a billionth of a lead, and sixty of them stay far from the end of a long.
    private const double One = 1L << 52;

    public static long[] Weigh(Journey journey)
    {
        // In ticks, which a double holds exactly.
        double[] ages = [.. journey.Touches.Select(touch => (double)(journey.Touches[^1].OccurredAt - touch.OccurredAt).Ticks)];
        return TouchWeights.Whole(ages.Length, weights => TouchWeights.ByAge(weights, ages, journey.Rules.HalfLife.Ticks), One);
    }
}
