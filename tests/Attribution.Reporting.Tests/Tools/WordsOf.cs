using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Tests.Tools;

/// <summary>Everything that a report says, as the model has it.</summary>
internal static class WordsOf
{
    /// <summary>Texts of the title and of all blocks, those in charts too; not what each page repeats.</summary>
    public static IEnumerable<string> Report(ReportDocument report) => report.Blocks.SelectMany(Block).Append(report.Title).Append(report.Subtitle);

    private static IEnumerable<string> Block(ReportBlock block) => (IEnumerable<string>)[block.Heading ?? "", .. block switch
    {
        Sentences sentences => sentences.Lines,
        Note note => note.Lines,
        HeadlineTiles tiles => tiles.Tiles.SelectMany(t => new[] { t.Label, t.Value, t.Change, t.Detail, t.AgainstPlan }),
        Pair pair => Block(pair.Left).Concat(Block(pair.Right)),
        ChartBlock chart => Chart(chart.Drawing).Append(chart.Detail),
        ProgressBlock progress => progress.Facts.SelectMany(f => new[] { f.Label, f.Value, f.Detail }).Append(progress.Detail),
        DataTable table => table.Columns.SelectMany(c => new[] { c.Header, c.Detail })
            .Concat(table.Rows.Append(table.Total ?? []).SelectMany(row => row).SelectMany(Cell))
            .Append(table.Detail).Append(table.Caption),
        Chapter chapter => [chapter.Detail],
        HeatTable heat => heat.Columns.Concat(heat.Rows.SelectMany(row => row.Cells.SelectMany(HeatWords).Append(row.Head).Append(row.Detail))).Append(heat.Corner).Append(heat.Detail).Append(heat.Caption),
        _ => throw new NotSupportedException(block.GetType().Name),
    }];

    private static IEnumerable<string> Cell(TableCell cell) =>
        [cell.Text, cell.Detail, .. cell.Bars.Select(bar => bar.Label), .. cell.Sketch is { } sketch ? Chart(sketch) : []];

    private static IEnumerable<string> HeatWords(HeatCell cell) => [cell.Value, .. cell.Lines, cell.Mark];

    private static IEnumerable<string> Chart(Drawing drawing) => drawing.Shapes.OfType<Shape.Text>().Select(text => text.Content);
}
