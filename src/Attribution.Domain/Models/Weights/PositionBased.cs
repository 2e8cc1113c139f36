namespace Attribution.Domain.Models.Weights;

/// <summary>40 % to the first touch, 40 % to the last, 20 % in equal parts to those between; halves when there are only two.</summary>
internal static class PositionBased
{
    public static long[] Weigh(Journey journey)
    {
        var count = journey.Touches.Count;
        if (count <= 2)
        {
            return Linear.Weigh(journey);
        }

        // With m touches between, 0.4 : 0.2/m is 2m : 1.
        var end = 2L * (count - 2);
        return [end, .. Enumerable.Repeat(1L, count - 2), end];
    }
}
