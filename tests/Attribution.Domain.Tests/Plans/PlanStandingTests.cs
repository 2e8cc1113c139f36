using System.Globalization;
using Attribution.Domain.Plans;
using Attribution.Domain.Tests.Support;
using FsCheck.Fluent;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Plans;

/// <summary>
/// How a plan for March stands: 300 leads at 35 euros each unless a version says otherwise. Versions are written as
/// <see cref="PlanText"/> reads them; leads and euros are given for each version that has days.
/// </summary>
public sealed class PlanStandingTests
{
    [Theory]
    //          versions             asked, as of    leads     fulfilment        pace             forecast              required rate
    [InlineData("1",                 1, 31, 22,      "219",    "219/300",        "6600/31",       "6789/22 = 308.590909", "81/9 = 9")]
    [InlineData("1",                 1, 31, 31,      "300",    "300/300",        "300/1",         "9300/31 = 300",      "0/0 over")]
    [InlineData("1",                 1, 31, 10,      "310.5",  "310.5/300",      "3000/31",       "9625.5/10 = 962.55", "0/21 = 0")]
    // Not begun: nothing is nought point nothing.
    [InlineData("1",                 1, 31, 0,       "0",      "0/300",          "0/1",           "0/0 notBegun",       "300/31 = 9.677419")]
    // Part of the plan: its part of the target, by days. 300 × 15 / 31 = 145.16 leads.
    [InlineData("1",                 1, 15, 15,      "100.5",  "3115.5/4500",    "4500/31",       "1507.5/15 = 100.5",  "1384.5/0 over")]
    [InlineData("1 target 310",      16, 22, 22,     "70",     "70/70",          "70/1",          "490/7 = 70",         "0/0 over")]
    // Two versions: 300 × 15 / 31 + 372 × 16 / 31 = 337.16 leads.
    [InlineData("1; 16 target 372",  1, 31, 31,      "150 160", "9610/10452",    "10452/31",      "9610/31 = 310",      "842/0 over")]
    [InlineData("1; 16 target 372",  1, 31, 20,      "150 50",  "6200/10452",    "6360/31",       "6200/20 = 310",      "4252/341 = 12.469208")]
    // A change that changes nothing changes no figure.
    [InlineData("1; 16",             1, 31, 22,      "150 69", "219/300",        "6600/31",       "6789/22 = 308.590909", "81/9 = 9")]
    // The second version ends on the 20th, and has 200 leads for its twenty days: 300 × 15 / 31 + 200 × 5 / 20.
    [InlineData("1; 16 to 20 target 200", 1, 31, 31, "150 40", "5890/6050",      "6050/31",       "3800/20 = 190",      "160/0 over")]
    public void Leads_AreMeasuredAgainstTheTarget_WhenPlanIs(
        string versions, int from, int to, int asOf, string leads, string fulfilment, string pace, string forecast, string required)
    {
        var standing = PlanText.Standing(versions, from, to, asOf, leads, "0 0");

        Assert.Equal(fulfilment, Terms(standing.Fulfilment));
        Assert.Equal(pace, Terms(standing.ExpectedPace));
        Assert.Equal(forecast, Text(standing.Forecast));
        Assert.Equal(required, Text(standing.RequiredDailyRate));
    }

