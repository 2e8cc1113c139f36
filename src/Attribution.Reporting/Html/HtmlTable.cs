using Attribution.Reporting.Charts;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Html;

/// <summary>A table in a box of its own, in which it moves where the screen is narrower.</summary>
internal static class HtmlTable
{
    private const double BarsWidth = 76;

    /// <summary>Writes the block.</summary>
    public static void Write(DataTable table, HtmlText html)
    {
        html.Open("section");
        HtmlBlocks.Heading(table.Heading, table.Detail, html);
        html.Open("div", ("class", "scroll"), ("role", "region"), ("aria-label", table.Heading ?? ""), ("tabindex", "0")).Open("table");
        html.Open("thead").Open("tr");
        foreach (var column in table.Columns)
        {
            html.Open("th", ("scope", "col"), ("class", Class(column))).Text(column.Header).Element("small", column.Detail).Close();
        }

        html.Close(2).Open("tbody");
        var labels = table.Columns.Select((_, i) => BlockDrawings.LabelRoom(table.Rows.SelectMany(r => r[i].Bars))).ToList();
        foreach (var row in table.Rows)
        {
            Row(row, table, labels, html);
        }

        html.Close();
        if (table.Total is { } total)
        {
            html.Open("tfoot");
            Row(total, table, labels, html);
            html.Close();
        }

        html.Close(2).Element("p", table.Caption, ("class", "caption")).Close();
    }

    private static void Row(IReadOnlyList<TableCell> cells, DataTable table, List<double> labels, HtmlText html)
    {
        html.Open("tr");
        for (var i = 0; i < cells.Count; i++)
        {
            var (cell, column) = (cells[i], Class(table.Columns[i]));
            html.Open(i == 0 ? "th" : "td", ("scope", i == 0 ? "row" : ""), ("class", column));
            html.Element("span", cell.Text, ("class", HtmlText.Class(cell.Emphasis)));
            html.Element("small", cell.Detail, ("class", cell.DetailEmphasis == Emphasis.Normal ? "ink" : HtmlText.Class(cell.DetailEmphasis)));
            Figure(cell, labels[i], html);
            html.Close();
        }

        html.Close();
    }

    private static void Figure(TableCell cell, double labelRoom, HtmlText html)
    {
        if (cell.Sketch is { } sketch)
        {
            html.Open("div", ("class", "sketch")).Raw(SvgWriter.Write(sketch)).Close();
        }
        else if (cell.Bars.Count > 0)
        {
            html.Open("div", ("class", "bars")).Raw(SvgWriter.Write(BlockDrawings.Of(cell.Bars, BarsWidth, labelRoom))).Close();
        }
    }

    private static string Class(TableColumn column) => column.Alignment == Alignment.Right ? "number" : "";
}
