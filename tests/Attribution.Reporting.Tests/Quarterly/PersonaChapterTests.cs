using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Domain.Personas;
using Attribution.Reporting.Model;
using Attribution.Reporting.Quarterly;
using Attribution.Reporting.Tests.Tools;
using Attribution.Reporting.Text;
using static Attribution.Reporting.Tests.Builders.Kpi;

namespace Attribution.Reporting.Tests.Quarterly;

public class PersonaChapterTests
{
    private static readonly PersonaGrid Grid = new(
        [new("owner", "Owner"), new("buyer", "Procurement")],
        [new("problem", "Problem"), new("supplier", "Supplier")],
        new Dictionary<(string, string), CellVerdict>
        {
            [("owner", "problem")] = CellVerdict.Served,
            [("owner", "supplier")] = CellVerdict.OverServed,
            [("buyer", "problem")] = CellVerdict.Empty,
            [("buyer", "supplier")] = CellVerdict.Empty,
        });

    [Fact]
    public void Matrix_ShadesByLeads_AndMarksByWord()
    {
        var table = Blocks(
            Grid,
            Cell("owner", "problem", 50, 30, 1_234.56m), Cell("owner", "supplier", 10.5m, 0, 4_000), Cell("buyer", "problem", 0, 0, null), Cell("buyer", "supplier", 1, 0, null), Cell("-", "problem", 3, 1, null)).OfType<HeatTable>().Single();

        Assert.Equal(("Persona", "Problem Supplier"), (table.Corner, string.Join(' ', table.Columns)));
        Assert.Equal(
            [
                "Owner/60.5 leads | 50 60% move on €1,235 (5) | 10.5 0% move on €4,000 (2)!over-served",
                "Procurement/1 lead |  (0)!empty | 1 0% move on (1)!empty",
                "Not known/3 leads | 3 33% move on (1) |  (0)",
            ],
            Rows.Of(table));
    }

    [Fact]
    public void Remarks_NameEmptyAndOverServedCells() => Assert.Equal(
        [
            "Neither content nor a campaign serves: Procurement × Problem, Procurement × Supplier.",
            "Over-served, with far more of the money than of the leads: Owner × Supplier.",
        ],
        Blocks(Grid, Cell("owner", "problem", 50, 30, 1)).OfType<Sentences>().Single().Lines);

    [Fact]
    public void Remarks_CountWhatIsMoreThanSixCells()
    {
        var stages = Enumerable.Range(1, 8).Select(i => new GridHead($"{i}", $"Stage {i}")).ToList();
        var grid = new PersonaGrid([new("owner", "Owner")], stages, stages.ToDictionary(stage => ("owner", stage.Id), _ => CellVerdict.Empty));

        Assert.EndsWith("Owner × Stage 6 and 2 more.", Blocks(grid, Cell("owner", "1", 1, 0, null)).OfType<Sentences>().Single().Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 100, 0)]
    [InlineData(0.1, 100, 1)]
    [InlineData(20, 100, 1)]
    [InlineData(20.1, 100, 2)]
    [InlineData(99, 100, 5)]
    [InlineData(100, 100, 5)]
    [InlineData(0, 0, 0)]
    public void Shade_FollowsThePartOfTheLargest(double leads, double largest, int shade) => Assert.Equal(shade, HeatCell.ShadeOf((decimal)leads, (decimal)largest));

    [Fact]
    public void Chapter_IsNotThere_WithoutPersonas()
    {
        Assert.Empty(Blocks(PersonaGrid.None, Cell("-", "-", 100, 0, null)));
        Assert.Empty(Blocks(Grid));
    }

    private static KpiLine Cell(string persona, string stage, decimal leads, decimal movedOn, decimal? spend) => Line(
        persona,
        Count("leads", leads), Share("conversionToNext", movedOn, leads), Money("spend", spend ?? 0) with { Withheld = spend is null ? "notReported:spend" : null }) with
    {
        Part = stage,
    };

    private static IReadOnlyList<ReportBlock> Blocks(PersonaGrid grid, params IReadOnlyList<KpiLine> cells) =>
    [
        .. PersonaChapter.Of(new QuarterContext(
            Quarter(new Dictionary<(string, CutKind), IReadOnlyList<KpiLine>> { [(Areas.Personas, CutKind.Cell)] = cells }) with { Grid = grid },
            ReportTexts.English)),
    ];
}
