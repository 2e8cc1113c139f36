namespace Attribution.Domain.Models.Weights;

/// <summary>
/// All to the last touch whose channel says what brought the visitor. When every touch is direct the last one gets it, rather
/// than nobody: the lead did come.
/// </summary>
internal static class LastNonDirect
{
    public static long[] Weigh(Journey journey)
    {
        var touches = journey.Touches;
        for (var place = touches.Count - 1; place >= 0; place--)
        {
            if (!journey.Rules.DirectChannels.Contains(touches[place].Channel))
            {
                return SingleTouch.At(journey, place);
            }
        }

        return SingleTouch.Last(journey);
    }
}
