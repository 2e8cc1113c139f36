using System.Text.Json;
using Attribution.Domain.Figures;

namespace Attribution.Functions.Reports;

/// <summary>Figures of a week as JSON: exact numbers with their units in the names.</summary>
internal static class FiguresView
{
    public static object Of(WeekFigures figures) => new
    {
        Week = figures.Week.ToString(),
        From = figures.Week.Monday,
        To = figures.Week.Sunday,
        figures.Currency,
        Model = Name(figures.Model),
        Channels = figures.Channels.Select(Of).ToList(),
        Total = Of(figures.Total),
        Plans = figures.Plans.Select(Of).ToList(),
        figures.OutsideEveryPlanUnits,
    };

    private static object Of(ChannelFigures channel) => new
    {
        channel.Channel,
        channel.Name,
        Reach = channel.Reach switch
        {
            Reach.Exact(var people) => (object)new { AtLeast = people, AtMost = people },
            Reach.Between(var least, var most) => new { AtLeast = least, AtMost = most },
            _ => null,
        },
        channel.Impressions,
        channel.Clicks,
        channel.Applications,
        channel.LeadUnits,
        channel.WithheldUnits,
        channel.CostMicros,
        channel.CplMicros,
        channel.ApplicationConversion,
        channel.LeadConversion,
        Claims = channel.Claims.Select(c => new { Measure = Name(c.Measure), c.Source, c.Value }).ToList(),
    };

    private static object Of(PlanFigures plan) => new
    {
        Plan = plan.Plan.Id,
        plan.Plan.Marketer,
        plan.MarketerName,
        plan.TargetLeads,
        plan.CreditedUnits,
        plan.Fulfilment,
        plan.CostMicros,
        plan.CplMicros,
        plan.AllowedCplMicros,
        plan.AllowedCplRatio,
        plan.ExpectedPace,
        plan.DaysElapsed,
        plan.DaysInPeriod,
    };

    private static string Name<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
