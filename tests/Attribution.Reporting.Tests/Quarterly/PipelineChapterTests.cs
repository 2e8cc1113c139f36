using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Reporting.Drawings;
using Attribution.Reporting.Model;
using Attribution.Reporting.Quarterly;
using Attribution.Reporting.Tests.Builders;
using Attribution.Reporting.Tests.Tools;
using Attribution.Reporting.Text;
using static Attribution.Reporting.Tests.Builders.Kpi;

namespace Attribution.Reporting.Tests.Quarterly;

public class PipelineChapterTests
{
    private static readonly KpiLine Total = Line(
        "",
        Count("open", 3), Money("openValue", 9_000), Count("won", 2), Money("wonRevenue", 5_000), Count("lost", 6), Share("winRate", 2, 8, "closedDeals"),
        PerOne("cycleLength", 100, 8, "closedDeals"), MoneyPer("averageDealSize", 5_000, 2, "wonDeals"), MoneyBy("coverage", 9_000, 6_000, "quota"),
        Money("expectedRevenue", 3_600), Money("expectedRevenueByHistory", 0) with { Withheld = "no:closedDeals:proposal" });

    [Fact]
    public void Tiles_SetWhatIsOpenAgainstTheQuota_AndExpectationsBesideOwnHistory() => Assert.Equal(
        [
            "Open deals, value | €9,000.00 | 3 open deals | 150.0% of the quota €6,000.00",
            "Expected revenue | €3,600.00 | by the chances set | by own history: no closed deals",
            "Won revenue | €5,000.00 | 2 won deals | €2,500.00 on average",
            "Win rate | 25.0% | 2 of 8 closed deals",
            "Sales cycle | 12.5 days | 8 closed deals",
        ],
        Rows.Of(Blocks(Quarter(Total)).OfType<HeadlineTiles>().Single()));

    [Fact]
    public void Tiles_SayWhyThereIsNoRate()
    {
        var tiles = Rows.Of(Blocks(Quarter(Line("", Count("open", 1), Money("openValue", 10), MoneyBy("coverage", 10, 0, "quota"), Share("winRate", 0, 0, "closedDeals")))).OfType<HeadlineTiles>().Single());

        Assert.Equal(["Open deals, value | €10.00 | 1 open deal | no quota is set", "Win rate | – | no closed deals"], tiles);
    }

    [Fact]
    public void Stages_StandInTheOrderOfTheFunnel_WithSettingAndHistory()
    {
        KpiLine Stage(string id, decimal open, decimal value, KpiFigure history) => Line(
            id, Count("open", open), Money("openValue", value), PerOne("timeInStage", open * 4, open, "staysInStage"), new("probability", KpiUnit.Ratio, new("probability", KpiUnit.Ratio, 0.4m)), history,
            Money("expectedRevenue", value * 0.4m), Money("expectedRevenueByHistory", value * 0.5m));
        var quarter = Quarter(Total, (Areas.Pipeline, CutKind.Stage, [
            Stage("prospecting", 2, 6_000, Share("probabilityByHistory", 5, 10, "closedDeals")), Stage("our-own", 1, 3_000, Share("probabilityByHistory", 0, 0, "closedDeals")),
            Stage("negotiation", 0, 0, Share("probabilityByHistory", 0, 0, "closedDeals")),
        ]));

        var table = Blocks(quarter).OfType<DataTable>().First();

        Assert.Equal(
            [
                "Stage | Open | Value | Days in stage | Chance of winning/by history | Expected revenue/by history",
                "Prospecting | 2 | €6,000.00 | 4.0 | 40.0%/50.0% | €2,400.00/€3,000.00",
                "our-own | 1 | €3,000.00 | 4.0 | 40.0%/– | €1,200.00/€1,500.00",
            ],
            Rows.Of(table));
        Assert.EndsWith("Why there is a dash: Chance of winning (by history): no closed deals.", table.Caption, StringComparison.Ordinal);
        Assert.Equal("Prospecting: 2 · €6,000.00; our-own: 1 · €3,000.00", Blocks(quarter).OfType<ChartBlock>().Single().Drawing.Description);
    }

