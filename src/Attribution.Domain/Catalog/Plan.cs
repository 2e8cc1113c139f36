using Attribution.Domain.Models;

namespace Attribution.Domain.Catalog;

/// <summary>
/// What one marketer is to reach in one period: one version of it. A change makes another version, which holds from a day on; the days
/// before it stay judged by the versions before (<see cref="Plans.PlanVersions"/>).
/// </summary>
/// <param name="Id">Lower-case letters, digits and hyphens; at most 64 characters.</param>
/// <param name="Marketer">Marketer id.</param>
/// <param name="From">First day, in the reporting time zone.</param>
/// <param name="To">Last day, included.</param>
/// <param name="TargetLeads">Credited leads to reach; at least one.</param>
/// <param name="AllowedCplMicros">Highest cost per lead, in micros of the reporting currency.</param>
/// <param name="BudgetMicros">Money to spend, in micros of the reporting currency; null when not limited.</param>
/// <param name="Channels">Channel ids in scope; empty means all of them.</param>
/// <param name="Campaigns">Campaign ids in scope, within those channels; empty means all of them.</param>
/// <param name="Model">Model whose credits count for the plan.</param>
/// <param name="Version">Counts up by one with every change.</param>
public sealed record Plan(
    string Id,
    string Marketer,
    DateOnly From,
    DateOnly To,
    int TargetLeads,
    long AllowedCplMicros,
    long? BudgetMicros,
    IReadOnlyList<string> Channels,
    IReadOnlyList<string> Campaigns,
    AttributionModel Model,
    int Version)
{
    /// <summary>First day on which this version holds; unless set it holds on every day.</summary>
    public DateOnly HoldsFrom { get; init; }

    /// <summary>What the plan pays; null when it pays nothing.</summary>
    public PayRule? Pay { get; init; }

    /// <summary>Whether the plan was taken away: from the day on from which this version holds, it covers nothing.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Whether a lead or a cost of that day, channel and campaign is the plan's business.</summary>
    public bool Covers(DateOnly day, string channel, string campaign) =>
        day >= From && day <= To
        && (Channels.Count == 0 || Channels.Contains(channel, StringComparer.Ordinal))
        && (Campaigns.Count == 0 || Campaigns.Contains(campaign, StringComparer.Ordinal));
}
