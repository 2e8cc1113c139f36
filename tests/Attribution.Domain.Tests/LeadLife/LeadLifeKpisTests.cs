using System.Globalization;
using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Kpis;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Models;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.LeadLife;

/// <summary>The figures of leads' lives, as a marketer would work them out: four leads of a week, from ads (300 EUR) and by friends.</summary>
public sealed class LeadLifeKpisTests
{
    private const string Ads = "ads 100 | a 100";
    private const string Shared = "ads 50 friends 50 | a 50 - 50";
    private const string Friends = "friends 100 | - 100";

    /// <summary>A customer of Ilze's after two days; one of hers that is worked on; one that came back; one that is spam.</summary>
    private static readonly IReadOnlyList<Booking> Week =
    [
        .. Booked.Of(Ads,     "assigned@0:ilze temperature@0:hot contacted@1 qualified@1 demo-held@1 converted@2 nps@3:10"),
        .. Booked.Of(Shared,  "assigned@0:ilze contacted@3 nps@4:3"),
        .. Booked.Of(Shared,  "rejected@1:price reactivated@5 assigned@5:ivars nps@6:8"),
        .. Booked.Of(Friends, "rejected@1:spam family@1:nets"),
    ];

    [Theory]
    //          figure                value      numerator             denominator
    [InlineData("leads",              "4",       "4 leads",            "")]
    [InlineData("accepted",           "3",       "3 accepted",         "")]
    [InlineData("qualified",          "0.25",    "1 qualified",        "4 leads")]
    [InlineData("rejected",           "0.25",    "1 rejected",         "4 leads")]
    [InlineData("deferred",           "0",       "0 deferred",         "")]
    [InlineData("completeness",       "75",      "300 points",         "4 leads")]
    // Interest 5 and completeness 15 each; two contacts 8, a demo 20.
    [InlineData("score",              "27",      "108 points",         "4 leads")]
    [InlineData("contacted",          "0.6667",  "2 contacted",        "3 accepted")]
    [InlineData("timeToContact",      "2",       "4 days",             "2 contacted")]
    [InlineData("demos",              "0.3333",  "1 demos",            "3 accepted")]
    [InlineData("conversion",         "0.3333",  "1 customers",        "3 accepted")]
    [InlineData("timeToConversion",   "2",       "2 days",             "1 customers")]
    [InlineData("recycled",           "1",       "1 recycled",         "")]
    [InlineData("recycledShare",      "0.5",     "1 recycled",         "2 refused")]
    // A lead costs 300 / 4.
    [InlineData("costPerRecycled",    "75 EUR",  "75 cost",            "1 recycled")]
    // One would recommend us, one would warn of us.
    [InlineData("nps",                "0",       "0 promotersLessDetractors", "3 answers")]
    [InlineData("qualifiedInPeriod",  "1",       "1 qualifiedInPeriod", "")]
    [InlineData("rejectedInPeriod",   "2",       "2 rejectedInPeriod", "")]
    [InlineData("convertedInPeriod",  "1",       "1 convertedInPeriod", "")]
    [InlineData("reactivatedInPeriod", "1",      "1 reactivatedInPeriod", "")]
    public void Total_Is(string figure, string value, string numerator, string denominator)
    {
        var told = Lines(Week, CutKind.Total).Single()[figure]!;

        Assert.Equal((value, numerator, denominator), (Value(told), Part(told.Numerator), told.Denominator is { } part ? Part(part) : ""));
    }

