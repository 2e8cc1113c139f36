using Attribution.Domain.Kpis;
using Attribution.Domain.Models;
using Attribution.Domain.Personas;

namespace Attribution.Reporting.Quarterly;

/// <summary>A persona, or a stage of the buying journey.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it.</param>
internal sealed record GridHead(string Id, string Name);

/// <summary>Rows and columns of the matrix of personas and stages, and what is remarkable in it.</summary>
/// <param name="Personas">Personas, in the order of reading.</param>
/// <param name="Stages">Stages, in the order of the journey.</param>
/// <param name="Verdicts">How well cells are served, by persona and stage.</param>
internal sealed record PersonaGrid(
    IReadOnlyList<GridHead> Personas, IReadOnlyList<GridHead> Stages, IReadOnlyDictionary<(string Persona, string Stage), CellVerdict> Verdicts)
{
    /// <summary>No persona and no stage.</summary>
    public static PersonaGrid None { get; } = new([], [], new Dictionary<(string, string), CellVerdict>());

    /// <summary>The matrix of a quarter.</summary>
    public static PersonaGrid Of(KpiInputs quarter, AttributionModel model) => quarter.Personas is not { } catalogue ? None : new(
        [.. catalogue.Personas.Select(persona => new GridHead(persona.Id, persona.Name))],
        [.. catalogue.Stages.Select(stage => new GridHead(stage.Id, stage.Name))],
        PersonaMatrix.Of(quarter, model).Cells.Where(cell => cell.Verdict is not null).ToDictionary(cell => (cell.Persona, cell.Stage), cell => cell.Verdict!.Value));
}
