using System.Globalization;
using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;
using Attribution.Domain.Pipeline;

namespace Attribution.Domain.Tests.Pipeline;

/// <summary>Figures of March that can be checked by hand.</summary>
public sealed class PipelineKpisTests
{
    private static readonly PipelineInputs Pipeline = PipelineInputs.None;

#pragma warning disable format // Columns are easier to read.
    [Theory]
    // Won by won and lost; a deal that is open counts nowhere.
    [InlineData("winRate",         "2 opened a 100 EUR; 4 won | 2 opened a 100 EUR; 4 lost | 2 opened a 100 EUR; 4 lost | 2 opened a",  "0.3333 = 1/3")]
    [InlineData("winRate",         "2 opened a 100 EUR",                                                                               "no:closedDeals")]
    // A deal that reopened is not lost any more.
    [InlineData("winRate",         "2 opened a 100 EUR; 4 lost; 6 reopened; 9 won | 2 opened a; 4 lost; 6 reopened",                   "1 = 1/1")]
    // (4 days + 10 days) / 2 deals.
    [InlineData("cycleLength",     "2 opened a 100 EUR; 6 won | 2 opened a; 12 lost",                                                  "7 = 14/2")]
    [InlineData("cycleLength",     "",                                                                                                 "no:closedDeals")]
    // (100 + 300) / 2; what was lost brings no revenue, and US dollars are another figure.
    [InlineData("averageDealSize", "2 opened a 100 EUR; 4 won | 2 opened a; 5 won 300 EUR | 2 opened a 900 EUR; 4 lost | 2 opened a; 4 won 50 USD",    "200 = 400/2; USD 50 = 50/1")]
    [InlineData("averageDealSize", "2 opened a 100 EUR; 4 lost",                                                                       "no:wonDeals")]
    // 4 opportunities x 1/2 won x 300 each / 6 days = 100 a day.
    [InlineData("velocity",        "2 opened a 300 EUR; 6 won | 2 opened a 900 EUR; 10 lost | 3 opened a 1 EUR | 3 opened a 1 EUR",    "100 = 600/6")]
    [InlineData("velocity",        "2 opened a 300 EUR",                                                                               "no:closedDeals")]
    [InlineData("velocity",        "2 opened a 300 EUR; 6 lost",                                                                       "no:wonDeals")]
    // Opened and won in one moment: nothing to divide by.
    [InlineData("velocity",        "2 opened a 300 EUR; 2 won",                                                                        "no:cycleLength")]
    // Two were expected, one of them met its day.
    [InlineData("slippage",        "2 opened a by 9; 9 lost | 2 opened a by 9; 12 lost | 2 opened a",                                  "0.5 = 1/2")]
    [InlineData("slippage",        "2 opened a",                                                                                       "no:expectedDeals")]
    [InlineData("opened",          "2 opened a 100 EUR | 3 opened a",                                                                  "2")]
    [InlineData("openedValue",     "2 opened a 100 EUR | 3 opened a | 3 opened a 7 USD",                                               "100; USD 7")]
    [InlineData("won",             "2 opened a 100 EUR; 4 won; 5 reopened",                                                            "0")]
    [InlineData("lost",            "2 opened a; 4 lost",                                                                               "1")]
    [InlineData("wonRevenue",      "2 opened a 100 EUR; 4 won 120 EUR",                                                                "120")]
    [InlineData("expansion",       "2 opened a 100 EUR as Expansion; 4 won | 2 opened a 7 EUR; 4 won",                                 "100")]
    [InlineData("crossSell",       "2 opened a 100 EUR as CrossSell; 4 won",                                                           "100")]
    [InlineData("renewal",         "2 opened a 100 EUR as Renewal; 4 lost",                                                            "0")]
#pragma warning restore format
    public void Total_IsAsCountedByHand_WhenTheDealsAre(string figure, string deals, string expected) => Assert.Equal(expected, Figure(figure, Inputs(deals)));

#pragma warning disable format // Columns are easier to read.
    [Theory]
    // Cost, cost before, revenue before; the days bring 1000 EUR with one new customer.
    [InlineData("cac",              500,  400,  200, "500 = 500/1")]
    [InlineData("cac",             null,  400,  200, "no:cost")]
    [InlineData("roas",             500,  400,  200, "2 = 1000/500")]
    [InlineData("roas",            null,  400,  200, "no:cost")]
    // (1000 - 200) / (500 - 400)
    [InlineData("incrementalRomi",  500,  400,  200, "8 = 800/100")]
    [InlineData("incrementalRomi",  500,  400, 1200, "-2 = -200/100")]
    [InlineData("incrementalRomi",  400,  400,  200, "costDidNotRise")]
    [InlineData("incrementalRomi",  300,  400,  200, "costDidNotRise")]
    [InlineData("incrementalRomi",  500, null,    0, "2 = 1000/500")]
#pragma warning restore format
    public void Total_ComparesWithCost_WhenItIs(string figure, int? cost, int? costBefore, int before, string expected)
    {
        var inputs = Inputs("2 opened a 1000 EUR; 9 won") with
        {
            Costs = Cost(cost),
            CostsBefore = Cost(costBefore),
            Before = BookedSums.Of([new Booking(Deals.Day(0), Cut.Total, DealMeasures.WonRevenue("EUR"), Amounts.Same(before * 1_000_000L))]),
        };

        Assert.Equal(expected, Figure(figure, inputs));
    }

#pragma warning disable format // Columns are easier to read.
    [Theory]
    // 4 customers when March began, one new one, 1000 EUR of revenue; margin 50 %.
    [InlineData("churn",        1, 50,   null, null, "0.25 = 1/4")]
    [InlineData("churn",        0, 50,   null, null, "0 = 0/4")]
    // A quarter left in 1.0185 months; 20 % a month are allowed.
    [InlineData("churnToLimit", 1, 50,   null, 20,   "1.2273 = 0.25/0.2037")]
    // 500 of margin x 4.074 months of life (1.0185 / 0.25), by 5 customers x 1.0185 months.
    [InlineData("ltv",          1, 50,   null, null, "400 = 2036.961/5.0924")]
    // The lifetime that was set goes before: 500 x 24 / 5.0924.
    [InlineData("ltv",          1, 50,   24,   null, "2356.4516 = 12000/5.0924")]
    [InlineData("ltv",          0, 50,   24,   null, "2356.4516 = 12000/5.0924")]
    [InlineData("ltv",          0, 50,   null, null, "no:lostCustomers")]
    [InlineData("ltv",          1, null, null, null, "settingMissing:grossMarginPercent")]
    // 400 by 500.
    [InlineData("ltvToCac",     1, 50,   null, null, "0.8 = 400/500")]
    [InlineData("ltvToCac",     1, null, null, null, "settingMissing:grossMarginPercent")]
#pragma warning restore format
    public void Total_ValuesCustomers_WhenSomeLeave(string figure, int lost, int? margin, int? months, int? limit, string expected)
    {
        var inputs = Inputs("2 opened a 1000 EUR; 9 won" + string.Concat(Enumerable.Repeat(" | 0 opened a 0 EUR as Renewal; 0 won; 20 customer-lost", lost))) with
        {
            Costs = Cost(500),
            Pipeline = Pipeline with
            {
                Settings = new PipelineSettings(limit, margin, months),
                CustomersAtStart = BookedSums.Of([new Booking(Deals.Day(1), Cut.Total, DealMeasures.CustomersAtStart, Amounts.Same(4 * Booking.One))]),
            },
        };

        Assert.Equal(expected, Figure(figure, inputs));
    }

