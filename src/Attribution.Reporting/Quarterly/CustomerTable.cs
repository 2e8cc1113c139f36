using Attribution.Domain.Kpis;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Quarterly;

/// <summary>What customers cost, bring, and whether they stay; whether deals close when they should. Each figure with its formula and its parts.</summary>
internal static class CustomerTable
{
    private static readonly (string Figure, Phrase Name, Phrase Formula)[] Figures =
    [
        ("slippage", Phrase.Slippage, Phrase.SlippageFormula),
        ("velocity", Phrase.Velocity, Phrase.VelocityFormula),
        ("incrementalRomi", Phrase.Romi, Phrase.RomiFormula),
        ("cac", Phrase.Cac, Phrase.CacFormula),
        ("ltv", Phrase.Ltv, Phrase.LtvFormula),
        ("ltvToCac", Phrase.LtvToCac, Phrase.LtvToCacFormula),
        ("churn", Phrase.Churn, Phrase.ChurnFormula),
        ("expansion", Phrase.Expansion, Phrase.ExpansionFormula),
        ("crossSell", Phrase.CrossSell, Phrase.CrossSellFormula),
        ("renewal", Phrase.Renewal, Phrase.RenewalFormula),
    ];

    /// <summary>The table; none when no figure is known.</summary>
    public static IEnumerable<DataTable> Of(KpiLine total, QuarterContext quarter)
    {
        var rows = Figures.Where(row => total[row.Figure] is not null).Select(row => Row(total[row.Figure]!, row.Name, row.Formula, total, quarter)).ToList();
        return rows.Count == 0 ? [] :
        [
            new DataTable(
                quarter.Texts[Phrase.CustomersHeading],
                "",
                [
                    new(quarter.Texts[Phrase.ClaimMeasure], Alignment.Left, 1),
                    new(quarter.Texts[Phrase.FigureFormula], Alignment.Left, 3),
                    new(quarter.Texts[Phrase.FigureValue], Alignment.Right, 0.5),
                    new(quarter.Texts[Phrase.FigureMadeOf], Alignment.Right, 1),
                ],
                rows,
                null,
                ""),
        ];
    }

    private static IReadOnlyList<TableCell> Row(KpiFigure figure, Phrase name, Phrase formula, KpiLine total, QuarterContext quarter)
    {
        var limit = figure.Name == "churn" ? total["churnToLimit"] : null;
        var isOver = limit?.Value > 1;
        return
        [
            TableCell.Of(quarter.Texts[name]),
            TableCell.Of(quarter.Texts[formula], Emphasis.Muted),
            TableCell.Of(quarter.Print.Value(figure) ?? quarter.None, isOver ? Emphasis.Alert : Emphasis.Strong) with
            {
                Detail = limit?.Denominator is { } most ? quarter.Texts.Say(Phrase.ChurnLimit, ("limit", quarter.Print.Part(most))) : "",
                DetailEmphasis = isOver ? Emphasis.Alert : Emphasis.Muted,
            },
            TableCell.Of(Lacking.Of(figure, quarter) ?? (figure.Denominator is null ? "" : quarter.Print.Parts(figure))),
        ];
    }
}
