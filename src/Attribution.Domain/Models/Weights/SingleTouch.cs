namespace Attribution.Domain.Models.Weights;

/// <summary>All to one touch.</summary>
internal static class SingleTouch
{
    public static long[] First(Journey journey) => At(journey, 0);

    public static long[] Last(Journey journey) => At(journey, journey.Touches.Count - 1);

    public static long[] At(Journey journey, int place)
    {
        var weights = new long[journey.Touches.Count];
        weights[place] = 1;
        return weights;
    }
}
