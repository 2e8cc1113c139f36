using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Reporting.Model;
using Attribution.Reporting.Quarterly;
using Attribution.Reporting.Tests.Builders;
using Attribution.Reporting.Tests.Tools;
using Attribution.Reporting.Text;
using static Attribution.Reporting.Tests.Builders.Kpi;

namespace Attribution.Reporting.Tests.Quarterly;

public class LifeChapterTests
{
    private static readonly KpiLine Search = Line(
        "search",
        Count("leads", 40.25m), Count("accepted", 30), Share("qualified", 20, 40.25m), Points("completeness", 3_220, 40.25m), Points("score", 2_415, 40.25m),
        Share("contacted", 27, 30, "accepted"), Share("conversion", 6, 30, "accepted"), PerOne("timeToConversion", 75, 6, "customers"));

    private static readonly KpiLine Fair = Line(
        "fair",
        Count("leads", 9.75m), Count("accepted", 0), Share("qualified", 1.95m, 9.75m), Points("completeness", 390, 9.75m), Points("score", 195, 9.75m),
        Share("contacted", 0, 0, "accepted"), Share("conversion", 0, 0, "accepted"), PerOne("timeToConversion", 0, 0, "customers"));

    private static readonly KpiLine Unattributed = Line("unattributed", Count("leads", 50));

    private static readonly KpiLine All = Line(
        "",
        Count("leads", 100), Count("accepted", 30), Share("qualified", 22, 100), Points("completeness", 3_610, 100), Points("score", 2_610, 100),
        Share("contacted", 27, 30, "accepted"), Share("conversion", 6, 30, "accepted"), PerOne("timeToConversion", 75, 6, "customers"));

    [Fact]
    public void Channels_StandWithWhatWasDividedByWhat_LargestFirst_UnattributedLast() => Assert.Equal(
        [
            "Channel | Leads/accepted | Qualified/of leads | Complete\u00adness | Score | Contacted/of accepted | Customers/of accepted | Days/to customer",
            "Paid search | 40.3/30 | 49.7%/20.0 / 40.2 | 80.0 | 60.0 | 90.0%/27 / 30 | 20.0%/6 / 30 | 12.5",
            "fair | 9.7/0 | 20.0%/2.0 / 9.8 | 40.0 | 20.0 | –/0 / 0 | –/0 / 0 | –",
            "Unattributed | 50.0 |  |  |  |  |  | ",
            "All channels | 100.0/30 | 22.0%/22 / 100 | 36.1 | 26.1 | 90.0%/27 / 30 | 20.0%/6 / 30 | 12.5",
        ],
        Rows.Of(Tables(Quarter(By(CutKind.Channel, Fair, Unattributed, Search)))[0]));

    [Fact]
    public void Channels_SayWhyThereAreDashes() => Assert.EndsWith(
        "Why there is a dash: Contacted, Customers: no accepted leads; Days to customer: no customers.",
        Tables(Quarter(By(CutKind.Channel, Fair, Search)))[0].Caption,
        StringComparison.Ordinal);

    [Fact]
    public void Channels_LeaveAColumnOut_WhenNoLineHasTheFigure()
    {
        var table = Tables(Quarter(By(CutKind.Channel, Line("search", Count("leads", 100), Share("qualified", 21, 100))), Line("", Count("leads", 100), Share("qualified", 21, 100))))[0];

        Assert.Equal(["Channel | Leads/accepted | Qualified/of leads", "Paid search | 100 | 21.0%/21 / 100", "All channels | 100 | 21.0%/21 / 100"], Rows.Of(table));
    }

    [Fact]
    public void Managers_ShowWhetherLeadsAreSharedFairly()
    {
        var managers = By(
            CutKind.Manager,
            Line("-", Count("assigned", 4), Count("openLoad", 4)),
            Line("eva", Count("assigned", 20), Share("hotShare", 5, 20, "assigned"), Count("openLoad", 12), Share("conversion", 3, 15, "accepted")),
            Line("juris", Count("assigned", 22), Share("hotShare", 11, 22, "assigned"), Count("openLoad", 6), Share("conversion", 2, 20, "accepted")));

        Assert.Equal(
            [
                "Manager | Assigned | Hot | Open now | Customers/of accepted",
                "juris | 22 | 50.0%/11 / 22 | 6 | 10.0%/2 / 20",
                "Eva Kalniņa | 20 | 25.0%/5 / 20 | 12 | 20.0%/3 / 15",
                "Nobody | 4 |  | 4 | ",
            ],
            Rows.Of(Tables(Quarter(managers))[0]));
        Assert.Contains("Open leads are shared unevenly: Eva Kalniņa has 12, juris 6.", Sentences(Quarter(managers)));
    }

    [Fact]
    public void Kinds_StandInTheirOrder_AndOnlyWhereTheyAreToldApart()
    {
        var temperatures = By(CutKind.Temperature, Line("-", Count("leads", 1)), Line("cold", Count("leads", 5)), Line("hot", Count("leads", 2)));
        var families = By(CutKind.Family, Line("-", Count("leads", 8)));

        Assert.Equal(
            ["Kind | Leads/accepted", "Hot: asks where to pay | 2", "Cold: knows of us | 5", "Temperature not stated | 1"],
            Rows.Of(Tables(Quarter([.. temperatures, .. families]))[0]));
    }