    [Theory]
    //          cut                       figure              per line
    [InlineData(CutKind.Channel,          "leads",            "ads 2, friends 2")]
    [InlineData(CutKind.Channel,          "qualified",        "ads 0.5, friends 0")]
    [InlineData(CutKind.Channel,          "conversion",       "ads 0.5, friends 0")]
    [InlineData(CutKind.Channel,          "rejected",         "ads 0, friends 0.5")]
    [InlineData(CutKind.Channel,          "costPerRecycled",  "ads 150 EUR, friends no:cost")]
    [InlineData(CutKind.Channel,          "timeToConversion", "ads 2, friends no:customers")]
    [InlineData(CutKind.Channel,          "nps",              "ads 0.25, friends -0.5")]
    [InlineData(CutKind.Marketer,         "leads",            "anna 2, - 2")]
    [InlineData(CutKind.Manager,          "leads",            "ilze 2, ivars 1, - 1")]
    [InlineData(CutKind.Manager,          "conversion",       "ilze 0.5, ivars 0, - no:accepted")]
    [InlineData(CutKind.Manager,          "assigned",         "ilze 2, ivars 1, - 0")]
    [InlineData(CutKind.Manager,          "hotShare",         "ilze 0.5, ivars 0, - no:assigned")]
    [InlineData(CutKind.Manager,          "openLoad",         "ilze 1, ivars 1, - 0")]
    [InlineData(CutKind.Temperature,      "leads",            "cold 3, hot 1")]
    [InlineData(CutKind.Temperature,      "conversion",       "cold 0, hot 1")]
    [InlineData(CutKind.Family,           "leads",            "nets 3, seeds 1")]
    public void Line_Is(CutKind by, string figure, string told) =>
        Assert.Equal(told, string.Join(", ", Lines(Week, by).Select(line => $"{line.Id} {Value(line[figure]!)}")));

    [Fact]
    public void Figures_HaveNoValue_WhenThereIsNothing()
    {
        var total = Lines([], CutKind.Total).Single();

        Assert.Equal(
            "qualified no:leads, rejected no:leads, completeness no:leads, score no:leads, contacted no:accepted, timeToContact no:contacted, demos no:accepted, conversion no:accepted, timeToConversion no:customers, "
            + "recycledShare no:refused, costPerRecycled no:recycled, nps no:answers",
            string.Join(", ", total.Figures.Where(figure => figure.Value is null).Select(figure => $"{figure.Name} {figure.Why}")));
        Assert.Empty(Lines([], CutKind.Channel));
    }

    [Theory]
    [InlineData(CutKind.Total,       true,  false)]
    [InlineData(CutKind.Channel,     true,  false)]
    [InlineData(CutKind.Marketer,    false, false)]
    [InlineData(CutKind.Manager,     false, true)]
    [InlineData(CutKind.Temperature, false, false)]
    [InlineData(CutKind.Family,      false, false)]
    public void Line_LeavesOutWhatItCannotTell(CutKind by, bool hasCost, bool hasLoad) => Assert.All(Lines(Week, by), line =>
        Assert.Equal((hasCost, hasLoad), (line["costPerRecycled"] is not null, line["openLoad"] is not null)));

    [Fact]
    public void Lines_AreOfLeadsAlone() =>
        Assert.Empty(Lines([new Booking(new DateOnly(2026, 3, 16), new Cut(CutKind.Channel, "radio"), "openedDeals", Amounts.Same(Booking.One))], CutKind.Channel));

    private static IReadOnlyList<KpiLine> Lines(IEnumerable<Booking> bookings, CutKind by)
    {
        var days = new DayRange(new DateOnly(2026, 3, 16), new DateOnly(2026, 3, 23));
        return LeadLifeKpis.Area.Lines(new KpiInputs(days, "EUR", BookedSums.Of(bookings), BookedSums.None, [new CampaignCost("ads", "", 300_000_000)], []), AttributionModel.Linear, by);
    }

    private static string Value(KpiFigure figure) => figure.Value is { } value
        ? value.ToString("0.####", CultureInfo.InvariantCulture) + (figure.Currency is null ? "" : $" {figure.Currency}")
        : figure.Why!;

    private static string Part(KpiPart part) => $"{part.Value.ToString("0.####", CultureInfo.InvariantCulture)} {part.Name}";
}
