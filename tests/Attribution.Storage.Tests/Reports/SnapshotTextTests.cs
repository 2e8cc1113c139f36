using System.Globalization;
using System.Text;
using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.DataDriven;
using Attribution.Domain.Events;
using Attribution.Domain.Figures;
using Attribution.Domain.Kpis;
using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Domain.Personas;
using Attribution.Domain.Pipeline;
using Attribution.Storage.Reports;

namespace Attribution.Storage.Tests.Reports;

public sealed class SnapshotTextTests
{
    private static readonly ReportingWeek Week = new(new DateOnly(2026, 3, 16));

    [Fact]
    public void FromBytes_ReadsEverythingThatToBytesWrote()
    {
        var inputs = Inputs();

        var read = SnapshotText.FromBytes(SnapshotText.ToBytes(inputs));

        Assert.Equal(Encoding.UTF8.GetString(SnapshotText.ToBytes(inputs)), Encoding.UTF8.GetString(SnapshotText.ToBytes(read)));

        // Equal text could hide what was never written.
        Assert.Equal(inputs.Week.ChannelCredits, read.Week.ChannelCredits);
        Assert.Equal(inputs.Week.PlanCredits, read.Week.PlanCredits);
        Assert.Equal(inputs.Week.Sums, read.Week.Sums);
        Assert.Equal(inputs.Week.Totals, read.Week.Totals);
        Assert.Equal((Week, Week.Previous), (read.Week.Week, read.PreviousNow.Week));
        Assert.Equal(inputs.Trend[0].Channels, Assert.Single(read.Trend).Channels);
        Assert.Equal(inputs.DataDriven[0].Channels, Assert.Single(read.DataDriven).Channels);
        Assert.Equal(inputs.PreviousMovements, read.PreviousMovements);
        Assert.Equal((2, "Meta billed twice", inputs.ReadAt), (read.Revision, read.Reason, read.ReadAt));
        Assert.Equal(inputs.Week.CampaignNames, read.Week.CampaignNames);
        Assert.Equal(inputs.Week.Temperatures, read.Week.Temperatures);
        Assert.Equal(inputs.Week.Intake[0].Rejected, Assert.Single(read.Week.Intake).Rejected);
        Assert.Equal(inputs.Week.Withheld, read.Week.Withheld);
        Assert.Equal(inputs.Week.Marketers, read.Week.Marketers);
        Assert.Equivalent(inputs.Week.Plans, read.Week.Plans, strict: true);
        Assert.Equivalent(inputs.Week.Channels, read.Week.Channels, strict: true);
        Assert.Equal(new EventLayout(24, 2), read.Week.Channels[0].Layout);
        Assert.Equal(SourceOfTruth.Platform, read.Week.Channels[0].TruthFor(Measure.Clicks));
    }

    [Fact]
    public void FromBytes_ReadsEventsAndPersonasOfTheQuarter()
    {
        var fair = new MarketingEvent("fair", "Riga fair", EventKind.Exhibition, Week.Monday, Week.Sunday, "fairs", "fair") { CostMicros = 5, Currency = "USD", FollowUpDays = 1, WindowDays = 2 };
        var booked = BookedSums.Of([new Booking(Week.Monday, new Cut(CutKind.Channel, "fairs", "fair"), "leads", Amounts.From(model => (long)model))]);
        var quarter = new KpiInputs(Week.Range, "EUR", BookedSums.None, BookedSums.None, [], [])
        {
            Events = EventInputs.Of([fair], [new DayVisits(Week.Monday, 7)], booked),
            Personas = new PersonaInputs(
                [new Persona("cto", "Technology") { Industry = "Software" }],
                [new JourneyStage("problem", "Problem", 3)],
                [new Content("guide", "A guide", "cto", "problem", "spring")],
                [new Campaign("spring", "Spring", "search") { Persona = "cto", Stage = "problem" }]),
        };
        var inputs = Inputs() with { Quarter = quarter };

        var read = SnapshotText.FromBytes(SnapshotText.ToBytes(inputs)).Quarter!;

        Assert.Equal(fair, Assert.Single(read.Events!.Events));
        Assert.Equal(new DayVisits(Week.Monday, 7), Assert.Single(read.Events.Visits));
        Assert.Equal(booked.All, read.Events.Leads.All);
        Assert.Equivalent(quarter.Personas, read.Personas, strict: true);
    }

