namespace Attribution.Domain.Models.Weights;

/// <summary>Equal parts. A channel that was touched twice has two of them.</summary>
internal static class Linear
{
    public static long[] Weigh(Journey journey) => [.. Enumerable.Repeat(1L, journey.Touches.Count)];
}
