using Attribution.Domain.Calendar;
using Attribution.Domain.Models;
using Attribution.Domain.Plans;
using Attribution.Domain.Tests.Support;

namespace Attribution.Domain.Tests.Plans;

/// <summary>What holds for the sheet of leads, whatever the journeys, plans and their overlaps.</summary>
public sealed class LeadSheetProperties
{
    private static readonly DayRange March = PlanText.March(1, 31);

    [Fact]
    public void Plans_AreNeverPromisedMoreThanTheLead_AndTheRestIsOutside() => Properties.Hold(Scenarios.Any, scenario =>
    {
        foreach (var model in ModelCredits.Models)
        {
            // All plans under one model, because only then their credit may be added.
            var plans = scenario.Plans.Select(plan => plan with { Model = model }).ToList();
            var lead = new LedgerLead(scenario.Lead.Day, (scenario with { Plans = [.. plans] }).Credit());
            var spans = plans.SelectMany(plan => PlanVersions.Spans([plan], March)).ToList();

            var lines = LeadSheet.Lines(lead, spans).ToList();
            var outside = LeadSheet.OutsideEveryPlan(lead, plans, model).Sum(credit => credit.Units);

            Assert.Equal(ModelCredits.Lead, lines.Sum(line => line.Units) + outside);
            Assert.Equal(lead.Credits.Plans.Where(plan => plan.Plan == PlanCredit.OutsideEveryPlan).Sum(plan => plan.Credits[model]), outside);
            Assert.All(lines, line => Assert.InRange(line.Units, 1, line.Channels.Sum(channel => channel.Units)));
        }
    });

    [Fact]
    public void Sheet_AddsUpToTheHeadline_WhateverThePlansAre() => Properties.Hold(Scenarios.Any, scenario =>
    {
        var lead = new LedgerLead(scenario.Lead.Day, scenario.Credit());
        var spans = PlanPeriodInputs.Spans(scenario.Plans, "anna", March);
        var inputs = new PlanPeriodInputs(
            "anna", new ReportingPeriod("2026-03", March), WeekBuilder.March(31), "EUR", AttributionModel.Linear, scenario.Plans, [], [], [],
            [.. LeadSheet.Lines(lead, spans)], []);

        var plans = PlanPeriod.Lines(inputs);

        Assert.Equal(inputs.Lines.Sum(line => line.Units), plans.Sum(plan => plan.Standing.CreditedUnits));
        Assert.Equal(scenario.Plans.Length, plans.Count);
        Assert.Equal(plans.Sum(plan => PlanPay.Of(plan.Standing).TotalMicros), PeriodPay.Of(inputs, []).TotalMicros);
    });

    [Fact]
    public void AsOf_LeavesOutWhatCameAfterIt()
    {
        var plan = WeekBuilder.Plan("p");
        var lines = new[] { 1, 16, 17, 31 }.Select(day => PlanText.Lead($"l{day}", day, "p 1"))
            .SelectMany(lead => LeadSheet.Lines(lead, [new PlanSpan(plan, March)])).ToList();
        var inputs = new PlanPeriodInputs(
            "anna", new ReportingPeriod("2026-03", March), WeekBuilder.March(16), "EUR", AttributionModel.Linear, [plan], [], [], [], lines, []);

        Assert.Equal((WeekBuilder.Units(2), 16, 31), PlanPeriod.Lines(inputs).Single().Standing is var standing
            ? (standing.CreditedUnits, standing.DaysElapsed, standing.DaysInPeriod)
            : default);
    }
}