    [Fact]
    public void ChurnToLimit_IsLeftOut_WhenThereIsNoLimit() => Assert.Null(Line(Inputs(""))["churnToLimit"]);

    [Theory]
    [InlineData("churn", "no:customersAtStart")]
    [InlineData("ltv", "settingMissing:grossMarginPercent")]
    [InlineData("coverage", "no:quota")]
    [InlineData("expectedRevenue", "0")]
    [InlineData("open", "0")]
    public void Total_SaysWhatIsMissing_WhenNothingIsKnown(string figure, string expected) => Assert.Equal(expected, Figure(figure, Inputs("")));

    [Fact]
    public void Slippage_IsWithheld_WhenNotAllDaysAreOver() =>
        Assert.Equal("daysNotOver", Figure("slippage", Inputs("2 opened a by 9") with { Pipeline = Pipeline with { AreDaysOver = false } }));

#pragma warning disable format // Columns are easier to read.
    [Theory]
    // Open: 1000 EUR and 200 USD in negotiation (60 % set), 500 EUR in proposal (20 % set).
    [InlineData("openValue",                "1500; USD 200")]
    [InlineData("open",                     "3")]
    [InlineData("expectedRevenue",          "700; USD 120")]
    // Of the deals closed in March, 1 of 2 that had been in negotiation was won, and 1 of 3 in proposal: 1000 x 1/2 + 500 x 1/3.
    [InlineData("expectedRevenueByHistory", "666.6667; USD 100")]
    // Anna's 2000 EUR and Boris' 1000 EUR hold on the 31st; a quota of February does not.
    [InlineData("coverage",                 "0.5 = 1500/3000; USD no:quota")]
#pragma warning restore format
    public void Total_TellsWhatIsInThePipeline_WhenDealsAreOpen(string figure, string expected) => Assert.Equal(expected, Figure(figure, Open()));

