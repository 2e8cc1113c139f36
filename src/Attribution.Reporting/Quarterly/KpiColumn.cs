using Attribution.Domain.Kpis;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;
using Attribution.Reporting.Weekly;

namespace Attribution.Reporting.Quarterly;

/// <summary>What stands in the second line of a cell.</summary>
internal enum Below
{
    /// <summary>Nothing.</summary>
    Nothing = 1,

    /// <summary>What was divided by what.</summary>
    Parts = 2,

    /// <summary>What it was divided by.</summary>
    Denominator = 3,

    /// <summary>The value of another figure.</summary>
    Figure = 4,
}

/// <summary>A column of figures of one name.</summary>
/// <param name="Header">Its name.</param>
/// <param name="Figure">Name of the figure.</param>
/// <param name="Detail">Second line of the header; null for none.</param>
/// <param name="Below">What stands in the second line of its cells.</param>
/// <param name="Other">The figure of the second line, for <see cref="Below.Figure"/>.</param>
/// <param name="Emphasis">How the figures are set.</param>
internal sealed record KpiColumn(
    Phrase Header, string Figure, Phrase? Detail = null, Below Below = Below.Nothing, string? Other = null, Emphasis Emphasis = Emphasis.Normal)
{
    /// <summary>A share with what was divided by what below it.</summary>
    public static KpiColumn Share(Phrase header, string figure, Phrase? detail = null) => new(header, figure, detail, Below.Parts);

    /// <summary>Whether any of the rows has the figure.</summary>
    public bool IsIn(IEnumerable<KpiRow> rows) => rows.Any(row => Find(row.Line, Figure) is not null);

    /// <summary>The column as a table shows it.</summary>
    public TableColumn Column(ReportTexts texts) =>
        new(texts[Header], Alignment.Right, 0.5) { Detail = Detail is { } detail ? texts[detail] : "" };

    /// <summary>The figures that it shows, and what readers call them.</summary>
    public IEnumerable<(string Label, string Name)> Figures(ReportTexts texts) => (Below, Detail, Other) switch
    {
        (Below.Figure, { } detail, { } other) => [(texts[Header], Figure), ($"{texts[Header]} ({texts[detail]})", other)],
        (Below.Nothing, { } detail, _) => [($"{texts[Header]} {texts[detail]}", Figure)],
        _ => [(texts[Header], Figure)],
    };

    /// <summary>The cells of rows.</summary>
    public IReadOnlyList<TableCell> Cells(IReadOnlyList<KpiRow> rows, QuarterContext quarter)
    {
        var values = Texts(rows, Figure, quarter);
        var others = Other is { } other ? Texts(rows, other, quarter) : null;
        return [.. rows.Select((row, place) => TableCell.Of(values[place], Emphasis) with { Detail = Second(row.Line, others?[place], quarter) })];
    }

    /// <summary>The figure in the reporting currency, else in another one in which it has a value: what is told in one currency alone is told in that one.</summary>
    public static KpiFigure? Find(KpiLine line, string name) =>
        line[name] is { Value: not null } own ? own : line.Figures.FirstOrDefault(figure => figure.Name == name && figure.Value is not null) ?? line[name];

    private string Second(KpiLine line, string? other, QuarterContext quarter) => (Below, Find(line, Figure)) switch
    {
        (Below.Figure, _) => other ?? "",
        (Below.Parts, { } figure) => quarter.Print.Parts(figure),
        (Below.Denominator, { Denominator: { } denominator }) => quarter.Print.Part(denominator),
        _ => "",
    };

    /// <summary>The figures as they are printed: a dash where one has no value, nothing where a line has no such figure.</summary>
    private static IReadOnlyList<string> Texts(IReadOnlyList<KpiRow> rows, string name, QuarterContext quarter)
    {
        var figures = rows.Select(row => Find(row.Line, name)).ToList();
        return figures.All(figure => figure is null or { Unit: KpiUnit.Count, Denominator: null, Withheld: null })
            ? Counts([.. rows.Select((row, place) => (row.Whole, figures[place]?.Numerator.Value))], quarter.Print.Format)
            : [.. figures.Select(figure => figure is null ? "" : quarter.Print.Value(figure) ?? quarter.None)];
    }

    /// <summary>Counts with one decimal where credit is shared in any of them, else whole ones; those of one whole add up as they are printed.</summary>
    private static IReadOnlyList<string> Counts(IReadOnlyList<(int Whole, decimal? Count)> counts, ReportFormat format)
    {
        var tenths = new long[counts.Count];
        foreach (var whole in counts.Select((count, place) => (count.Whole, count.Count, Place: place)).GroupBy(count => count.Whole == 0 ? -count.Place - 1 : count.Whole))
        {
            foreach (var (count, tenth) in whole.Zip(LeadTenths.Of([.. whole.Select(count => FigureText.Units(count.Count ?? 0))])))
            {
                tenths[count.Place] = tenth;
            }
        }

        var areWhole = tenths.All(tenth => tenth % 10 == 0);
        return [.. counts.Select((count, place) => count.Count is null ? "" : areWhole ? format.Count(tenths[place] / 10) : format.Tenths(tenths[place]))];
    }
}
