using Attribution.Domain.Models;

namespace Attribution.Domain.Explaining;

/// <summary>What a marketer calls a model, and how its rule is told in a sentence.</summary>
public static class ModelWords
{
    /// <summary>For example <c>position-based</c>.</summary>
    public static string Name(AttributionModel model) => model switch
    {
        AttributionModel.First => "first touch",
        AttributionModel.Last => "last touch",
        AttributionModel.LastNonDirect => "last non-direct touch",
        AttributionModel.Linear => "linear",
        AttributionModel.PositionBased => "position-based",
        AttributionModel.TimeDecay => "time decay",
        AttributionModel.JShaped => "J-shaped",
        AttributionModel.InverseJ => "inverse J",
        AttributionModel.WShaped => "W-shaped",
        AttributionModel.FullPath => "full path",
        AttributionModel.Custom => "custom weights",
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "This model has no name."),
    };

    /// <summary>The rule as it is set.</summary>
    public static string Rule(AttributionModel model, AttributionRules rules) => model switch
    {
        AttributionModel.First => "Everything to the first touch.",
        AttributionModel.Last => "Everything to the last touch.",
        AttributionModel.LastNonDirect => "Everything to the last touch that is not direct; to the last one when all are.",
        AttributionModel.Linear => "Equal parts to all touches.",
        AttributionModel.PositionBased => "40 % to the first touch, 40 % to the last, 20 % shared by those between.",
        AttributionModel.TimeDecay => $"A touch weighs half as much for every {Vocabulary.Length(rules.HalfLife)} of age.",
        AttributionModel.JShaped => "20 % to the first touch, 60 % to the last, 20 % shared by those between.",
        AttributionModel.InverseJ => "60 % to the first touch, 20 % to the last, 20 % shared by those between.",
        AttributionModel.WShaped => "30 % each to the first touch, the touch that created the lead and the last one before the opportunity; 10 % shared by the others.",
        AttributionModel.FullPath => "22.5 % each to the first touch, the touch that created the lead, the last one before the opportunity and the last one before the deal was won; 10 % shared by the others.",
        AttributionModel.Custom when rules.Custom.ToString() == CustomWeights.Even.ToString() => "Weights of our own. None are set, so all touches weigh the same.",
        AttributionModel.Custom => $"Weights of our own: {rules.Custom}.",
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "This model has no rule."),
    };

    /// <summary>Why a model is incomplete for a lead; null when it is complete.</summary>
    public static string? Incomplete(AttributionModel model, IReadOnlyList<MissingMilestone> missing)
    {
        var steps = missing.Where(m => m.Model == model).Select(m => m.Milestone == Milestone.Opportunity ? "opportunity" : "won deal").ToList();
        return steps is [] ? null
            : $"Incomplete: no {string.Join(" and no ", steps)} is known for this lead, so {(steps.Count == 1 ? "that part is" : "those parts are")} left out and the rest is scaled to 100 %.";
    }
}