    [Theory]
    //          versions                        leads     euros       CPL                 ratio                 budget used
    [InlineData("1",                            "219",    "6832.80",  "6832.8/219 = 31.2", "6832.8/7665 = 0.891429", "6832.8/- noBudget")]
    [InlineData("1 budget 9000",                "219",    "6832.80",  "6832.8/219 = 31.2", "6832.8/7665 = 0.891429", "6832.8/9000 = 0.7592")]
    // Above the limit.
    [InlineData("1",                            "2",      "140",      "140/2 = 70",       "140/70 = 2",         "140/- noBudget")]
    // No leads: no cost per lead, which is neither nought nor infinite.
    [InlineData("1 budget 100",                 "0",      "140",      "140/0 noLeads",    "140/0 noLeads",      "140/100 = 1.4")]
    // No cost reported is not a cost of nothing; a cost of nothing is.
    [InlineData("1 budget 100",                 "5",      "-",        "-/5 noCost",       "-/175 noCost",       "-/100 noCost")]
    [InlineData("1 budget 100",                 "5",      "0",        "0/5 = 0",          "0/175 = 0",          "0/100 = 0")]
    [InlineData("1 budget 0",                   "5",      "10",       "10/5 = 2",         "10/175 = 0.057143",  "10/0 noBudget")]
    [InlineData("1 limit 0",                    "5",      "10",       "10/5 = 2",         "10/0 nothingAllowed", "10/- noBudget")]
    // Two limits: ten leads at 30 and ten at 40 may cost 700.
    [InlineData("1 limit 30; 16 limit 40",      "10 10",  "300 400",  "700/20 = 35",      "700/700 = 1",        "700/- noBudget")]
    [InlineData("1 limit 30; 16 limit 40",      "10 10",  "- 350",    "350/20 = 17.5",    "350/700 = 0.5",      "350/- noBudget")]
    // 3100 × 15 / 31 + 6200 × 16 / 31 = 4700.
    [InlineData("1 budget 3100; 16 budget 6200", "10 10", "300 400",  "700/20 = 35",      "700/700 = 1",        "700/4700 = 0.148936")]
    [InlineData("1 budget 3100; 16 budget -",   "10 10",  "300 400",  "700/20 = 35",      "700/700 = 1",        "700/- noBudget")]
    public void Cost_IsMeasuredAgainstTheLimits_WhenPlanIs(string versions, string leads, string euros, string cpl, string ratio, string budget)
    {
        var standing = PlanText.Standing(versions, 1, 31, 31, leads, euros);

        Assert.Equal(cpl, Text(standing.Cpl));
        Assert.Equal(ratio, Text(standing.AllowedCplRatio));
        Assert.Equal(budget, Text(standing.BudgetUsed));
    }

    [Fact]
    public void Parts_AddUpToTheTarget_HoweverAPlanIsCut() => Properties.Hold(
        from target in Gen.Choose(1, 10_000)
        from cut in Gen.Choose(1, 30)
        from changes in Gen.ArrayOf(Gen.Choose(1, 31))
        select (target, cut, changes),
        given =>
        {
            // Versions that change nothing, and a period that is asked in two parts.
            var versions = string.Join("; ", given.changes.Select(day => $"{day}").Prepend($"1 target {given.target}"));
            var spans = PlanVersions.Spans(PlanText.Versions(versions), PlanText.March(1, 31));
            var none = string.Join(' ', spans.Select(_ => "0"));

            Assert.Equal(given.target, PlanText.Standing(versions, 1, 31, 31, none, none).TargetLeads);
            Assert.Equal(
                given.target,
                PlanText.Standing(versions, 1, given.cut, 31, none, none).TargetLeads + PlanText.Standing(versions, given.cut + 1, 31, 31, none, none).TargetLeads);
        });

    /// <summary>Numerator and denominator as they are shown, in finite decimals.</summary>
    private static string Terms(PlanFigure figure)
    {
        var exact = figure.InFiniteDecimals();
        return $"{Number(exact.Numerator?.ToDecimal())}/{Number(exact.Denominator?.ToDecimal())}";
    }

    private static string Text(PlanFigure figure) =>
        Terms(figure) + (figure.Missing is { } missing ? $" {char.ToLowerInvariant($"{missing}"[0])}{$"{missing}"[1..]}" : $" = {Number(figure.Value!.Value.ToDecimal(6))}");

    private static string Number(decimal? value) => value?.ToString("0.#########", CultureInfo.InvariantCulture) ?? "-";
}
