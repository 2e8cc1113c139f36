namespace Attribution.Domain.Personas;

/// <summary>
/// A stage of the buying journey, which is the buyer's view: problem, solutions, requirements, supplier, validation, consensus. Stages of the pipeline are the
/// seller's; neither implies the other.
/// </summary>
/// <param name="Id">Lower-case letters, digits, hyphens, dots, underscores.</param>
/// <param name="Name">What people read.</param>
/// <param name="Place">Where it stands in the journey, 1 to 100; of two at the same place the id decides.</param>
public sealed record JourneyStage(string Id, string Name, int Place)
{
    /// <summary>The stages in the order of the journey.</summary>
    public static IReadOnlyList<JourneyStage> InOrder(IEnumerable<JourneyStage> stages) =>
        [.. stages.OrderBy(stage => stage.Place).ThenBy(stage => stage.Id, StringComparer.Ordinal)];
}