    [Fact]
    public void Channels_SetRevenueBesideCost_AndCacBesideCpl()
    {
        var quarter = Quarter(
            Total,
            (Areas.Pipeline, CutKind.Channel, [
                Line("fair", Count("won", 0.5m), Money("wonRevenue", 1_000), MoneyBy("roas", 1_000, 2_000, "cost"), MoneyPer("cac", 2_000, 0, "newCustomers")),
                Line("search", Count("won", 1.5m), Money("wonRevenue", 4_000), MoneyBy("roas", 4_000, 800, "cost"), MoneyPer("cac", 800, 1, "newCustomers")),
                Line("quiet", Count("won", 0), Money("wonRevenue", 0)),
            ]),
            (Areas.Joint, CutKind.Channel, [
                Line("fair", Money("cost", 2_000), MoneyPer("cpl", 2_000, 10, "leads")), Line("search", Money("cost", 800), MoneyPer("cpl", 800, 40, "leads")),
                Line("partners", Money("cost", 300), MoneyPer("cpl", 300, 0, "leads")),
            ]),
            (Areas.Joint, CutKind.Total, [Line("", Money("cost", 3_100), MoneyPer("cpl", 3_100, 50, "leads"))]));

        var table = Blocks(quarter).OfType<DataTable>().First();

        Assert.Equal(
            [
                "Channel | Won deals/win rate | Won revenue | Cost | ROAS | CAC | CPL | Open value",
                "search | 1.5 | €4,000.00 | €800.00 | 5.00 | €800.00 | €20.00 | ",
                "fair | 0.5 | €1,000.00 | €2,000.00 | 0.50 | – | €200.00 | ",
                "partners |  |  | €300.00 |  |  | – | ",
                "All channels | 2.0/25.0% | €5,000.00 | €3,100.00 |  |  | €62.00 | €9,000.00",
            ],
            Rows.Of(table));
        Assert.EndsWith("Why there is a dash: CAC: no customers; CPL: no leads.", table.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Customers_ShowTheirFormulas_AndChurnIsRedAboveItsLimit()
    {
        KpiFigure Limit(decimal limit) => new("churnToLimit", KpiUnit.Ratio, new("churn", KpiUnit.Ratio, 0.04m), new("churnLimit", KpiUnit.Ratio, limit));
        KpiLine With(decimal limit) => Total with
        {
            Figures =
            [
                .. Total.Figures, Share("slippage", 3, 12, "expectedDeals"), MoneyBy("incrementalRomi", 500, 0, "costIncrease") with { Withheld = "costDidNotRise" }, Share("churn", 4, 100, "customersAtStart"),
                Limit(limit), Money("renewal", 700), MoneyPer("ltv", 0, 0, "customerMonths") with { Withheld = "settingMissing:grossMarginPercent" },
            ],
        };

        Assert.Equal(
            [
                "Figure | How it is computed | Value | Made of",
                "Slipped deals | did not close as expected / expected to close | 25.0% | 3 / 12",
                "Incremental ROMI | growth of revenue / growth of marketing cost | – | marketing cost did not grow",
                "LTV | margin per customer and month × expected months | – | the gross margin is not set",
                "Churn | customers lost / customers at the start | 4.0%/limit 3.0%! | 4 / 100",
                "Renewals | revenue of renewed contracts | €700.00 | ",
            ],
            Rows.Of(Blocks(Quarter(With(0.03m))).OfType<DataTable>().Single()));
        Assert.Contains("Churn | customers lost / customers at the start | 4.0%/limit 4.0% | 4 / 100", Rows.Of(Blocks(Quarter(With(0.04m))).OfType<DataTable>().Single()));
    }

    [Fact]
    public void OtherCurrencies_AreToldApart_AndNeverAdded()
    {
        KpiLine total = Total with { Figures = [.. Total.Figures, Money("openValue", 0, "AMD"), Money("wonRevenue", 30_500, "USD"), Money("wonRevenue", 12, "GBP")] };
        var quarter = Quarter(total, (Areas.Pipeline, CutKind.Channel, [Line("search", Count("won", 2), Money("wonRevenue", 5_000), Money("wonRevenue", 30_500, "USD"))]));

        Assert.Equal(
            ["All channels: Won revenue: $30,500.00; Won revenue: £12.00", "search: Won revenue: $30,500.00"],
            Blocks(quarter).OfType<Note>().Single(note => note.Heading == "Money in other currencies").Lines);
        Assert.Contains("Won revenue | €5,000.00 | 2 won deals | €2,500.00 on average", Rows.Of(Blocks(quarter).OfType<HeadlineTiles>().Single()));
    }

    [Fact]
    public void Revenue_IsDrawn_AsLongAsItIsMuch()
    {
        var quarter = Quarter(Total, (Areas.Pipeline, CutKind.Channel, [Line("mail", Money("wonRevenue", 1_000)), Line("search", Money("wonRevenue", 4_000)), Line("fair", Money("wonRevenue", 0))]));

        var bars = Blocks(quarter).OfType<ChartBlock>().Single().Drawing.Shapes.OfType<Shape.Rect>().ToList();

        Assert.Equal(2, bars.Count);
        Assert.Equal(4, bars[0].Width / bars[1].Width, 6);
    }

    [Fact]
    public void Chapter_IsNotThere_WhenMarketingCostIsAllThatThereIs() => Assert.Empty(Blocks(Quarter(
        Line("", Count("opened", 0), Count("open", 0), Count("won", 0), Count("lost", 0), Money("wonRevenue", 0), MoneyPer("cac", 3_000, 0, "newCustomers"), MoneyBy("roas", 0, 3_000, "cost")))));

    private static QuarterFigures Quarter(KpiLine total, params IReadOnlyList<(string Area, CutKind By, IReadOnlyList<KpiLine> Lines)> lines) =>
        Kpi.Quarter(lines.Append((Area: Areas.Pipeline, By: CutKind.Total, Lines: [total])).ToDictionary(line => (line.Area, line.By), line => line.Lines));

    private static IReadOnlyList<ReportBlock> Blocks(QuarterFigures quarter) => [.. PipelineChapter.Of(new QuarterContext(quarter, ReportTexts.English))];
}
