using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Tests.Builders;

/// <summary>A week as a marketer could have had it.</summary>
internal static class Example
{
    public static WeekFigures Week { get; } = Some.Week(
        [
            Some.Channel("Paid search", 41.0421m, 1148.37m, 1204, 71, new Reach.Exact(58_210), [new(Measure.Clicks, "google-ads", 1231)]),
            Some.Channel("Paid social", 22.5317m, 981.10m, 486, 38, new Reach.Between(7_011, 20_670), [new(Measure.Clicks, "meta", 512)]),
            Some.Channel("E-mail", 14.2m, 118.00m, 164, 19, new Reach.Exact(6_300)),
            Some.Channel("Webinar “Scale-up”", 7.0262m, 480.00m, 58, 9, new Reach.Exact(410), id: "webinars"),
            Some.Channel("Partners"),
            Some.Unattributed(2.6m),
        ],
        [
            Some.Plan(),
            Some.Plan("webinars-q1", target: 40, allowedCpl: 50, budget: null, credited: 31.6m, cost: 2011.40m, day: 81, days: 90, channels: ["webinars", "partners"]),
        ],
        outside: 3.4m);

    public static WeekFigures WeekBefore { get; } = Some.Week(
        Some.Channel("Paid search", 35.1m, 1010.00m, 1101, 68),
        Some.Channel("Paid social", 24.9m, 877.00m, 530, 41),
        Some.Channel("E-mail", 12.0m, 118.00m, 150, 17),
        Some.Channel("Webinar “Scale-up”", 6.0m, 336.00m, 40, 7));

    public static ReportDocument Report { get; } = Compose();

    public static ReportDocument Compose() => Some.Report(
        Week,
        WeekBefore,
        null,
        new RestatementNote("paid-social", "Paid social", RestatedFigure.Cost, 402_100_000, 388_750_000));
}
