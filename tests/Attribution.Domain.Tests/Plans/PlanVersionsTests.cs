using Attribution.Domain.Models;
using Attribution.Domain.Plans;
using Attribution.Domain.Tests.Support;
using FsCheck.Fluent;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Plans;

/// <summary>Which version of a plan for March holds on which days.</summary>
public sealed class PlanVersionsTests
{
    [Theory]
    // Versions, and the days on which each of them holds: number, first and last day.
    [InlineData("1",                                    "v1 1-31")]
    [InlineData("1; 16",                                "v1 1-15, v2 16-31")]
    [InlineData("1; 16; 23",                            "v1 1-15, v2 16-22, v3 23-31")]
    // Twice on one day: the later one holds.
    [InlineData("1; 16; 16",                            "v1 1-15, v3 16-31")]
    // A correction from an earlier day on takes the place of everything after it.
    [InlineData("1; 16; 10",                            "v1 1-9, v3 10-31")]
    [InlineData("1; 16; 1",                             "v3 1-31")]
    // The period moves: what no version covers is uncovered.
    [InlineData("1; 16 to 20",                          "v1 1-15, v2 16-20")]
    [InlineData("1; 16 from 18 to 20",                  "v1 1-15, v2 18-20")]
    [InlineData("10 from 10",                           "v1 10-31")]
    // Taken away, and taken up again.
    [InlineData("1; 16 withdrawn yes",                  "v1 1-15")]
    [InlineData("1; 1 withdrawn yes",                   "")]
    [InlineData("1; 16 withdrawn yes; 20",              "v1 1-15, v3 20-31")]
    public void Version_HoldsOnDays_WhenPlanWasWritten(string versions, string expected)
    {
        var plan = PlanText.Versions(versions);

        Assert.Equal(expected, string.Join(", ", PlanVersions.Spans(plan, PlanText.March(1, 31))
            .Select(span => $"v{span.Plan.Version} {span.Days.From.Day}-{span.Days.Last.Day}")));
        // Day by day it is the same.
        foreach (var day in Enumerable.Range(1, 31).Select(WeekBuilder.March))
        {
            Assert.Equal(
                PlanVersions.Spans(plan, PlanText.March(1, 31)).SingleOrDefault(span => span.Days.Contains(day))?.Plan,
                PlanVersions.InForce(plan, day).SingleOrDefault(version => version.Covers(day, "search", "")));
        }
    }

    [Theory]
    [InlineData(12, "email 0, search 100", "p v1")]
    [InlineData(16, "email 100, search 0", "p v2")]
    public void Lead_IsCreditedByTheVersionOfItsDay_WhenScopeChanged(int day, string channels, string expected)
    {
        var plan = PlanText.Versions("1 channels search; 16 channels email");
        var wanted = channels.Split(", ").Single(channel => channel.EndsWith(" 100", StringComparison.Ordinal)).Split(' ')[0];
        var lead = Journeys.Lead with { Day = WeekBuilder.March(day) };

        var covered = Journeys.Credit($"{wanted} 0d", lead: lead, plans: plan);
        var other = Journeys.Credit(wanted == "email" ? "search 0d" : "email 0d", lead: lead, plans: plan);

        Assert.Equal(expected, string.Join(", ", covered.Plans.Select(credit => $"{credit.Plan} v{credit.Version}")));
        Assert.Equal(["- 0"], other.Plans.Select(credit => $"{credit.Plan} {credit.Version}"));
    }

    [Fact]
    public void Change_LeavesTheDaysBeforeIt_WhateverItChanges() => Properties.Hold(
        from versions in Gen.ArrayOf(
            from day in Gen.Choose(1, 31)
            from target in Gen.Choose(1, 400)
            from end in Gen.Choose(10, 31)
            from withdrawn in Gen.Elements("no", "no", "yes")
            select $"{day} target {target} to {end} withdrawn {withdrawn}")
        from change in Gen.Choose(1, 31)
        select (versions, change),
        given =>
        {
            var before = string.Join("; ", given.versions.Prepend("1 target 300"));
            var after = $"{before}; {given.change} target 7 limit 1 model First pay 9";
            var days = PlanText.March(1, given.change - 1);

            Assert.Equal(Text(PlanVersions.Spans(PlanText.Versions(before), days)), Text(PlanVersions.Spans(PlanText.Versions(after), days)));

            static string Text(IReadOnlyList<PlanSpan> spans) =>
                string.Join('\n', spans.Select(span => $"{span.Days} {span.Plan.Version} {span.Plan.TargetLeads} {span.Plan.Model}"));
        });

    [Fact]
    public void Credit_KeepsVersionsApart_WhenSumsMove()
    {
        var one = ModelCredits.From(_ => ModelCredits.Lead);
        var before = new LeadCredits("l", [], [new PlanCredit("p", one) { Version = 1 }], [], "");
        var after = before with { Plans = [new PlanCredit("p", one) { Version = 2 }] };

        Assert.Equal(
            ["p 1 -1000000000", "p 2 1000000000"],
            CreditDifference.Between(before, after).Plans.Select(plan => $"{plan.Plan} {plan.Version} {plan.Credits[AttributionModel.Linear]}"));
    }
}
