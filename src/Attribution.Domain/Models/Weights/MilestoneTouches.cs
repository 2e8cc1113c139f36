using Attribution.Domain.Paths.Rules;

namespace Attribution.Domain.Models.Weights;

/// <summary>
/// Fixed parts for the touches at which the lead made a step; the others share 10 % equally. W-shaped gives 30 % to each of three steps,
/// full path 22.5 % to each of four (Adobe Marketo Measure, HubSpot).
/// </summary>
/// <remarks>
/// Where the sources are silent: steps on one touch add up; with no other touch the 10 % go to the steps in equal parts; the part of a
/// step that was not made yet is left out and the rest scaled to one lead; what came after the last step is not looked at.
/// </remarks>
internal static class MilestoneTouches
{
    // 0.30 per step, 0.10/m per other touch: 3·m to 1.
    public static long[] W(Journey journey) => Weigh(journey.Touches.Count, Steps(journey, AttributionModel.WShaped), 3, 1);

    // 0.225 per step, 0.10/m per other touch: 9·m to 4.
    public static long[] FullPath(Journey journey) => Weigh(journey.Touches.Count, Steps(journey, AttributionModel.FullPath), 9, 4);

    /// <summary>Weights of touches.</summary>
    /// <param name="touches">Their number.</param>
    /// <param name="steps">Place of the touch of each step that was made; at least one.</param>
    /// <param name="step">Part of a step.</param>
    /// <param name="others">Part of all other touches together, on the same scale.</param>
    public static long[] Weigh(int touches, IReadOnlyList<int> steps, int step, int others) =>
        TouchWeights.Whole(touches, weights => TouchWeights.ByMilestone(weights, [.. steps], step, others));

    private static List<int> Steps(Journey journey, AttributionModel model)
    {
        List<int> steps = [0];
        if (Eligibility.CreatingTouch(journey.Lead, [.. journey.Touches]) is >= 0 and var lead)
        {
            steps.Add(lead);
        }

        // The touch nearest before the step.
        steps.AddRange(Milestones.Of(model).Select(journey.Lead.At).OfType<DateTimeOffset>().Select(at => LastUntil(journey, at)));
        return steps;
    }

    private static int LastUntil(Journey journey, DateTimeOffset at) => journey.Touches.ToList().FindLastIndex(touch => touch.OccurredAt <= at);
}
