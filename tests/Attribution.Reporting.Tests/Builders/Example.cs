using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.DataDriven;
using Attribution.Domain.Figures;
using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Tests.Builders;

/// <summary>A week as a marketer could have had it, with everything that a report can show.</summary>
internal static class Example
{
    public static WeekFigures Week { get; } = Some.Week(
        [
            Some.Channel("Paid search", 41.0421m, 1148.37m, 1204, 71, new Reach.Exact(58_210), [new(Measure.Clicks, "google-ads", 1231)], impressions: 81_033, rejected: 2),
            Some.Channel("Paid social", 22.5317m, 981.10m, 486, 38, new Reach.Between(7_011, 20_670), [new(Measure.Clicks, "meta", 512)], impressions: 120_400, rejected: 1.5m),
            Some.Channel("E-mail", 14.2m, 118.00m, 164, 19, new Reach.Exact(6_300), impressions: 6_420),
            Some.Channel("Webinar “Scale-up”", 7.0262m, 480.00m, 58, 9, new Reach.Exact(410), id: "webinars"),
            Some.Channel("Partners"),
            Some.Unattributed(2.6m),
        ],
        [
            Some.Plan(pay: new PayRule(1_800_000_000, PayRule.UsualFixedMillionths, null)),
            Some.Plan("webinars-q1", target: 40, allowedCpl: 50, budget: null, credited: 31.6m, cost: 2011.40m, day: 81, days: 90, channels: ["webinars", "partners"]),
        ],
        outside: 3.4m);

    public static WeekFigures WeekBefore { get; } = Some.Week(
        Some.Channel("Paid search", 35.1m, 1010.00m, 1101, 68, impressions: 78_200),
        Some.Channel("Paid social", 24.9m, 877.00m, 530, 41, impressions: 118_000),
        Some.Channel("E-mail", 12.0m, 118.00m, 150, 17, impressions: 6_100),
        Some.Channel("Webinar “Scale-up”", 6.0m, 336.00m, 40, 7, id: "webinars"));

    public static ReportedWeek Reported { get; } = Some.Reported(
        Week,
        WeekBefore,
        new RestatementNote("paid-social", "Paid social", RestatedFigure.Cost, 402_100_000, 388_750_000)
        {
            Causes = [new RestatementCause.Platform("meta", new DateTimeOffset(2026, 3, 18, 4, 0, 0, TimeSpan.Zero))],
        },
        new RestatementNote("paid-search", "Paid search", RestatedFigure.Leads, 36_100_000_000, 35_100_000_000)
        {
            Causes = [new RestatementCause.Credit(ChangeReason.Rejected, 1), new RestatementCause.Credit(ChangeReason.Touches, 3)],
        }) with
    {
        Trend = [.. Enumerable.Range(1, 10).Select(Earlier), Some.Trend(WeekBefore with { Week = Some.Week12.Previous }), Some.Trend(Week)],
        Campaigns =
        [
            new("paid-search", "brand", "Brand, exact", 611, 44, 26_400_000_000, 402_110_000),
            new("paid-search", "generic", "Generic, broad", 593, 27, 14_642_100_000, 746_260_000),
            new("paid-social", "lookalike", "Look-alike audience, spring", 301, 21, 9_031_700_000, 610_400_000),
            new("paid-social", "remarketing", "Remarketing", 185, 17, 13_500_000_000, 370_700_000),
            new("webinars", "scale-up", "Webinar “Scale-up”, follow-up invitations", 58, 9, 7_026_200_000, 480_000_000),
        ],
        Disagreement = new(
            [
                new(AttributionModel.PositionBased, null), new(AttributionModel.First, null), new(AttributionModel.Last, null),
                new(null, DataDriven(DataDrivenModel.Markov)), new(null, DataDriven(DataDrivenModel.Shapley)),
            ],
            [
                new("e-mail", [14_200_000_000, 17_000_000_000, 6_000_000_000, 17_900_000_000, 15_300_000_000]),
                new("paid-search", [41_042_100_000, 33_000_000_000, 49_000_000_000, 39_100_000_000, 40_200_000_000]),
                new("paid-social", [22_531_700_000, 27_000_000_000, 21_000_000_000, 21_200_000_000, 22_900_000_000]),
                new("webinars", [7_026_200_000, 7_800_000_000, 8_800_000_000, 6_600_000_000, 6_400_000_000]),
                new("unattributed", [2_600_000_000, 2_600_000_000, 2_600_000_000, 2_600_000_000, 2_600_000_000]),
            ]),
        Temperatures =
        [
            Warmth(LeadTemperature.Hot, "paid-search", 12_300_000_000), Warmth(LeadTemperature.Warm, "paid-search", 20_742_100_000), Warmth(null, "paid-search", 8_000_000_000),
            Warmth(LeadTemperature.Warm, "paid-social", 12_531_700_000), Warmth(LeadTemperature.Cold, "paid-social", 10_000_000_000),
            Warmth(LeadTemperature.Hot, "e-mail", 14_200_000_000), Warmth(LeadTemperature.Cold, "webinars", 7_026_200_000), Warmth(null, "unattributed", 2_600_000_000),
        ],
        Intake =
        [
            new("", 0, 0, 0, new Dictionary<string, long> { ["unknown-channel"] = 4 }),
            new("paid-search", 1_275, 14, 3, new Dictionary<string, long> { ["invalid-time"] = 2 }),
            new("webinars", 67, 0, 0, new Dictionary<string, long> { ["currency-mismatch:USD"] = 1 }),
        ],
        Missing = [new("paid-social", "Paid social", Measure.Cost, [new(2026, 3, 21), new(2026, 3, 22)])],
        Families = new Dictionary<string, LeadFamily>
        {
            ["paid-search"] = LeadFamily.Nets,
            ["paid-social"] = LeadFamily.Nets,
            ["e-mail"] = LeadFamily.Nets,
            ["webinars"] = LeadFamily.Spears,
            ["partners"] = LeadFamily.Seeds,
        },
    };

    public static ReportDocument Report { get; } = Compose();

    public static ReportDocument Compose() => Some.Report(Reported);

    /// <summary>Ten weeks on the way up, with a dent.</summary>
    private static TrendWeek Earlier(int number)
    {
        var week = new ReportingWeek(Some.Week12.Monday.AddDays(7 * (number - 12)));
        var leads = (50 + (3 * number) - (number == 6 ? 9 : 0)) * ModelCredits.Lead;
        return new TrendWeek(week,
        [
            new("paid-search", Only(leads / 2), 1_000_000_000 + (number * 10_000_000)),
            new("paid-social", Only(leads / 2), 1_150_000_000 - (number * 20_000_000)),
        ]);
    }

    private static TemperatureCredit Warmth(LeadTemperature? temperature, string channel, long units) => new(temperature, channel, Only(units));

    private static ModelCredits Only(long units) => ModelCredits.From(m => m == AttributionModel.PositionBased ? units : 0);

    private static DataDrivenCredits DataDriven(DataDrivenModel model) =>
        new(model, Some.Week12, Some.Week12, "", 87, 0, null, 61, null, []);
}
