namespace Attribution.Domain.Models.Weights;

/// <summary>Weights of our own: what the position weighs times what the channel does. In equal parts when that comes to nothing.</summary>
internal static class Custom
{
    public static long[] Weigh(Journey journey)
    {
        var (touches, custom) = (journey.Touches, journey.Rules.Custom);
        long[] weights = [.. touches.Select((touch, place) => custom.OfChannel(touch.Channel) * OfPlace(place))];
        return Array.TrueForAll(weights, weight => weight == 0) ? Linear.Weigh(journey) : weights;

        long OfPlace(int place) => place == 0 ? custom.First : place == touches.Count - 1 ? custom.Last : custom.Middle;
    }
}