    [Fact]
    public void FromBytes_ReadsThatNoReportWasSentBefore()
    {
        var inputs = Inputs() with { PreviousAsReported = null };

        Assert.Null(SnapshotText.FromBytes(SnapshotText.ToBytes(inputs)).PreviousAsReported);
    }

    [Fact]
    public void FromBytes_ReadsCreditUnderEveryModel()
    {
        var inputs = Inputs();
        var credits = inputs.Week.ChannelCredits[0] with { Credits = ModelCredits.From(m => (int)m * 1_000L) };

        var read = SnapshotText.FromBytes(SnapshotText.ToBytes(inputs with { Week = inputs.Week with { ChannelCredits = [credits] } })).Week;

        Assert.Equal(credits, Assert.Single(read.ChannelCredits));
    }

    [Fact]
    public void FromBytes_ReadsVersionsOfPlans()
    {
        var inputs = Inputs();
        var changed = inputs.Week.Plans[0] with { Version = 3, HoldsFrom = Week.Monday, Pay = new PayRule(1_000_000, 5, new ProportionalBonus(1, 2)), IsWithdrawn = true };
        var week = inputs.Week with { Plans = [changed], PlanCredits = [inputs.Week.PlanCredits[0] with { Plan = "riga", Version = 3 }] };

        var read = SnapshotText.FromBytes(SnapshotText.ToBytes(inputs with { Week = week })).Week;

        Assert.Equivalent(changed, Assert.Single(read.Plans), strict: true);
        Assert.Equal(week.PlanCredits, read.PlanCredits);
    }