    [Fact]
    public void Stages_StandInTheOrderOfTheFunnel_WhenTheyHaveSettings()
    {
        var lines = PipelineKpis.Area.Lines(Open(), AttributionModel.Linear, CutKind.Stage);

        Assert.Equal(["proposal", "negotiation", "old"], lines.Select(line => line.Id));
        Assert.Equal(
            ["open 1", "openValue 500", "timeInStage 2.3333 = 7/3", "probability 0.2", "probabilityByHistory 0.3333 = 1/3", "expectedRevenue 100", "expectedRevenueByHistory 166.6667"],
            lines[0].Figures.Select(figure => $"{figure.Name} {Text(figure)}"));
        Assert.Equal(
            ["open 2", "openValue 1000", "timeInStage 3 = 6/2", "probability 0.6", "probabilityByHistory 0.5 = 1/2", "expectedRevenue 600", "expectedRevenueByHistory 500", "openValue 200", "expectedRevenue 120", "expectedRevenueByHistory 100"],
            lines[1].Figures.Select(figure => $"{figure.Name} {Text(figure)}"));
        Assert.Equal(["settingMissing:probability:old"], lines[2].Figures.Where(figure => figure.Name == "probability").Select(Text));
    }

    [Fact]
    public void Managers_HaveALine_WhenTheyHaveAQuotaAlone()
    {
        var lines = PipelineKpis.Area.Lines(Open(), AttributionModel.Linear, CutKind.Manager);

        Assert.Equal(["anna", "boris", "-"], lines.Select(line => line.Id));
        Assert.Equal("0 = 0/2000", Text(lines[0]["coverage"]!));
        Assert.All(lines, line => Assert.Null(line["cac"]));
    }

    /// <summary>Two deals in negotiation and one in proposal; three deals that were closed; quotas of two people.</summary>
    private static KpiInputs Open()
    {
        var inputs = Inputs("1 opened proposal 1 EUR; 3 stage negotiation; 6 won | 1 opened proposal 1 EUR; 3 stage negotiation; 6 lost | 1 opened proposal; 4 lost | 1 opened old; 2 lost");
        return inputs with
        {
            Pipeline = Pipeline with
            {
                Stages = [new PipelineStage("negotiation", "Negotiation", 2, 60), new PipelineStage("proposal", "Proposal", 1, 20)],
                Quotas =
                [
                    new SalesQuota("q1", "anna", Deals.Day(1), Deals.Day(31), 2_000_000_000, "EUR"),
                    new SalesQuota("q2", "boris", Deals.Day(15), Deals.Day(60), 1_000_000_000, "EUR"),
                    new SalesQuota("q3", "boris", Deals.Day(-27), Deals.Day(0), 5_000_000_000, "EUR"),
                ],
                Open = [Stage("negotiation", (1000, "EUR"), (200, "USD")), Stage("proposal", (500, "EUR"))],
            },
        };
    }

    private static OpenStage Stage(string stage, params (int Amount, string Currency)[] deals) => new(stage, BookedSums.Of(deals.SelectMany(deal =>
        Deals.Nobody.Sharing(null).Book(Deals.Day(31), DealMeasures.OpenDeals, Booking.One)
            .Concat(Deals.Nobody.Sharing(null).Book(Deals.Day(31), DealMeasures.OpenValue(deal.Currency), deal.Amount * 1_000_000L)))));

    private static KpiInputs Inputs(string deals) => new(
        DayRange.Including(Deals.Day(1), Deals.Day(31)),
        "EUR",
        BookedSums.Of(deals.Split('|').SelectMany(Deals.Bookings).Where(booking => booking.Day >= Deals.Day(1) && booking.Day <= Deals.Day(31))),
        BookedSums.None,
        [],
        []);

    private static IReadOnlyList<CampaignCost> Cost(int? units) => units is { } cost ? [new CampaignCost("search", "", cost * 1_000_000L)] : [];

    private static KpiLine Line(KpiInputs inputs) => PipelineKpis.Area.Lines(inputs, AttributionModel.Linear, CutKind.Total).Single();

    /// <summary>A figure as <c>value = numerator/denominator</c>, or why there is none; other currencies after it.</summary>
    private static string Figure(string name, KpiInputs inputs) => string.Join("; ", Line(inputs).Figures.Where(figure => figure.Name == name)
        .Select(figure => (figure.Currency is null or "EUR" ? "" : figure.Currency + " ") + Text(figure)));

    private static string Text(KpiFigure figure) => figure.Value is not { } value ? figure.Why!
        : figure.Denominator is null ? Number(value) : $"{Number(value)} = {Number(figure.Numerator.Value)}/{Number(figure.Denominator.Value)}";

    private static string Number(decimal value) => value.ToString(value == decimal.Truncate(value) ? "0" : "0.####", CultureInfo.InvariantCulture);
}
