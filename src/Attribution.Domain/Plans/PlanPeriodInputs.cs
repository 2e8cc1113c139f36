using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;

namespace Attribution.Domain.Plans;

/// <summary>Everything that a marketer's figures over some days follow from.</summary>
/// <param name="Marketer">Marketer id.</param>
/// <param name="Period">The days that were asked for.</param>
/// <param name="AsOf">The day that it is, or is taken to be: what comes after it is not counted.</param>
/// <param name="Currency">ISO 4217 code of the reporting currency.</param>
/// <param name="Model">Model under which leads outside every plan are told.</param>
/// <param name="Versions">All plans of everybody, in all their versions.</param>
/// <param name="Channels">All channels.</param>
/// <param name="Sums">Own counts of the days.</param>
/// <param name="Totals">Platforms' counts of the days.</param>
/// <param name="Lines">Leads of the days that count for the marketer's plans, sorted by day, lead, plan.</param>
/// <param name="Outside">Credit of the days that no plan covers, per channel and campaign, sorted by both.</param>
public sealed record PlanPeriodInputs(
    string Marketer,
    ReportingPeriod Period,
    DateOnly AsOf,
    string Currency,
    AttributionModel Model,
    IReadOnlyList<Plan> Versions,
    IReadOnlyList<Channel> Channels,
    IReadOnlyList<DaySum> Sums,
    IReadOnlyList<DayTotal> Totals,
    IReadOnlyList<SheetLine> Lines,
    IReadOnlyList<ChannelUnits> Outside)
{
    /// <summary>A marketer's plans with the days of the period on which their versions hold, in order of ids.</summary>
    /// <param name="versions">All plans of everybody, in all their versions.</param>
    /// <param name="marketer">Marketer id.</param>
    /// <param name="days">The days.</param>
    public static IReadOnlyList<PlanSpan> Spans(IReadOnlyList<Plan> versions, string marketer, DayRange days) =>
    [
        .. versions
            .GroupBy(plan => plan.Id, StringComparer.Ordinal)
            .OrderBy(plan => plan.Key, StringComparer.Ordinal)
            .SelectMany(plan => PlanVersions.Spans(plan, days))
            .Where(span => span.Plan.Marketer == marketer),
    ];
}