    [Fact]
    public void FromBytes_ReadsTheQuarter()
    {
        var inputs = WithQuarter();

        var bytes = SnapshotText.ToBytes(inputs);
        var read = SnapshotText.FromBytes(bytes);

        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(SnapshotText.ToBytes(read)));
        Assert.Equal((inputs.Quarter!.Days, "EUR"), (read.Quarter!.Days, read.Quarter.Currency));
        Assert.Equal(inputs.Quarter.Sums.All, read.Quarter.Sums.All);
        Assert.Equal(inputs.Quarter.Before.All, read.Quarter.Before.All);
        Assert.Equal(inputs.Quarter.Costs, read.Quarter.Costs);
        Assert.Equal(inputs.Quarter.CostsBefore, read.Quarter.CostsBefore);
        Assert.Equal(inputs.Quarter.Names, read.Quarter.Names);
        Assert.Equal(inputs.Quarter.Pipeline.Open[0].Sums.All, Assert.Single(read.Quarter.Pipeline.Open).Sums.All);
        Assert.Equal(inputs.Quarter.Pipeline.Stages, read.Quarter.Pipeline.Stages);
        Assert.Equal(inputs.Quarter.Pipeline.Quotas, read.Quarter.Pipeline.Quotas);
        Assert.Equal(inputs.Quarter.Pipeline.Settings, read.Quarter.Pipeline.Settings);
        Assert.Equal(inputs.Quarter.Events!.Events, read.Quarter.Events!.Events);
        Assert.Equal(inputs.Quarter.Events.Leads.All, read.Quarter.Events.Leads.All);
        Assert.Equivalent(inputs.Quarter.Personas, read.Quarter.Personas, strict: true);
        Assert.Equal(inputs.WeekSums.All, read.WeekSums.All);
        Assert.Equal(7_000_000_000, read.WeekSums.Of(new Cut(CutKind.Channel, "paid-search", "spring"), "leads", AttributionModel.FullPath));
    }

    [Fact]
    public void ToBytes_AreThoseFromBeforeThereWereKpis_WhenNoneWereRead()
    {
        var text = Encoding.UTF8.GetString(SnapshotText.ToBytes(Inputs()));

        Assert.DoesNotContain(nameof(WeekSnapshot.Quarter), text, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(WeekSnapshot.WeekSums), text, StringComparison.Ordinal);
        Assert.Null(SnapshotText.FromBytes(SnapshotText.ToBytes(Inputs())).Quarter);
        Assert.Empty(SnapshotText.FromBytes(SnapshotText.ToBytes(Inputs())).WeekSums.All);
    }

    [Fact]
    public void ToBytes_AreTheSame_WhateverTheOrderOfTheSums()
    {
        var inputs = WithQuarter();
        var turned = new BookedSums(inputs.WeekSums.All.Reverse().ToDictionary(sum => (sum.Cut, sum.Measure), sum => sum.Amounts));

        Assert.Equal(SnapshotText.ToBytes(inputs), SnapshotText.ToBytes(inputs with { WeekSums = turned }));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("hy-AM")]
    [InlineData("ka-GE")]
    [InlineData("hu-HU")]
    [InlineData("lv-LV")]
    [InlineData("ru-RU")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public void Hash_IsTheSame_WhenTheMachineSpeaks(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var hash = SnapshotText.Hash(SnapshotText.ToBytes(Inputs()));
            Assert.True(hash == "b55d4768742cc4cf7dd8beb277dd7f531233af6e1caf1314592c964ebd394bb4", hash);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Hash_Differs_WhenAnyInputDiffers()
    {
        var inputs = Inputs();
        var week = inputs.Week;
        WeekSnapshot[] variants =
        [
            inputs,
            WithQuarter(),
            WithQuarter() with { WeekSums = BookedSums.None },
            WithQuarter() with { Quarter = null },
            WithQuarter() with { Quarter = WithQuarter().Quarter! with { Costs = [] } },
            inputs with { PreviousAsReported = null },
            inputs with { Revision = 3 },
            inputs with { Reason = "" },
            inputs with { ReadAt = inputs.ReadAt.AddTicks(1) },
            inputs with { Trend = [] },
            inputs with { DataDriven = [] },
            inputs with { PreviousMovements = [inputs.PreviousMovements[0] with { Leads = 4 }] },
            inputs with { Week = week with { CampaignNames = new Dictionary<string, string>() } },
            inputs with { Week = week with { Withheld = [] } },
            inputs with { Week = week with { Temperatures = [week.Temperatures[0] with { Temperature = null }] } },
            inputs with { Week = week with { Intake = [week.Intake[0] with { Late = 1 }] } },
            inputs with { Week = week with { Channels = [week.Channels[0] with { Family = LeadFamily.Seeds }, week.Channels[1]] } },
            inputs with { PreviousNow = inputs.PreviousNow with { Currency = "HUF" } },
            inputs with { Week = week with { Model = AttributionModel.Linear } },
            inputs with { Week = week with { Week = week.Week.Next } },
            inputs with { Week = week with { Sums = [week.Sums[0] with { Micros = 3 }] } },
            inputs with { Week = week with { Totals = [week.Totals[0] with { ReportedAt = week.Totals[0].ReportedAt.AddTicks(1) }] } },
            inputs with { Week = week with { ChannelCredits = [week.ChannelCredits[0] with { Credits = ModelCredits.None }] } },
            inputs with { Week = week with { Marketers = new Dictionary<string, string>() } },
            inputs with { Week = week with { Plans = [week.Plans[0] with { BudgetMicros = null }] } },
            inputs with { Week = week with { Plans = [week.Plans[0] with { HoldsFrom = week.Week.Monday }] } },
            inputs with { Week = week with { Plans = [week.Plans[0] with { Pay = new PayRule(1, 0, null) }] } },
            inputs with { Week = week with { Plans = [week.Plans[0] with { IsWithdrawn = true }] } },
            inputs with { Week = week with { PlanCredits = [week.PlanCredits[0] with { Version = 1 }] } },
        ];

        Assert.Equal(variants.Length, variants.Select(v => SnapshotText.Hash(SnapshotText.ToBytes(v))).Distinct().Count());
    }

    private static WeekSnapshot WithQuarter()
    {
        var sums = new BookedSums(new Dictionary<(Cut Cut, string Measure), Amounts>
        {
            [(Cut.Total, "leads")] = Amounts.Same(40_000_000_000),
            [(Cut.Total, "wonRevenue_EUR")] = Amounts.Same(-5_000_000),
            [(new Cut(CutKind.Channel, "paid-search", "spring"), "leads")] = Amounts.From(model => (long)model * 1_000_000_000),
            [(new Cut(CutKind.Cell, "buyer", "problem"), "leads")] = Amounts.Same(1),
        });
        var week = new BookedSums(new Dictionary<(Cut Cut, string Measure), Amounts>
        {
            [(Cut.Total, "leads")] = Amounts.Same(9_000_000_000),
            [(new Cut(CutKind.Channel, "paid-search", "spring"), "leads")] = Amounts.From(model => model == AttributionModel.FullPath ? 7_000_000_000 : 0),
        });
        return Inputs() with
        {
            Quarter = new KpiInputs(
                DayRange.Including(Week.Monday.AddDays(-84), Week.Sunday), "EUR", sums, BookedSums.None,
                [new CampaignCost("paid-search", "spring", 1_234_567)], [new CampaignCost("paid-search", "", 7)])
            {
                Names = new Dictionary<string, string> { ["channel|paid-search"] = "Paid search" },
                Pipeline = new PipelineInputs(
                    true, [new PipelineStage("proposal", "Proposal", 4, 62.5m)], [new SalesQuota("q1", "eva", Week.Monday, Week.Sunday, 5_000_000, "EUR")], new PipelineSettings(1.5m, null, 24),
                    [new OpenStage("proposal", sums)], BookedSums.None),
                Events = new EventInputs(
                    [new MarketingEvent("riga-fair", "Riga fair", EventKind.Exhibition, Week.Monday, Week.Sunday, "events", "riga-fair") { CostMicros = 5, Currency = "USD" }],
                    [new DayVisits(Week.Monday, 12)], sums),
                Personas = new PersonaInputs(
                    [new Persona("owner", "Owner") { Industry = "Retail" }], [new JourneyStage("problem", "Problem", 1)], [new Content("guide", "Guide", "owner", "problem", "")],
                    [new Campaign("spring", "Spring", "paid-search") { Persona = "owner" }]),
            },
            WeekSums = week,
        };
    }

    private static WeekSnapshot Inputs() => new(
        Inputs(Week, 3),
        Inputs(Week.Previous, 1),
        Inputs(Week.Previous, 2),
        [new CreditMovement("paid-search", ChangeReason.Touches, 3)],
        [new TrendWeek(Week.Previous, [new TrendChannel("paid-search", ModelCredits.From(m => FirstSix(m)), 5_000_000), new TrendChannel("direct", ModelCredits.None, null)])],
        [new DataDrivenCredits(DataDrivenModel.Markov, Week, Week, "order 1", 87, 12, Week.Sunday, 61, null, [new DataDrivenChannel("paid-search", 87_000_000_000)])])
    {
        Revision = 2,
        Reason = "Meta billed twice",
        ReadAt = new DateTimeOffset(2026, 3, 23, 5, 0, 1, 234, TimeSpan.Zero),
    };

    private static WeekInputs Inputs(ReportingWeek week, long number) => new(
        week,
        "EUR",
        AttributionModel.PositionBased,
        [
            new Channel("paid-search", "Paid search", "google-ads", false, new Dictionary<Measure, SourceOfTruth> { [Measure.Clicks] = SourceOfTruth.Platform }, new EventLayout(24, 2)),
            new Channel("direct", "Direct", null, true, new Dictionary<Measure, SourceOfTruth>(), EventLayout.Default),
        ],
        [new Plan("riga", "anna", week.Monday, week.Sunday, 40, 12_500_000, long.MaxValue, ["paid-search"], [], AttributionModel.Linear, 2)],
        new Dictionary<string, string> { ["anna"] = "Աննա Kalniņa" },
        [new DaySum(Measure.Cost, "paid-search", "spring", week.Monday, number, 1_234_567)],
        [new DayTotal(Measure.Reach, "google-ads", "paid-search", "", week.Monday, week.Sunday, number, new DateTimeOffset(2026, 3, 23, 4, 5, 6, 7, TimeSpan.FromHours(2)))],
        [new ChannelCredit("paid-search", "spring", ModelCredits.From(m => FirstSix(m) * 333_333_333L))],
        [new PlanCredit(PlanCredit.OutsideEveryPlan, ModelCredits.From(m => -FirstSix(m)))])
    {
        CampaignNames = new Dictionary<string, string> { ["spring"] = "Frühling" },
        Withheld = [new ChannelCredit("direct", "", ModelCredits.From(m => FirstSix(m)))],
        Temperatures = [new TemperatureCredit(LeadTemperature.Hot, "paid-search", ModelCredits.From(m => FirstSix(m)))],
        Intake = [new IntakeTally("paid-search", 5, 2, 0, new Dictionary<string, long> { ["invalid-time"] = 1 })],
    };

    // What was frozen before later models came has nothing under them, and keeps its bytes.
    private static int FirstSix(AttributionModel model) => model <= AttributionModel.TimeDecay ? (int)model : 0;
}
