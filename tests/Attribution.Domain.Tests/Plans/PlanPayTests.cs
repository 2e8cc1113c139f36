using System.Globalization;
using Attribution.Domain.Plans;
using Attribution.Domain.Tests.Support;
using FsCheck.Fluent;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Plans;

/// <summary>What a plan for March pays: 300 leads at 35 euros each, that is 10,500 euros at most.</summary>
public sealed class PlanPayTests
{
    [Theory]
    //          pay        fixed %   floor-cap   leads        euros       fixed      bonus      goal
    // Half is fixed, half is for the goal: leads and cost per lead, both.
    [InlineData("1000",    50,       null,       "300",       "10500",    "500.00",  "500.00",  "reached")]
    [InlineData("1000",    50,       null,       "299.999999999", "9000", "500.00",  "0.00",    "missed")]
    [InlineData("1000",    50,       null,       "300",       "10500.000001", "500.00", "0.00", "missed")]
    [InlineData("1000",    50,       null,       "400",       "9000",     "500.00",  "500.00",  "reached")]
    [InlineData("1000",    50,       null,       "0",         "0",        "500.00",  "0.00",    "missed")]
    // A cost that nobody reported is not within the limit.
    [InlineData("1000",    50,       null,       "400",       "-",        "500.00",  "0.00",    "missed")]
    // Other shares; cents that do not divide go to the fixed part.
    [InlineData("1000",    100,      null,       "0",         "0",        "1000.00", "0.00",    "missed")]
    [InlineData("1000",    0,        null,       "300",       "0",        "0.00",    "1000.00", "reached")]
    [InlineData("1000",    33.3333,  null,       "300",       "0",        "333.33",  "666.67",  "reached")]
    [InlineData("0.01",    50,       null,       "300",       "0",        "0.01",    "0.00",    "reached")]
    [InlineData("99.99",   50,       null,       "300",       "0",        "50.00",   "49.99",   "reached")]
    [InlineData("0",       50,       null,       "300",       "0",        "0.00",    "0.00",    "reached")]
    // In proportion from 70 % on and up to 120 %, as long as leads are not too dear.
    [InlineData("1000",    50,       "70-120",   "209.999999999", "0",    "500.00",  "0.00",    "missed")]
    [InlineData("1000",    50,       "70-120",   "210",       "0",        "500.00",  "350.00",  "missed")]
    [InlineData("1000",    50,       "70-120",   "225",       "7875",     "500.00",  "375.00",  "missed")]
    [InlineData("1000",    50,       "70-120",   "225",       "7876",     "500.00",  "0.00",    "missed")]
    [InlineData("1000",    50,       "70-120",   "300",       "0",        "500.00",  "500.00",  "reached")]
    [InlineData("1000",    50,       "70-120",   "900",       "0",        "500.00",  "600.00",  "reached")]
    // 500 × 200.01 / 300 = 333.35, and 0.005 away from zero.
    [InlineData("1000",    50,       "0-100",    "200.01",    "0",        "500.00",  "333.35",  "missed")]
    [InlineData("1000",    50,       "0-100",    "200.007",   "0",        "500.00",  "333.35",  "missed")]
    [InlineData("1000",    50,       "0-100",    "0",         "0",        "500.00",  "0.00",    "missed")]
    public void Plan_Pays_WhenItsRuleIs(string euros, double fixedPercent, string? proportional, string leads, string cost, string fixedPart, string bonus, string goal)
    {
        var standing = PlanText.Standing("1", 1, 31, 31, leads, cost);
        var plan = standing.Parts[0].Span.Plan with { Pay = PlanText.Pay(euros, (decimal)fixedPercent, proportional) };

        var pay = PlanPay.Of(new PlanStanding([standing.Parts[0] with { Span = standing.Parts[0].Span with { Plan = plan } }]));

        Assert.Equal((fixedPart, bonus), (Euros(pay.FixedMicros), Euros(pay.BonusMicros)));
        Assert.Equal(goal == "reached", pay.IsGoalReached);
    }

    [Theory]
    //          versions                                       asked    parts: fixed + for the goal
    [InlineData("1 pay 1000",                                  1, 31,   "500.00 + 500.00")]
    // Half of the month and a day less: 1000 × 15 / 31 = 483.87, 1000 × 16 / 31 = 516.13.
    [InlineData("1 pay 1000",                                  1, 15,   "241.94 + 241.94")]
    [InlineData("1 pay 1000",                                  16, 31,  "258.06 + 258.06")]
    // A change that changes nothing pays the same.
    [InlineData("1 pay 1000; 16",                              1, 31,   "241.94 + 241.94, 258.06 + 258.06")]
    // A raise from the 16th on: 500 × 15 / 31, and 1000 less 1000 × 15 / 31.
    [InlineData("1 pay 1000; 16 pay 2000",                     1, 31,   "241.94 + 241.94, 516.13 + 516.13")]
    // Nothing was promised before, or is promised from then on.
    [InlineData("1; 16 pay 2000",                              1, 31,   "0.00 + 0.00, 516.13 + 516.13")]
    [InlineData("1 pay 1000; 16 withdrawn yes",                1, 31,   "241.94 + 241.94")]
    public void Days_GetTheirPartOfThePay_WhenPlanIs(string versions, int from, int to, string expected)
    {
        var count = PlanVersions.Spans(PlanText.Versions(versions), PlanText.March(from, to)).Count;
        var pay = PlanPay.Of(PlanText.Standing(versions, from, to, 31, string.Join(' ', Enumerable.Repeat("0", count)), "0 0"));

        Assert.Equal(expected, string.Join(", ", pay.Parts.Select(part => $"{Euros(part.FixedMicros)} + {Euros(part.GoalMicros)}")));
    }

    [Fact]
    public void Parts_AddUpToTheCent_HoweverAPeriodIsCut() => Properties.Hold(
        from cents in Gen.Choose(0, 1_000_000)
        from millionths in Gen.Choose(0, 1_000_000)
        from cuts in Gen.ArrayOf(Gen.Choose(1, 30))
        select (cents, millionths, cuts),
        given =>
        {
            var plan = WeekBuilder.Plan("p") with { Pay = new((long)given.cents * 10_000, given.millionths, null) };
            var days = given.cuts.Append(0).Append(31).Distinct().Order().ToList();
            var parts = days.Zip(days.Skip(1), (before, last) => PlanPay.Of(new PlanStanding(
                [new PlanPart(new PlanSpan(plan, PlanText.March(before + 1, last)), 0, 1_000_000_000_000, 0)]))).ToList();

            Assert.All(parts.SelectMany(part => part.Parts), part =>
            {
                Assert.True(part is { FixedMicros: >= 0, GoalMicros: >= 0 }, $"{part}");
                Assert.Equal((0, 0, 0), (part.FixedMicros % 10_000, part.GoalMicros % 10_000, part.BonusMicros % 10_000));
            });
            Assert.Equal(given.cents * 10_000L, parts.Sum(part => part.TotalMicros));
        });

    private static string Euros(long micros) => (micros / 1_000_000m).ToString("0.00####", CultureInfo.InvariantCulture);
}
