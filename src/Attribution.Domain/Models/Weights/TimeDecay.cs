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
        // Ages count from the youngest touch: adding the same delay to all changes no ratio, and the youngest weighs exactly One,
        // so that an old journey with a short half-life does not underflow to nothing.
        var youngest = journey.Touches[^1].OccurredAt;
        var halfLife = journey.Rules.HalfLife;
        return [.. journey.Touches.Select(touch => (long)Math.Round(One * Math.Pow(2, -((youngest - touch.OccurredAt) / halfLife))))];
    }
}
