using Attribution.Domain.Catalog;

namespace Attribution.Domain.Personas;

/// <summary>What the matrix of personas and journey stages follows from beside the sums and costs that all KPIs have.</summary>
/// <param name="Personas">The personas, in order of their ids.</param>
/// <param name="Stages">The stages, in order of the journey.</param>
/// <param name="Contents">Content, in order of their ids.</param>
/// <param name="Campaigns">Campaigns that are tagged with a persona, a stage or both, in order of their ids.</param>
public sealed record PersonaInputs(
    IReadOnlyList<Persona> Personas, IReadOnlyList<JourneyStage> Stages, IReadOnlyList<Content> Contents, IReadOnlyList<Campaign> Campaigns)
{
    /// <summary>Nothing.</summary>
    public static PersonaInputs None { get; } = new([], [], [], []);
}
