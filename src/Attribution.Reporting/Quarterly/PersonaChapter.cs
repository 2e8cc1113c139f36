using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Domain.Personas;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Quarterly;

/// <summary>Who is reached at which stage of the buying journey: the matrix as a heat table, with its empty and its over-served cells by name.</summary>
internal static class PersonaChapter
{
    /// <summary>Names beyond these are counted.</summary>
    private const int MostNamed = 6;

    /// <summary>The chapter; none without personas or stages.</summary>
    public static IEnumerable<ReportBlock> Of(QuarterContext quarter)
    {
        var grid = quarter.Figures.Grid;
        var cells = quarter.Figures.Lines(Areas.Personas, CutKind.Cell).ToDictionary(line => (line.Id, line.Part));
        if (grid.Personas.Count == 0 || grid.Stages.Count == 0 || cells.Count == 0)
        {
            return [];
        }

        var (personas, stages) = (With(grid.Personas, cells, cell => cell.Persona, quarter), With(grid.Stages, cells, cell => cell.Stage, quarter));
        var largest = personas.SelectMany(persona => stages.Select(stage => Leads(Cell(persona, stage, cells)))).Max();
        return
        [
            quarter.Chapter(Phrase.PersonasHeading),
            .. Remarks(quarter),
            new HeatTable(
                quarter.Texts[Phrase.PersonasTable],
                "",
                quarter.Texts[Phrase.Persona],
                [.. stages.Select(stage => stage.Name)],
                [.. personas.Select(persona => Row(persona, stages, cells, largest, quarter))],
                quarter.Texts[Phrase.PersonasCaption]),
        ];
    }

    /// <summary>Rows or columns of the catalogue, and one for what is not known where leads are in it.</summary>
    private static List<GridHead> With(IReadOnlyList<GridHead> heads, Dictionary<(string Persona, string Stage), KpiLine> cells, Func<(string Persona, string Stage), string> part, QuarterContext quarter)
    {
        var known = heads.Select(head => head.Id).ToHashSet(StringComparer.Ordinal);
        var others = cells.Where(cell => Leads(cell.Value) > 0).Select(cell => part(cell.Key)).Where(id => !known.Contains(id)).Distinct()
            .OrderBy(id => id == Cut.Nobody).ThenBy(id => id, StringComparer.Ordinal);
        return [.. heads, .. others.Select(id => new GridHead(id, id == Cut.Nobody ? quarter.Texts[Phrase.PersonaNobody] : id))];
    }

    private static HeatRow Row(GridHead persona, List<GridHead> stages, Dictionary<(string Persona, string Stage), KpiLine> cells, decimal largest, QuarterContext quarter)
    {
        var own = stages.Select(stage => (Stage: stage, Line: Cell(persona, stage, cells))).ToList();
        return new HeatRow(
            persona.Name,
            quarter.Texts.Say(Phrase.PersonaLeads, ("leads", quarter.Print.Count(own.Sum(cell => Leads(cell.Line))))),
            [.. own.Select(cell => Shaded(cell.Line, quarter.Figures.Grid.Verdicts.GetValueOrDefault((persona.Id, cell.Stage.Id)), largest, quarter))]);
    }

    private static HeatCell Shaded(KpiLine? line, CellVerdict verdict, decimal largest, QuarterContext quarter)
    {
        var leads = Leads(line);
        var word = verdict switch
        {
            CellVerdict.Empty => quarter.Texts[Phrase.CellEmpty],
            CellVerdict.OverServed => quarter.Texts[Phrase.CellOverServed],
            _ => "",
        };
        string[] lines =
        [
            .. leads > 0 && line?["conversionToNext"] is { Value: not null } next ? [quarter.Texts.Say(Phrase.CellNext, ("share", quarter.Print.Format.WholePercent(next.Value.Value)))] : Array.Empty<string>(),
            .. line?["spend"] is { Value: > 0 } spend ? [quarter.Print.WholeMoney(spend.Value.Value)] : Array.Empty<string>(),
        ];
        return new HeatCell(leads > 0 || lines.Length > 0 ? quarter.Print.Count(leads) : "", lines, HeatCell.ShadeOf(leads, largest), word);
    }

    private static IEnumerable<Sentences> Remarks(QuarterContext quarter)
    {
        string[] lines = [.. Named(Phrase.SaidEmpty, CellVerdict.Empty, quarter), .. Named(Phrase.SaidOverServed, CellVerdict.OverServed, quarter)];
        return lines.Length == 0 ? [] : [new Sentences(lines)];
    }

    private static IEnumerable<string> Named(Phrase said, CellVerdict verdict, QuarterContext quarter)
    {
        var grid = quarter.Figures.Grid;
        var names = (from persona in grid.Personas
                     from stage in grid.Stages
                     where grid.Verdicts.GetValueOrDefault((persona.Id, stage.Id)) == verdict
                     select $"{persona.Name} × {stage.Name}").ToList();
        var shown = string.Join(", ", names.Take(MostNamed));
        var all = names.Count <= MostNamed ? shown : quarter.Texts.Say(Phrase.AndMore, ("cells", shown), ("count", quarter.Print.Count(names.Count - MostNamed)));
        return names.Count == 0 ? [] : [quarter.Texts.Say(said, ("cells", all))];
    }

    private static KpiLine? Cell(GridHead persona, GridHead stage, Dictionary<(string Persona, string Stage), KpiLine> cells) => cells.GetValueOrDefault((persona.Id, stage.Id));

    private static decimal Leads(KpiLine? line) => line?["leads"]?.Numerator.Value ?? 0;
}
