using Attribution.Domain.Kpis;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Quarterly;

/// <summary>Money in other currencies than that of the report: told apart, never added.</summary>
internal static class OtherCurrencies
{
    private static readonly (string Figure, Phrase Name)[] Figures =
    [
        ("wonRevenue", Phrase.TileWon),
        ("averageDealSize", Phrase.AverageDeal),
        ("openValue", Phrase.TileOpenValue),
        ("expectedRevenue", Phrase.TileExpected),
        ("cost", Phrase.Cost),
    ];

    /// <summary>One remark per row that has such money; none when all money is in one currency.</summary>
    public static IEnumerable<Note> Of(IEnumerable<KpiRow> rows, QuarterContext quarter)
    {
        string[] lines =
        [
            .. rows.Select(row => (row.Name, Sums: Sums(row.Line, quarter))).Where(row => row.Sums.Length > 0).Select(row => quarter.Labelled(row.Name, row.Sums)),
        ];
        return lines.Length == 0 ? [] : [new Note(quarter.Texts[Phrase.OtherCurrencies], lines)];
    }

    private static string Sums(KpiLine line, QuarterContext quarter) => string.Join("; ",
        from name in Figures
        from figure in line.Figures
        where figure.Name == name.Figure && figure.Currency is { } currency && currency != quarter.Figures.Currency && figure.Value is not (null or 0)
        select quarter.Labelled(quarter.Texts[name.Name], quarter.Print.Value(figure)!));
}
