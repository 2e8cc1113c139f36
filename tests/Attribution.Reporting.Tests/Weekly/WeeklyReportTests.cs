using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;
using Attribution.Reporting.Tests.Builders;

namespace Attribution.Reporting.Tests.Weekly;

public class WeeklyReportTests
{
    [Fact]
    public void Compose_SaysWhatTheReportIsAbout()
    {
        var report = Example.Report;

        Assert.Equal("Weekly channel report", report.Title);
        Assert.Equal("Week 12 · 16–22 March 2026 · Anna Ozola · EUR", report.Subtitle);
        Assert.Equal("Credit: position-based · amounts in EUR · inputs 5f2c9e1ab47d", report.Footer);
        Assert.Equal(new DateOnly(2026, 3, 23), report.Date);
    }

    [Fact]
    public void Compose_WritesOneRowPerChannel_AndATotalThatAddsUp()
    {
        var table = Table(Example.Report);

        Assert.Equal(
            [
                "Paid search | 58,210 | 1,204 | 71 | 5.9% | 41.1 | 3.4% | €1,148.37 | €27.98 | 47.0% / 42.1%",
                "Paid social | 7,011–20,670 | 486 | 38 | 7.8% | 22.5 | 4.6% | €981.10 | €43.54 | 25.8% / 36.0%",
                "E-mail | 6,300 | 164 | 19 | 11.6% | 14.2 | 8.7% | €118.00 | €8.31 | 16.2% / 4.3%",
                "Webinar “Scale-up” | 410 | 58 | 9 | 15.5% | 7.0 | 12.1% | €480.00 | €68.32 | 8.0% / 17.6%",
                "Partners | – | – | – | – | 0.0 | – | – | – | 0.0% / –",
                "Unattributed | – | – | – | – | 2.6 | – | – | – | 3.0% / –",
            ],
            table.Rows.Select(Line));
        Assert.Equal("All channels | – | 1,912 | 137 | 7.2% | 87.4 | 4.6% | €2,727.47 | €31.21 | ", Line(table.Total!));
    }

