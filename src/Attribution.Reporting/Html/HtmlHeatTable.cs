using Attribution.Reporting.Model;

namespace Attribution.Reporting.Html;

/// <summary>A heat table: classes for its shades, since the page has no style attributes.</summary>
internal static class HtmlHeatTable
{
    /// <summary>Writes the block.</summary>
    public static void Write(HeatTable table, HtmlText html)
    {
        html.Open("section");
        HtmlBlocks.Heading(table.Heading, table.Detail, html);
        html.Open("div", ("class", "scroll"), ("role", "region"), ("aria-label", table.Heading ?? ""), ("tabindex", "0")).Open("table", ("class", "heat"));
        html.Open("thead").Open("tr").Element("th", table.Corner, ("scope", "col"));
        foreach (var column in table.Columns)
        {
            html.Open("th", ("scope", "col")).Text(column).Close();
        }

        html.Close(2).Open("tbody");
        foreach (var row in table.Rows)
        {
            html.Open("tr").Open("th", ("scope", "row")).Element("span", row.Head).Element("small", row.Detail, ("class", "muted")).Close();
            foreach (var cell in row.Cells)
            {
                Cell(cell, html);
            }

            html.Close();
        }

        html.Close(3).Element("p", table.Caption, ("class", "caption")).Close();
    }

    /// <summary>Name of the class of a shade.</summary>
    public static string ShadeClass(int shade) => FormattableString.Invariant($"shade{shade}");

    private static void Cell(HeatCell cell, HtmlText html)
    {
        html.Open("td", ("class", cell.Mark.Length > 0 ? $"{ShadeClass(cell.Shade)} marked" : ShadeClass(cell.Shade)));
        html.Element("span", cell.Value, ("class", "strong"));
        foreach (var line in cell.Lines)
        {
            html.Element("small", line, ("class", "ink"));
        }

        html.Element("small", cell.Mark, ("class", "strong")).Close();
    }
}
