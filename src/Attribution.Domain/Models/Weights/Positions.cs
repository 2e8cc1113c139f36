namespace Attribution.Domain.Models.Weights;

/// <summary>
/// Fixed parts for the first and the last touch, and one that those between share equally. With nobody between, that part is halved
/// and added to both ends. Position based gives 40/20/40 (Google Ads, 40 % first and last, 20 % over the others), J 20/20/60 and inverse
/// J 60/20/20 (HubSpot, Adobe).
/// </summary>
internal static class Positions
{
    public static long[] Based(Journey journey) => Weigh(journey.Touches.Count, 40, 20, 40);

    public static long[] J(Journey journey) => Weigh(journey.Touches.Count, 20, 20, 60);

    public static long[] InverseJ(Journey journey) => Weigh(journey.Touches.Count, 60, 20, 20);

    private static long[] Weigh(int touches, long first, long between, long last)
    {
        // With m touches between, f : b/m : l is f·m : b : l·m; with none, f + b/2 : l + b/2 is 2f + b : 2l + b.
        var middle = touches - 2;
        return middle switch
        {
            < 0 => [1],
            0 => [(2 * first) + between, (2 * last) + between],
            _ => [first * middle, .. Enumerable.Repeat(between, middle), last * middle],
        };
    }
}
