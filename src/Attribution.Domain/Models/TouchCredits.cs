using Attribution.Domain.Models.Weights;

namespace Attribution.Domain.Models;

/// <summary>What every model gives to each touch of a journey.</summary>
internal static class TouchCredits
{
    /// <summary>Credit of each touch, and what no touch earned: under every model they add up to exactly one lead.</summary>
    /// <remarks>A model that sees no touch at all credits nobody; it may, while one that also looks at what followed the form sees some.</remarks>
    public static (IReadOnlyList<ModelCredits> Touches, ModelCredits Unattributed) Of(Journey journey)
    {
        var units = ModelCredits.Models.ToDictionary(model => model, model => Units(journey.For(model), model));
        return (
            [.. journey.Touches.Select((_, place) => ModelCredits.From(model => place < units[model].Length ? units[model][place] : 0))],
            ModelCredits.From(model => units[model] is [] ? ModelCredits.Lead : 0));
    }

    private static long[] Units(Journey seen, AttributionModel model) =>
        seen.Touches is [] ? [] : Apportionment.Share(ModelCredits.Lead, WeightRules.For(model)(seen));
}
