using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;

namespace Attribution.Domain.Personas;

/// <summary>What serves each persona at each stage of the journey, what that costs, and what comes of it.</summary>
/// <param name="Cells">
/// Every persona at every stage of the catalogue, and whatever else has leads, campaigns or content; by persona, within it in the order of the journey; what
/// the catalogue does not know comes last.
/// </param>
public sealed record PersonaMatrix(IReadOnlyList<PersonaCell> Cells)
{
    /// <summary>Computes the matrix.</summary>
    /// <param name="inputs">Sums, costs and catalogue.</param>
    /// <param name="model">Model of the sums.</param>
    /// <param name="thresholds">From when on a cell is over-served; the usual ones unless given.</param>
    public static PersonaMatrix Of(KpiInputs inputs, AttributionModel model, PersonaThresholds? thresholds = null)
    {
        var catalogue = inputs.Personas ?? PersonaInputs.None;
        var contents = catalogue.Contents.ToLookup(content => Key(content.Persona, content.Stage), content => content.Id);
        var campaigns = catalogue.Campaigns.ToLookup(campaign => Key(campaign.Persona, campaign.Stage), campaign => campaign.Id);
        var grid = catalogue.Personas.SelectMany(persona => catalogue.Stages.Select(stage => Key(persona.Id, stage.Id))).ToList();
        var places = catalogue.Stages.Select((stage, place) => (stage.Id, Place: place)).ToDictionary(stage => stage.Id, stage => stage.Place, StringComparer.Ordinal);
        var known = grid.ToHashSet();
        var cells = grid.Union(contents.Select(cell => cell.Key)).Union(campaigns.Select(cell => cell.Key)).Union(inputs.Sums.Lines(CutKind.Cell))
            .Select(cell => new PersonaCell(cell.Id, cell.Part)
            {
                Contents = [.. contents[cell]],
                Campaigns = [.. campaigns[cell]],
                SpendMicros = Spend(inputs.Costs, [.. campaigns[cell]]),
                Leads = inputs.Sums.Of(cell, CellMeasures.Leads, model),
                MovedOn = inputs.Sums.Of(cell, CellMeasures.MovedOn, model),
                HasNext = places.TryGetValue(cell.Part, out var place) && place < catalogue.Stages.Count - 1,
            })
            .OrderBy(cell => catalogue.Personas.All(persona => persona.Id != cell.Persona)).ThenBy(cell => cell.Persona == Cut.Nobody).ThenBy(cell => cell.Persona, StringComparer.Ordinal)
            .ThenBy(cell => places.GetValueOrDefault(cell.Stage, int.MaxValue)).ThenBy(cell => cell.Stage == Cut.Nobody).ThenBy(cell => cell.Stage, StringComparer.Ordinal)
            .ToList();
        var judged = cells.Where(cell => known.Contains(Key(cell.Persona, cell.Stage))).ToList();
        var (allSpend, allLeads) = (judged.Sum(cell => cell.SpendMicros ?? 0), judged.Sum(cell => cell.Leads));
        return new PersonaMatrix([.. cells.Select(cell => known.Contains(Key(cell.Persona, cell.Stage))
            ? cell with { Verdict = Judge(cell, allSpend, allLeads, thresholds ?? PersonaThresholds.Default) }
            : cell)]);
    }

    private static CellVerdict Judge(PersonaCell cell, long allSpend, long allLeads, PersonaThresholds thresholds) =>
        cell.Contents.Count + cell.Campaigns.Count == 0 ? CellVerdict.Empty
        : thresholds.IsOverServed(cell.SpendMicros ?? 0, allSpend, cell.Leads, allLeads) ? CellVerdict.OverServed
        : CellVerdict.Served;

    private static Cut Key(string? persona, string? stage) => PersonaCells.CellOf(persona, stage);

    private static long? Spend(IReadOnlyList<CampaignCost> costs, IReadOnlyList<string> campaigns)
    {
        var own = costs.Where(cost => campaigns.Contains(cost.Campaign, StringComparer.Ordinal)).ToList();
        return own.Count == 0 ? null : own.Sum(cost => cost.Micros);
    }
}
