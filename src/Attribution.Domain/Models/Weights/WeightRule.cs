namespace Attribution.Domain.Models.Weights;

/// <summary>
/// Weighs the touches of a journey against each other: one weight per touch, zero or more, not all zero. Weights are whole and need
/// not add up to anything, because <see cref="Apportionment"/> divides by their sum; so no rule ever rounds.
/// </summary>
internal delegate long[] WeightRule(Journey journey);

/// <summary>The rule of each model.</summary>
internal static class WeightRules
{
    public static WeightRule For(AttributionModel model) => model switch
    {
        AttributionModel.First => SingleTouch.First,
        AttributionModel.Last => SingleTouch.Last,
        AttributionModel.LastNonDirect => LastNonDirect.Weigh,
        AttributionModel.Linear => Linear.Weigh,
        AttributionModel.PositionBased => Positions.Based,
        AttributionModel.TimeDecay => TimeDecay.Weigh,
        AttributionModel.JShaped => Positions.J,
        AttributionModel.InverseJ => Positions.InverseJ,
        AttributionModel.WShaped => MilestoneTouches.W,
        AttributionModel.FullPath => MilestoneTouches.FullPath,
        AttributionModel.Custom => Custom.Weigh,
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "This model has no rule."),
    };
}
