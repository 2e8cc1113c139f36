using Attribution.Domain.Plans;

namespace Attribution.Functions.Plans;

/// <summary>How a marketer's plans stand, as JSON.</summary>
internal static class FulfilmentView
{
    /// <summary>The answer to one question.</summary>
    public static object Of(PlanPeriodInputs inputs, PlanQuestion question) => new
    {
        inputs.Marketer,
        MarketerName = question.Marketer.Name,
        Period = PeriodView.Of(inputs.Period),
        inputs.AsOf,
        inputs.Currency,
        Plans = PlanPeriod.Lines(inputs).Select(line => Plan(line, inputs)).ToList(),
        DaysWithoutPlan = PeriodView.DaysWithout(inputs),
        OutsideEveryPlan = new
        {
            Model = FigureView.Name(inputs.Model),
            Leads = SheetView.Leads(inputs.Outside.Sum(credit => credit.Units)),
            Channels = inputs.Outside.Select(SheetView.Of).ToList(),
        },
        Sheet = SheetView.Of(inputs.Lines, question),
    };

    private static object Plan(PlanLine line, PlanPeriodInputs inputs) => new
    {
        line.Plan,
        line.Standing.DaysInPeriod,
        line.Standing.DaysElapsed,
        Leads = inputs.Lines.Count(lead => lead.Plan == line.Plan),
        Credited = FigureView.Of(line.Standing.Credited),
        Target = FigureView.Of(line.Standing.Target),
        Fulfilment = FigureView.Of(line.Standing.Fulfilment),
        Cost = FigureView.Of(line.Standing.Cost),
        CostPerLead = FigureView.Of(line.Standing.Cpl),
        AllowedCostPerLead = FigureView.Of(line.Standing.AllowedCpl),
        AllowedCplRatio = FigureView.Of(line.Standing.AllowedCplRatio),
        BudgetUsed = FigureView.Of(line.Standing.BudgetUsed),
        ExpectedPace = FigureView.Of(line.Standing.ExpectedPace),
        Forecast = FigureView.Of(line.Standing.Forecast),
        RequiredDailyRate = FigureView.Of(line.Standing.RequiredDailyRate),
        Versions = line.Standing.Parts.Select(Version).ToList(),
    };

    private static object Version(PlanPart part)
    {
        var alone = new PlanStanding([part]);
        return new
        {
            part.Span.Plan.Version,
            part.Span.Days.From,
            To = part.Span.Days.Last,
            DaysInForce = part.Span.Days.Days,
            part.DaysElapsed,
            Terms = new
            {
                part.Span.Plan.From,
                part.Span.Plan.To,
                part.Span.Plan.TargetLeads,
                AllowedCpl = PeriodView.Money(part.Span.Plan.AllowedCplMicros),
                Budget = part.Span.Plan.BudgetMicros is { } budget ? PeriodView.Money(budget) : null,
                part.Span.Plan.Channels,
                part.Span.Plan.Campaigns,
                Model = FigureView.Name(part.Span.Plan.Model),
            },
            Credited = FigureView.Of(alone.Credited),
            Target = FigureView.Of(alone.Target),
            Fulfilment = FigureView.Of(alone.Fulfilment),
            Cost = FigureView.Of(alone.Cost),
            AllowedCplRatio = FigureView.Of(alone.AllowedCplRatio),
        };
    }
}
