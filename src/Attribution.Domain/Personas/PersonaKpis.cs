using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;

namespace Attribution.Domain.Personas;

/// <summary>Figures of the matrix of personas and journey stages: what serves a cell, what it costs, what comes of it. See <see cref="PersonaMatrix"/>.</summary>
public static class PersonaKpis
{
    /// <summary>The area <c>personas</c>: by cell, in the order of the matrix; in total.</summary>
    public static KpiArea Area => new("personas", [CutKind.Cell], Lines);

    private static IReadOnlyList<KpiLine> Lines(KpiInputs inputs, AttributionModel model, CutKind by)
    {
        var cells = PersonaMatrix.Of(inputs, model).Cells;
        return by == CutKind.Cell
            ? [.. cells.Select(cell => new KpiLine(cell.Persona, Figures([cell], inputs.Currency)) { Part = cell.Stage })]
            : [new KpiLine("", Figures(cells, inputs.Currency))];
    }

    private static IReadOnlyList<KpiFigure> Figures(IReadOnlyList<PersonaCell> cells, string currency)
    {
        var contents = cells.Sum(cell => cell.Contents.Count + cell.Campaigns.Count);
        var spend = KpiPart.Money("spend", cells.Sum(cell => cell.SpendMicros ?? 0), currency);
        var unknown = cells.All(cell => cell.SpendMicros is null) ? "notReported:spend" : null;
        var leads = KpiPart.Count("leads", cells.Sum(cell => cell.Leads));
        var going = cells.Where(cell => cell.HasNext).ToList();
        return
        [
            new KpiFigure("contents", KpiUnit.Count, new KpiPart("contents", KpiUnit.Count, contents)),
            new KpiFigure("spend", KpiUnit.Money, spend) { Currency = currency, Withheld = unknown },
            new KpiFigure("leads", KpiUnit.Count, leads),
            new KpiFigure(
                "conversionToNext", KpiUnit.Ratio, KpiPart.Count("movedOn", going.Sum(cell => cell.MovedOn)), KpiPart.Count("leads", going.Sum(cell => cell.Leads)))
            {
                Withheld = going.Count == 0 ? "no:nextStage" : null,
            },
            new KpiFigure("costPerLead", KpiUnit.Money, spend, leads) { Currency = currency, Withheld = unknown },
        ];
    }
}
