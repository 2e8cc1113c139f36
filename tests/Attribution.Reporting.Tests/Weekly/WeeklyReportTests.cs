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
        var table = Channels(Example.Report);

        Assert.Equal(
            [
                "Paid search | 81,033/58,210 | 1,204/1.5% | 71/5.9% | 41.1/3.4% | €1,148.37/€0.95 | €27.98 | 43.1/€26.68 | ~ | 47.0% 42.1%",
                "Paid social | 120,400/7,011–20,670 | 486/0.4% | 38/7.8% | 22.5/4.6% | €981.10/€2.02 | €43.54! | 24.0/€40.83 | ~ | 25.8% 36.0%",
                "E-mail | 6,420/6,300 | 164/2.6% | 19/11.6% | 14.2/8.7% | €118.00/€0.72 | €8.31 | 14.2/€8.31 | ~ | 16.2% 4.3%",
                "Webinar “Scale-up” | –/410 | 58/– | 9/15.5% | 7.0/12.1% | €480.00/€8.28 | €68.32! | 7.0/€68.32 | ~ | 8.0% 17.6%",
                "Partners | –/– | –/– | –/– | 0.0/– | –/– | – | 0.0/– |  | 0.0% –",
                "Unattributed | –/– | –/– | –/– | 2.6/– | –/– | – | 2.6/– | new | 3.0% –",
            ],
            table.Rows.Select(Line).ToList());
        Assert.Equal("All channels | 207,853/– | 1,912/0.9% | 137/7.2% | 87.4/4.6% | €2,727.47/€1.43 | €31.21 | 90.9/€30.01 |  | ", Line(table.Total!));
    }

    [Fact]
    public void Compose_IsRed_OnlyAboveTheAllowedCpl()
    {
        var figures = Some.Week(
            [Some.Channel("At the limit", 2, 70), Some.Channel("Above", 2, 70.02m), Some.Channel("Not covered", 2, 200)],
            [Some.Plan(allowedCpl: 35, channels: ["at-the-limit", "above"])]);

        Assert.Equal([Emphasis.Normal, Emphasis.Alert, Emphasis.Normal], Channels(Some.Report(figures)).Rows.Select(r => r[6].Emphasis));
        Assert.Contains("Red", Channels(Some.Report(figures)).Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_MakesBarsComparable()
    {
        var row = Channels(Example.Report).Rows;

        Assert.Equal(1, row[0][9].Bars[0].Length, 6);
        Assert.Equal(1148.37 / 2727.47 / (41.0421 / 87.4), row[0][9].Bars[1].Length, 6);
    }

    [Fact]
    public void Compose_DrawsNoChart_WithoutLeads() => Assert.Empty(All<ChartBlock>(Some.Report(Some.Week(Some.Channel("Search", 0, 12)))));

    [Fact]
    public void Compose_DrawsTwelveWeeks()
    {
        var (leads, cpl) = (All<ChartBlock>(Example.Report).First(), All<ChartBlock>(Example.Report).ElementAt(1));

        Assert.Equal(("Leads, 12 weeks", "CPL, 12 weeks"), (leads.Heading, cpl.Heading));
        Assert.StartsWith("week 1: 53.0; week 2: 56.0; week 3: 59.0", leads.Drawing.Description, StringComparison.Ordinal);
        Assert.EndsWith("week 11: 78.0; week 12: 87.4", leads.Drawing.Description, StringComparison.Ordinal);
        Assert.EndsWith("week 12: €31.21", cpl.Drawing.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_MarksTheAllowedCpl_WhenThereIsOnlyOne()
    {
        var one = Some.Report(Some.Week([Some.Channel("Search", 2, 70)], [Some.Plan()]));

        Assert.Contains("allowed €35.00", All<ChartBlock>(one).Single(c => c.Heading == "CPL by channel").Drawing.Shapes.OfType<Shape.Text>().Select(t => t.Content));
        Assert.DoesNotContain(All<ChartBlock>(Example.Report).Single(c => c.Heading == "CPL by channel").Drawing.Shapes, s => s is Shape.Line { Stroke.Dash: > 0 });
    }

    [Fact]
    public void Compose_ShowsThePlansOfItsReader()
    {
        var figures = Some.Week([Some.Channel("Search", 2, 70)], [Some.Plan(), Some.Plan("other", marketer: "boris")]);

        Assert.Equal(["Plan march"], All<ProgressBlock>(Some.Report(figures)).Select(p => p.Heading));
        Assert.Equal(["Plan march", "Plan other"], All<ProgressBlock>(Some.Report(figures, null, Some.Anna(MarketerRole.Head))).Select(p => p.Heading));
    }

    [Fact]
    public void Compose_SaysHowAPlanStands()
    {
        var plan = All<ProgressBlock>(Example.Report).First();

        Assert.Equal("Anna Ozola · 1–31 March 2026 · 300 leads at up to €35.00", plan.Detail);
        Assert.Equal((0.73, 22.0 / 31), (plan.Done, plan.Mark));
        Assert.Equal(
            [
                "Credited: 219.0 (73.0% of 300 leads) Strong",
                "Expected by now: 212.9 (even pace, day 22 of 31) Normal",
                "Forecast: 308.6 (9.0 a day needed) Normal",
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

        var facts = All<ProgressBlock>(Some.Report(figures)).Single().Facts;

        Assert.Equal(expected, new[] { facts[0], facts[3], facts[4] }.Select(f => $"{f.Value} {f.Emphasis}"));
    }

    [Fact]
    public void Compose_TellsThePaySoFar() => Assert.Equal(
        [
            "Fixed: €638.71 of €900.00 (day 22 of 31).",
            "Goal: €900.00 for 300 leads at a CPL of at most €35.00; now 219.0 at €31.20.",
        ],
        All<Note>(Example.Report).Single(n => n.Heading == "Pay so far").Lines);

    [Fact]
    public void Compose_SaysWhatIsEarned_WhenTheGoalIsReached()
    {
        var plan = Some.Plan(credited: 300, cost: 9_000, pay: new PayRule(1_800_000_000, PayRule.UsualFixedMillionths, null));

        Assert.Equal("As things stand, €900.00 of it is earned.", All<Note>(Some.Report(Some.Week([Some.Channel("Search", 2)], [plan]))).First().Lines[^1]);
    }

    [Fact]
    public void Compose_ShowsManyPlansAsATable_FurthestBehindFirst()
    {
        var figures = Some.Week(
            [Some.Channel("Search", 2)],
            [Some.Plan("ahead", credited: 250, cost: 5_000), Some.Plan("behind", credited: 100, cost: 9_500), Some.Plan("slow", credited: 190, cost: null)]);

        Assert.Equal(
            [
                "behind/Anna Ozola | 100.0!/300 | 212.9/140.9 | €95.00!/€35.00 | €9,500.00!/€9,000.00 | – | 33.3% day 22 of 31",
                "slow/Anna Ozola | 190.0!/300 | 212.9/267.7 | –/€35.00 | –/€9,000.00 | – | 63.3% day 22 of 31",
                "ahead/Anna Ozola | 250.0/300 | 212.9/352.3 | €20.00/€35.00 | €5,000.00/€9,000.00 | – | 83.3% day 22 of 31",
            ],
            Table(Some.Report(figures), "Plans").Rows.Select(Line));
        Assert.Empty(All<ProgressBlock>(Some.Report(figures)));
    }

    [Fact]
    public void Compose_RanksCampaignsAgainstTheAverage() => Assert.Equal(
        [
            "Brand, exact/Paid search | 611 | 44 | 26.4 | €402.11 | €15.23 | +13.5",
            "Remarketing/Paid social | 185 | 17 | 13.5 | €370.70 | €27.46 | +1.6",
            "Webinar “Scale-up”, follow-up invitations/Webinar “Scale-up” | 58 | 9 | 7.0 | €480.00 | €68.32 | −8.4!",
            "Generic, broad/Paid search | 593 | 27 | 14.6 | €746.26 | €50.97 | −9.3!",
            "Look-alike audience, spring/Paid social | 301 | 21 | 9.0 | €610.40 | €67.58 | −10.5!",
        ],
        Table(Example.Report, "Campaigns").Rows.Select(Line));

    [Fact]
    public void Compose_ShowsWhereModelsDisagree()
    {
        var table = Table(Example.Report, "Where the models disagree most");

        Assert.Equal(["Channel", "position-based", "first touch", "last touch", "Markov", "Shapley", "spread"], table.Columns.Select(c => c.Header));
        // Paid search has the tenths of the channel table: 41.1, not 41.0.
        Assert.Equal(
            ["Paid search | 41.1 | 33.0 | 49.0 | 39.1 | 40.2 | 16.0", "E-mail | 14.2 | 17.0 | 6.0 | 17.9 | 15.3 | 11.9"], table.Rows.Take(2).Select(Line).Order().Reverse());
        Assert.Equal(4, table.Rows.Count);
        Assert.EndsWith("Markov and Shapley rest on 61 different paths of 87 leads.", table.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_TellsLeadsByTemperatureAndFamily() => Assert.Equal(
        [
            // Hot: 12.3 of paid search's 41.0421 leads and all of e-mail's, each at its channel's cost per lead.
            "Hot: asks where to pay | 26.5 | 30.3% | €462.16 | €17.44 | 30.3%",
            "Warm: wants to buy, compares | 33.3 | 38.1% | €1,126.04 | €33.84 | 38.1%",
            "Cold: knows of us | 17.0 | 19.5% | €915.43 | €53.77 | 19.5%",
            "Temperature not stated | 10.6 | 12.1% | €223.84 | €21.12 | 12.1%",
            "Nets: inbound | 77.8 | 89.0% | €2,247.47 | €28.90 | 89.0%",
            "Spears: outbound | 7.0 | 8.0% | €480.00 | €68.32 | 8.0%",
            "Unattributed | 2.6 | 3.0% | – | – | 3.0%",
        ],
        Table(Example.Report, "Leads by temperature and family").Rows.Select(Line));

    [Fact]
    public void Compose_ListsClaimsThatDiffer()
    {
        var figures = Some.Week(
            Some.Channel("Agrees", 1, clicks: 5, claims: [new Claim(Measure.Clicks, "meta", 5)]),
            Some.Channel("Almost", 1, clicks: 50_000, claims: [new Claim(Measure.Clicks, "meta", 50_001)]),
            Some.Channel("Differs", 1, clicks: 1204, claims: [new Claim(Measure.Clicks, "google-ads", 1231)]),
            Some.Channel("Events differ", 1, cost: 12.5m, claims: [new Claim(Measure.Cost, "events", 13_000_000)]),
            Some.Channel("From nothing", 1, clicks: 0, claims: [new Claim(Measure.Clicks, "meta", 7)]));

        Assert.Equal(
            [
                "Almost | clicks | 50,000 | 50,001 | under 0.1% | meta",
                "Differs | clicks | 1,204 | 1,231 | +2.2% | google-ads",
                "Events differ | cost | €12.50 | €13.00 | +4.0% | our own events",
                "From nothing | clicks | 0 | 7 | – | meta",
            ],
            Table(Some.Report(figures), "Platform claims and our count").Rows.Select(Line));
    }

    [Fact]
    public void Compose_SaysWasIsAndWhy() => Assert.Equal(
        [
            "Paid social | cost | €402.10 | €388.75 | meta restated it on 18 March 2026",
            "Paid search | credited leads | 36.1 | 35.1 | leads rejected: 1; leads with late touches: 3",
        ],
        Table(Example.Report, "Restated since the last report").Rows.Select(Line));

    [Fact]
    public void Compose_NotesWhatAReaderShouldKnow() => Assert.Equal(
        [
            "2.6 leads (3.0%) have no touch that could be credited; they stand under “Unattributed”.",
            "3.4 leads are outside every plan.",
            "3.5 of 90.9 leads were rejected; they count for no channel and no plan.",
            "Paid social: no cost was reported for 21–22 March 2026.",
            "Events and totals of weeks that had been reported: 3; they count for those weeks.",
            "Repeated deliveries that changed nothing: 14.",
            "Amounts refused because they are not in EUR: 1 (Webinar “Scale-up”, USD); the cost is too low by them.",
            "Items refused: 6 (unknown-channel 4, invalid-time 2).",
        ],
        All<Note>(Example.Report).Single(n => n.Heading == "About these figures").Lines);

    [Fact]
    public void Compose_HasNoNote_WhenThereIsNothingToSay() =>
        Assert.Empty(All<Note>(Some.Report(Some.Week(Some.Channel("Search", 1)))));

    [Fact]
    public void Compose_SaysWhyThereIsARevision()
    {
        var reported = Some.Reported(Some.Week(Some.Channel("Search", 1))) with { Revision = 2, Reason = "Meta billed a day twice." };

        Assert.Equal("Revision 2 of this report. Meta billed a day twice.", Some.Report(reported).Blocks.OfType<Sentences>().Single().Lines[0]);
    }

    [Fact]
    public void Compose_Works_WhenNothingIsKnown()
    {
        var report = Some.Report(Some.Week());

        Assert.Empty(Channels(report).Rows);
        Assert.Equal(["No leads were credited in week 12."], report.Blocks.OfType<Sentences>().Single().Lines);
    }

    private static DataTable Channels(ReportDocument report) => Table(report, "Channels");

    private static DataTable Table(ReportDocument report, string heading) => report.Blocks.OfType<DataTable>().Single(t => t.Heading == heading);

    /// <summary>Blocks of a kind, those in pairs too, in the order of reading.</summary>
    private static IEnumerable<T> All<T>(ReportDocument report)
        where T : ReportBlock =>
        report.Blocks.SelectMany(b => b is Pair pair ? [pair.Left, pair.Right] : new[] { b }).OfType<T>();

    private static string Line(IEnumerable<TableCell> row) => string.Join(" | ", row.Select(c =>
        c.Bars.Count > 0 ? string.Join(" ", c.Bars.Select(b => b.Label))
        : c.Sketch is not null ? "~"
        : c.Text + (c.Emphasis == Emphasis.Alert ? "!" : "") + (c.Detail.Length > 0 ? "/" + c.Detail : "")));
}
