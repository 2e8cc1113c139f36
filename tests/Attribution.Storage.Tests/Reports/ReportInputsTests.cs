using System.Globalization;
using System.Text;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Storage.Reports;

namespace Attribution.Storage.Tests.Reports;

public sealed class ReportInputsTests
{
    private static readonly ReportingWeek Week = new(new DateOnly(2026, 3, 16));

    [Fact]
    public void FromBytes_ReadsEverythingThatToBytesWrote()
    {
        var inputs = Inputs();

        var read = ReportInputs.FromBytes(inputs.ToBytes());

        Assert.Equal(Encoding.UTF8.GetString(inputs.ToBytes()), Encoding.UTF8.GetString(read.ToBytes()));

        // Equal text could hide what was never written.
        Assert.Equal(inputs.Week.ChannelCredits, read.Week.ChannelCredits);
        Assert.Equal(inputs.Week.PlanCredits, read.Week.PlanCredits);
        Assert.Equal(inputs.Week.Sums, read.Week.Sums);
        Assert.Equal(inputs.Week.Totals, read.Week.Totals);
        Assert.Equal((Week, Week.Previous), (read.Week.Week, read.PreviousNow.Week));
        Assert.Equal(inputs.Reader, read.Reader);
        Assert.Equal(inputs.Week.Marketers, read.Week.Marketers);
        Assert.Equivalent(inputs.Week.Plans, read.Week.Plans, strict: true);
        Assert.Equivalent(inputs.Week.Channels, read.Week.Channels, strict: true);
        Assert.Equal(new EventLayout(24, 2), read.Week.Channels[0].Layout);
        Assert.Equal(SourceOfTruth.Platform, read.Week.Channels[0].TruthFor(Measure.Clicks));
    }

    [Fact]
    public void FromBytes_ReadsThatNoReportWasSentBefore()
    {
        var inputs = Inputs() with { PreviousAsSent = null };

        Assert.Null(ReportInputs.FromBytes(inputs.ToBytes()).PreviousAsSent);
    }

    [Fact]
    public void FromBytes_ReadsCreditUnderEveryModel()
    {
        var inputs = Inputs();
        var credits = inputs.Week.ChannelCredits[0] with { Credits = ModelCredits.From(m => (int)m * 1_000L) };

        var read = ReportInputs.FromBytes((inputs with { Week = inputs.Week with { ChannelCredits = [credits] } }).ToBytes()).Week;

        Assert.Equal(credits, Assert.Single(read.ChannelCredits));
    }

    [Fact]
    public void FromBytes_ReadsVersionsOfPlans()
    {
        var inputs = Inputs();
        var changed = inputs.Week.Plans[0] with { Version = 3, HoldsFrom = Week.Monday, Pay = new PayRule(1_000_000, 5, new ProportionalBonus(1, 2)), IsWithdrawn = true };
        var week = inputs.Week with { Plans = [changed], PlanCredits = [inputs.Week.PlanCredits[0] with { Plan = "riga", Version = 3 }] };

        var read = ReportInputs.FromBytes((inputs with { Week = week }).ToBytes()).Week;

        Assert.Equivalent(changed, Assert.Single(read.Plans), strict: true);
        Assert.Equal(week.PlanCredits, read.PlanCredits);
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
            var hash = ReportInputs.Hash(Inputs().ToBytes());
            Assert.True(hash == "cea6afa44f4681ea447b3ecf1d3321c94b94a83080f380059e362289927e93d2", hash);
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
        ReportInputs[] variants =
        [
            inputs,
            inputs with { PreviousAsSent = null },
            inputs with { Reader = inputs.Reader with { Role = MarketerRole.Head } },
            inputs with { Reader = inputs.Reader with { SendAt = new TimeOnly(7, 31) } },
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

        Assert.Equal(variants.Length, variants.Select(v => ReportInputs.Hash(v.ToBytes())).Distinct().Count());
    }

    private static ReportInputs Inputs() => new(
        new Marketer("anna", "Աննա Kalniņa", "anna@example.com", MarketerRole.Marketer, "Europe/Riga", DayOfWeek.Monday, new TimeOnly(7, 30)),
        Inputs(Week, 3),
        Inputs(Week.Previous, 1),
        Inputs(Week.Previous, 2));

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
        [new PlanCredit(PlanCredit.OutsideEveryPlan, ModelCredits.From(m => -FirstSix(m)))]);

    // What was frozen before later models came has nothing under them, and keeps its bytes.
    private static int FirstSix(AttributionModel model) => model <= AttributionModel.TimeDecay ? (int)model : 0;
}
