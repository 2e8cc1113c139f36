using Attribution.Domain.Paths.Rules;

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

    private static long[] Weigh(int touches, int first, int between, int last) =>
        TouchWeights.Whole(touches, weights => TouchWeights.ByPosition(weights, first, between, last));
}
