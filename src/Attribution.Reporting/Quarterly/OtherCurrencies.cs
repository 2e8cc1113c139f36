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
    ];

    /// <summary>One remark per currency, and one per channel that won revenue in one; none when all money is in one currency.</summary>
    public static IEnumerable<Note> Of(KpiLine total, IReadOnlyList<KpiRow> channels, QuarterContext quarter)
    {
        string[] lines =
        [
            .. Others(total, quarter).Select(figure => figure.Currency!).Distinct().Order(StringComparer.Ordinal)
                .Select(currency => quarter.Labelled(currency, Sums(total, currency, quarter))).Where(line => line.Length > 0),
            .. channels.Select(channel => (channel.Name, Won: Others(channel.Line, quarter).Where(figure => figure is { Name: "wonRevenue", Value: not (null or 0) }).ToList()))
                .Where(channel => channel.Won.Count > 0)
                .Select(channel => quarter.Labelled(
                    $"{channel.Name}, {quarter.Texts[Phrase.TileWon]}", string.Join("; ", channel.Won.Select(figure => quarter.Print.Value(figure))))),
        ];
        return lines.Length == 0 ? [] : [new Note(quarter.Texts[Phrase.OtherCurrencies], lines)];
    }

    private static IEnumerable<KpiFigure> Others(KpiLine line, QuarterContext quarter) =>
        line.Figures.Where(figure => figure.Currency is { } currency && currency != quarter.Figures.Currency && figure.Numerator.Value != 0);

    private static string Sums(KpiLine line, string currency, QuarterContext quarter) => string.Join("; ",
        from name in Figures
        let figure = line.Figures.FirstOrDefault(figure => figure.Name == name.Figure && figure.Currency == currency)
        where figure?.Value is not (null or 0)
        select quarter.Labelled(quarter.Texts[name.Name], quarter.Print.Value(figure!)!));
}