    [Fact]
    public void Compose_IsRed_OnlyAboveTheAllowedCpl()
    {
        var figures = Some.Week(
            [Some.Channel("At the limit", 2, 70), Some.Channel("Above", 2, 70.02m), Some.Channel("Not covered", 2, 200)],
            [Some.Plan(allowedCpl: 35, channels: ["at-the-limit", "above"])]);

        Assert.Equal([Emphasis.Normal, Emphasis.Alert, Emphasis.Normal], Table(Some.Report(figures)).Rows.Select(r => r[8].Emphasis));
        Assert.Contains("Red", Table(Some.Report(figures)).Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_MakesBarsComparable()
    {
        var row = Table(Example.Report).Rows;

        Assert.Equal(1, row[0][9].Bars[0].Length, 6);
        Assert.Equal(1148.37 / 2727.47 / (41.0421 / 87.4), row[0][9].Bars[1].Length, 6);
    }

    [Fact]
    public void Compose_DrawsNoChart_WithoutLeads() => Assert.Empty(Some.Report(Some.Week(Some.Channel("Search", 0, 12))).Blocks.OfType<ChartBlock>());

    [Fact]
    public void Compose_MarksTheAllowedCpl_WhenThereIsOnlyOne()
    {
        var one = Some.Report(Some.Week([Some.Channel("Search", 2, 70)], [Some.Plan()]));

        Assert.Contains("allowed €35.00", one.Blocks.OfType<ChartBlock>().Single().Drawing.Shapes.OfType<Shape.Text>().Select(t => t.Content));
        Assert.DoesNotContain(Example.Report.Blocks.OfType<ChartBlock>().Single().Drawing.Shapes, s => s is Shape.Line { Stroke.Dash: > 0 });
    }

    [Fact]
    public void Compose_ShowsThePlansOfItsReader()
    {
        var figures = Some.Week([Some.Channel("Search", 2, 70)], [Some.Plan(), Some.Plan("other", marketer: "boris")]);

        Assert.Equal(["Plan march"], Some.Report(figures).Blocks.OfType<ProgressBlock>().Select(p => p.Heading));
        Assert.Equal(["Plan march", "Plan other"], Some.Report(figures, null, Some.Anna(MarketerRole.Head)).Blocks.OfType<ProgressBlock>().Select(p => p.Heading));
    }

    [Fact]
    public void Compose_SaysHowAPlanStands()
    {
        var plan = Example.Report.Blocks.OfType<ProgressBlock>().First();

        Assert.Equal("Anna Ozola · 1–31 March 2026 · 300 leads at up to €35.00", plan.Detail);
        Assert.Equal((0.73, 22.0 / 31), (plan.Done, plan.Mark));
        Assert.Equal(
            [
                "Credited: 219.0 (73.0% of 300 leads) Strong",
                "Expected by now: 212.9 (even pace, day 22 of 31) Normal",
                "CPL: €31.20 (0.89 of the allowed €35.00) Normal",
                "Budget used: 75.9% (€6,832.80 of €9,000.00) Normal",
            ],
            plan.Facts.Select(f => $"{f.Label}: {f.Value} ({f.Detail}) {f.Emphasis}"));
    }

    [Theory]
    // credited, cost, budget: value and emphasis of credited, CPL, budget
    [InlineData(100, 4000, 3000, "100.0 Alert", "€40.00 Alert", "133.3% Alert")]
    [InlineData(0, 400, 3000, "0.0 Alert", "– Normal", "13.3% Normal")]
    [InlineData(250, null, 3000, "250.0 Strong", "– Normal", "– Normal")]
    [InlineData(250, 5000, null, "250.0 Strong", "€20.00 Normal", "€5,000.00 Normal")]
    public void Compose_CallsForAction_WhereAPlanNeedsIt(int credited, int? cost, int? budget, params string[] expected)
    {
        var figures = Some.Week([Some.Channel("Search")], [Some.Plan(credited: credited, cost: cost, budget: budget)]);

        var facts = Some.Report(figures).Blocks.OfType<ProgressBlock>().Single().Facts;

        Assert.Equal(expected, new[] { facts[0], facts[2], facts[3] }.Select(f => $"{f.Value} {f.Emphasis}"));
    }

    [Fact]
    public void Compose_NotesWhatAReaderShouldKnow() => Assert.Equal(
        [
            "2.6 leads (3.0%) have no touch that could be credited; they stand under “Unattributed”.",
            "3.4 leads are outside every plan.",
            "Paid search: google-ads counts 1,231 clicks, we 1,204.",
            "Paid social: meta counts 512 clicks, we 486.",
            "Paid social, cost of 9–15 March 2026 restated: was €402.10, is €388.75.",
        ],
        Example.Report.Blocks.OfType<Note>().Single().Lines);

    [Fact]
    public void Compose_NotesOnlyClaimsThatDiffer()
    {
        var figures = Some.Week(
            Some.Channel("Agrees", 1, clicks: 5, claims: [new Claim(Measure.Clicks, "meta", 5)]),
            Some.Channel("Events differ", 1, cost: 12.5m, claims: [new Claim(Measure.Cost, "events", 13_000_000)]));

        Assert.Equal(["Events differ: the platform counts €12.50 cost, our own events are €13.00."], Some.Report(figures).Blocks.OfType<Note>().Single().Lines);
    }

    [Fact]
    public void Compose_HasNoNote_WhenThereIsNothingToSay() =>
        Assert.Empty(Some.Report(Some.Week(Some.Channel("Search", 1))).Blocks.OfType<Note>());

    [Fact]
    public void Compose_Works_WhenNothingIsKnown()
    {
        var report = Some.Report(Some.Week());

        Assert.Empty(Table(report).Rows);
        Assert.Equal(["No leads were credited in week 12."], report.Blocks.OfType<Sentences>().Single().Lines);
    }

    private static DataTable Table(ReportDocument report) => report.Blocks.OfType<DataTable>().Single();

    private static string Line(IEnumerable<TableCell> row) =>
        string.Join(" | ", row.Select(c => c.Bars.Count > 0 ? string.Join(" / ", c.Bars.Select(b => b.Label)) : c.Text));
}
