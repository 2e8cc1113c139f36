using System.Globalization;
using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;
using Attribution.Domain.Pipeline;

namespace Attribution.Domain.Tests.Pipeline;

/// <summary>Where marketing meets sales: number, cost and quality of leads and opportunities, per channel.</summary>
public sealed class JointKpisTests
{
#pragma warning disable format // Columns are easier to read.
    [Theory]
    // 10 leads of search for 500 EUR, 4 of them qualified, 2 opportunities, 1 customer who brought 2000 EUR.
    [InlineData("leads",              "10",              "20")]
    [InlineData("cost",               "500",             "800")]
    [InlineData("cpl",                "50 = 500/10",     "40 = 800/20")]
    [InlineData("quality",            "0.4 = 4/10",      "0.2 = 4/20")]
    [InlineData("opportunities",      "2",               "2")]
    [InlineData("costPerOpportunity", "250 = 500/2",     "400 = 800/2")]
    [InlineData("customers",          "1",               "1")]
    [InlineData("conversion",         "0.1 = 1/10",      "0.05 = 1/20")]
    [InlineData("cac",                "500 = 500/1",     "800 = 800/1")]
    [InlineData("wonRevenue",         "2000; USD 70",    "2000; USD 70")]
    [InlineData("roas",               "4 = 2000/500",    "2.5 = 2000/800")]
    [InlineData("ltv",                "settingMissing:grossMarginPercent", "settingMissing:grossMarginPercent")]
    [InlineData("ltvToCac",           "settingMissing:grossMarginPercent", "settingMissing:grossMarginPercent")]
#pragma warning restore format
    public void Figure_IsAsCountedByHand_OfAChannelAndOfAll(string figure, string search, string total)
    {
        Assert.Equal(search, Figure(figure, Line(CutKind.Channel, "search")));
        Assert.Equal(total, Figure(figure, Line(CutKind.Total, "")));
    }

    [Fact]
    public void Channel_HasALine_WhenItCostAndBroughtNothing()
    {
        var radio = Line(CutKind.Channel, "radio");

        Assert.Equal(("300", "no:leads", "no:leads", "no:newCustomers", "0 = 0/300"), (Figure("cost", radio), Figure("cpl", radio), Figure("quality", radio), Figure("cac", radio), Figure("roas", radio)));
    }

    [Fact]
    public void Channel_HasNoCostPerAnything_WhenNobodyReportedItsCost() =>
        Assert.Equal(("no:cost", "no:cost", "no:cost"), (Figure("cpl", Line(CutKind.Channel, "email")), Figure("cac", Line(CutKind.Channel, "email")), Figure("roas", Line(CutKind.Channel, "email"))));

    [Fact]
    public void Marketers_HaveNoCosts_BecauseNobodyTellsThemByMarketer() =>
        Assert.Equal(["leads", "quality", "opportunities", "customers", "conversion", "wonRevenue", "ltv"], Line(CutKind.Marketer, "anna").Figures.Select(figure => figure.Name));

    [Fact]
    public void Campaigns_HaveLinesOfTheirOwn_WhenTheyAreToldApart()
    {
        var lines = JointKpis.Area.Lines(Inputs, AttributionModel.Linear, CutKind.Channel).Select(line => $"{line.Id}/{line.Part}");

        Assert.Equal(["email/", "radio/", "search/brand", "search/generic"], lines);
        Assert.Equal(["email", "radio", "search"], JointKpis.Area.Lines(Inputs.WithoutCampaigns(), AttributionModel.Linear, CutKind.Channel).Select(line => line.Id));
    }

    private static KpiInputs Inputs { get; } = new(
        DayRange.Including(Deals.Day(1), Deals.Day(31)),
        "EUR",
        BookedSums.Of(
        [
            .. Both("leads", ("search", "brand", 6), ("search", "generic", 4), ("email", "", 10)),
            .. Both("qualified", ("search", "brand", 4)),
            .. Both("customers", ("search", "brand", 1)),
            .. Both(DealMeasures.OpenedDeals, ("search", "brand", 2)),
            .. Both(DealMeasures.NewCustomers, ("search", "brand", 1)),
            .. Both(DealMeasures.WonRevenue("EUR"), ("search", "brand", 2)),
            .. Both(DealMeasures.WonRevenue("USD"), ("search", "brand", 0.07m)),
            new Booking(Deals.Day(1), new Cut(CutKind.Marketer, "anna"), "leads", Amounts.Same(Booking.One)),
        ]),
        BookedSums.None,
        [new CampaignCost("search", "brand", 400_000_000), new CampaignCost("search", "generic", 100_000_000), new CampaignCost("radio", "", 300_000_000)],
        []);

    /// <summary>Sums of channels and of everything; thousands of units of money, which are the billionths of a count.</summary>
    private static IEnumerable<Booking> Both(string measure, params (string Channel, string Campaign, decimal Count)[] counts) => counts.SelectMany(count => new[]
    {
        new Booking(Deals.Day(1), new Cut(CutKind.Channel, count.Channel, count.Campaign), measure, Amounts.Same((long)(count.Count * Booking.One))),
        new Booking(Deals.Day(1), Cut.Total, measure, Amounts.Same((long)(count.Count * Booking.One))),
    });

    private static KpiLine Line(CutKind by, string id) => JointKpis.Area.Lines(Inputs.WithoutCampaigns(), AttributionModel.Linear, by).Single(line => line.Id == id);

    private static string Figure(string name, KpiLine line) => string.Join("; ", line.Figures.Where(figure => figure.Name == name)
        .Select(figure => (figure.Currency is null or "EUR" ? "" : figure.Currency + " ") + Text(figure)));

    private static string Text(KpiFigure figure) => figure.Value is not { } value ? figure.Why!
        : figure.Denominator is null ? Number(value) : $"{Number(value)} = {Number(figure.Numerator.Value)}/{Number(figure.Denominator.Value)}";

    private static string Number(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
