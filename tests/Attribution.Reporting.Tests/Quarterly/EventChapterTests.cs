using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Reporting.Model;
using Attribution.Reporting.Quarterly;
using Attribution.Reporting.Tests.Tools;
using Attribution.Reporting.Text;
using static Attribution.Reporting.Tests.Builders.Kpi;

namespace Attribution.Reporting.Tests.Quarterly;

public class EventChapterTests
{
    private static readonly KpiLine Fair = Line(
        "fair",
        Money("cost", 5_000), Count("registered", 120), Count("attended", 100), Share("noShowRate", 20, 120, "registered"), MoneyPer("costPerAttendee", 5_000, 100, "attended"),
        Count("leads", 40), MoneyPer("costPerLead", 5_000, 40, "leads"), Share("followedUpInTime", 90, 100, "attended"), Count("meetings", 30), Share("meetingEffectiveness", 12, 24, "meetingsScheduled"),
        Count("demos", 20), new("demosPerLead", KpiUnit.Count, new("demos", KpiUnit.Count, 20), new("leads", KpiUnit.Count, 40)), Share("shareOfVoiceBefore", 21, 500, "categoryMentionsBefore"),
        Share("shareOfVoiceAfter", 40, 710, "categoryMentionsAfter"), Share("recognition", 80, 120, "surveyAnswers"), Count("dealsInfluenced", 4), MoneyPer("averageDealSize", 10_000, 4, "dealsInfluenced"));

    // Nobody was counted, and it cost dollars.
    private static readonly KpiLine Dinner = Line(
        "dinner",
        Money("cost", 0) with { Withheld = "notReported:cost" }, Money("cost", 900, "USD"), Count("registered", 0), Count("attended", 0),
        Share("noShowRate", 0, 0, "registered") with { Withheld = "notReported:attended" }, MoneyPer("costPerAttendee", 900, 0, "attended", "USD"), Count("leads", 0), MoneyPer("costPerLead", 900, 0, "leads", "USD"));

    [Fact]
    public void Events_AreCompared_ByWhatTheyCostAndWhomTheyReached()
    {
        var table = Blocks(Fair, Dinner).OfType<DataTable>().First();

        Assert.Equal(
            [
                "Event | Cost | Regis\u00adtered | Attended | No-show | Cost per attendee | Leads | CPL | Followed up in time",
                "Riga fair | €5,000.00 | 120 | 100 | 16.7%/20 / 120 | €50.00 | 40 | €125.00 | 90.0%/90 / 100",
                "dinner | $900.00 | 0 | 0 | –/0 / 0 | – | 0 | – | ",
            ],
            Rows.Of(table));
        Assert.EndsWith("Why there is a dash: No-show: not reported; Cost per attendee: nobody attended; CPL: no leads.", table.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Events_AreCompared_ByWhatCameOfThem() => Assert.Equal(
        [
            "Event | Meetings | Became oppor\u00adtunities | Demos/per lead | Share of voice/before | Know the brand | Deals influ\u00adenced | Average deal",
            "Riga fair | 30 | 50.0%/12 / 24 | 20/0.5 | 5.6%/4.2% | 66.7%/80 / 120 | 4 | €2,500.00",
            "dinner |  |  |  |  |  |  | ",
        ],
        Rows.Of(Blocks(Fair, Dinner).OfType<DataTable>().Last()));

    [Fact]
    public void Chapter_SaysWhereALeadWasCheapest()
    {
        var webinar = Line("webinar", MoneyPer("costPerLead", 600, 30, "leads"));

        Assert.Equal(["A lead cost least at webinar (€20.00) and most at Riga fair (€125.00)."], Blocks(Fair, Dinner, webinar).OfType<Sentences>().Single().Lines);
        Assert.Empty(Blocks(Fair, Dinner).OfType<Sentences>());
    }

    [Fact]
    public void Chapter_NamesMoneyInOtherCurrencies() => Assert.Equal(["dinner: Cost: $900.00"], Blocks(Fair, Dinner).OfType<Note>().Single().Lines);

    [Fact]
    public void Chapter_IsNotThere_WithoutEvents() => Assert.Empty(Blocks());

    private static IReadOnlyList<ReportBlock> Blocks(params IReadOnlyList<KpiLine> events) =>
    [
        .. EventChapter.Of(new QuarterContext(
            Quarter(new Dictionary<(string, CutKind), IReadOnlyList<KpiLine>> { [(Areas.Events, CutKind.Event)] = events }, null, new Dictionary<string, string> { ["event|fair"] = "Riga fair" }),
            ReportTexts.English)),
    ];
}
