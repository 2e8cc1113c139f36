using Attribution.Domain.Catalog;
using Attribution.Domain.Models;

namespace Attribution.Domain.Plans;

/// <summary>One lead, or the part of it, that counts for a plan.</summary>
/// <param name="Lead">Lead key.</param>
/// <param name="Day">Its day.</param>
/// <param name="Plan">Plan id.</param>
/// <param name="Version">Version of the plan that holds on that day.</param>
/// <param name="Model">The model whose credit counts.</param>
/// <param name="Units">Credit of the plan, in billionths of a lead.</param>
/// <param name="Channels">Credit of the channels and campaigns in the plan's scope, which it may share with other plans.</param>
/// <param name="Rules">Version and settings of the attribution that produced it.</param>
public sealed record SheetLine(
    string Lead, DateOnly Day, string Plan, int Version, AttributionModel Model, long Units, IReadOnlyList<ChannelUnits> Channels, string Rules);

/// <summary>Credit of a channel and campaign under one model.</summary>
/// <param name="Channel">Channel id.</param>
/// <param name="Campaign">Campaign id; empty when there is none.</param>
/// <param name="Units">Credit in billionths of a lead.</param>
public sealed record ChannelUnits(string Channel, string Campaign, long Units);

/// <summary>The leads behind the figures of plans.</summary>
public static class LeadSheet
{
    /// <summary>The lines of one lead: one for each plan that it counts for under that plan's model.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="spans">Plans with the days on which their versions hold.</param>
    public static IEnumerable<SheetLine> Lines(LedgerLead lead, IReadOnlyList<PlanSpan> spans) =>
        from span in spans
        where span.Days.Contains(lead.Day)
        let units = Units(lead, span.Plan)
        where units != 0
        select new SheetLine(
            lead.Credits.Lead, lead.Day, span.Plan.Id, span.Plan.Version, span.Plan.Model, units, InScope(lead, span.Plan), lead.Credits.Rules);

    /// <summary>A lead's credit that no plan covers, by channel, under one model.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="versions">All plans in all their versions.</param>
    /// <param name="model">The model.</param>
    public static IEnumerable<ChannelUnits> OutsideEveryPlan(LedgerLead lead, IReadOnlyList<Plan> versions, AttributionModel model)
    {
        var inForce = PlanVersions.InForce(versions, lead.Day);
        return
            from credit in lead.Credits.Channels
            where credit.Credits[model] != 0 && !inForce.Any(plan => plan.Covers(lead.Day, credit.Channel, credit.Campaign))
            select new ChannelUnits(credit.Channel, credit.Campaign, credit.Credits[model]);
    }

    /// <summary>Credit of one lead for a plan under the model of that version, in billionths; zero when it does not count for the plan.</summary>
    internal static long Units(LedgerLead lead, Plan plan) =>
        lead.Credits.Plans.Where(credit => credit.Plan == plan.Id).Sum(credit => credit.Credits[plan.Model]);

    private static List<ChannelUnits> InScope(LedgerLead lead, Plan plan) =>
    [
        .. from credit in lead.Credits.Channels
           where credit.Credits[plan.Model] != 0 && plan.Covers(lead.Day, credit.Channel, credit.Campaign)
           select new ChannelUnits(credit.Channel, credit.Campaign, credit.Credits[plan.Model]),
    ];
}