    [Theory]
    [InlineData(0, "", 0, "No lead became a customer this week.")]
    [InlineData(1, "search", 1, "1 lead became a customer this week, through Paid search.")]
    [InlineData(3, "search", 3, "3 leads became customers this week, through Paid search.")]
    [InlineData(3, "search", 2, "3 leads became customers this week, 2 of them through Paid search.")]
    [InlineData(3, "search", 1.5, "3 leads became customers this week, 1.5 of them through Paid search.")]
    [InlineData(3, "unattributed", 3, "3 leads became customers this week.")]
    public void Sentences_SayWhoBecameCustomers(int all, string channel, double part, string expected)
    {
        var week = new Dictionary<(string, CutKind), IReadOnlyList<KpiLine>>
        {
            [(Areas.LeadLife, CutKind.Total)] = [Line("", Count("convertedInPeriod", all))],
            [(Areas.LeadLife, CutKind.Channel)] = [Line(channel, Count("convertedInPeriod", (decimal)part)), Line("mail", Count("convertedInPeriod", 0.5m * all * (part < all ? 0.5m : 0)))],
        };

        Assert.Equal(expected, Sentences(Kpi.Quarter(With([], All), week, Names))[0]);
    }

    [Fact]
    public void Sentences_CompareOnlyChannelsWithMoreThanAFewLeads()
    {
        var lucky = Line("lucky", Count("leads", 4), Share("qualified", 4, 4));

        Assert.Contains("Quality is best in Paid search (49.7% of leads qualified) and weakest in fair (20.0%).", Sentences(Quarter(By(CutKind.Channel, Fair, Search, lucky))));
        Assert.DoesNotContain(Sentences(Quarter(By(CutKind.Channel, Search, lucky))), line => line.StartsWith("Quality", StringComparison.Ordinal));
    }

    [Fact]
    public void Sentences_CountLeadsThatCameBack()
    {
        var total = All with { Figures = [.. All.Figures, Count("recycled", 7), Share("recycledShare", 7, 118, "refused")] };

        Assert.Contains("7 leads came back in 13 weeks, 5.9% of those rejected or deferred.", Sentences(Quarter([], total)));
    }

    [Fact]
    public void Tiles_SetTheWeekBesideTheQuarter()
    {
        KpiLine total = All with
        {
            Figures =
            [
                .. All.Figures, Count("qualifiedInPeriod", 22), Count("convertedInPeriod", 6), Count("reactivatedInPeriod", 2), MoneyPer("costPerRecycled", 0, 0, "recycled"),
                new("nps", KpiUnit.Points, new("promotersLessDetractors", KpiUnit.Count, -3), new("answers", KpiUnit.Count, 12)),
            ],
        };
        var week = With([], Line("", Count("qualifiedInPeriod", 5), Count("convertedInPeriod", 1), Count("reactivatedInPeriod", 0)));

        Assert.Equal(
            [
                "Qualified this week | 5 | 22 in 13 weeks | 22.0% of leads",
                "Became customers this week | 1 | 6 in 13 weeks | 20.0% of accepted leads",
                "Came back this week | 0 | 2 in 13 weeks | no lead came back",
                "NPS | −25 | 12 answers",
            ],
            Rows.Of(Assert.Single(Blocks(Kpi.Quarter(With([], total), week)).OfType<HeadlineTiles>())));
    }

    [Fact]
    public void Tiles_SayWhyThereIsNoScore()
    {
        KpiLine total = All with { Figures = [.. All.Figures, new("nps", KpiUnit.Points, new("promotersLessDetractors", KpiUnit.Count, 0), new("answers", KpiUnit.Count, 0))] };
        var week = With([], Line("", Count("qualifiedInPeriod", 5)));

        Assert.Equal("NPS | – | no answers", Rows.Of(Assert.Single(Blocks(Kpi.Quarter(With([], total), week)).OfType<HeadlineTiles>()))[1]);
    }

    [Fact]
    public void Chapter_IsNotThere_WithoutLeads()
    {
        Assert.Empty(Blocks(Kpi.Quarter(new Dictionary<(string, CutKind), IReadOnlyList<KpiLine>>())));
        Assert.Empty(Blocks(Quarter([], Line("", Count("leads", 0), Share("qualified", 0, 0), new KpiFigure("nps", KpiUnit.Points, new("net", KpiUnit.Count, 0), new("answers", KpiUnit.Count, 0))))));
    }

    private static readonly Dictionary<string, string> Names = new() { ["channel|search"] = "Paid search", ["manager|eva"] = "Eva Kalniņa" };

    private static Dictionary<(string, CutKind), IReadOnlyList<KpiLine>> By(CutKind by, params IReadOnlyList<KpiLine> lines) => new() { [(Areas.LeadLife, by)] = lines };

    private static Dictionary<(string, CutKind), IReadOnlyList<KpiLine>> With(Dictionary<(string, CutKind), IReadOnlyList<KpiLine>> lines, KpiLine total) =>
        new(lines) { [(Areas.LeadLife, CutKind.Total)] = [total] };

    private static QuarterFigures Quarter(IEnumerable<KeyValuePair<(string, CutKind), IReadOnlyList<KpiLine>>> lines, KpiLine? total = null) =>
        Kpi.Quarter(With(new Dictionary<(string, CutKind), IReadOnlyList<KpiLine>>(lines), total ?? All), null, Names);

    private static IReadOnlyList<ReportBlock> Blocks(QuarterFigures quarter) => [.. LifeChapter.Of(new QuarterContext(quarter, ReportTexts.English))];

    private static IReadOnlyList<DataTable> Tables(QuarterFigures quarter) => [.. Blocks(quarter).OfType<DataTable>()];

    private static IReadOnlyList<string> Sentences(QuarterFigures quarter) => [.. Blocks(quarter).OfType<Sentences>().SelectMany(sentences => sentences.Lines)];
}
