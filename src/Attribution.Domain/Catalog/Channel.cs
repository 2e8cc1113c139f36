using Attribution.Domain.Measures;

namespace Attribution.Domain.Catalog;

/// <summary>A way in which people find us, and the thing that costs are compared by.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens; at most 64 characters.</param>
/// <param name="Name">What people read.</param>
/// <param name="Platform">Source whose day totals count where <paramref name="Truth"/> says <see cref="SourceOfTruth.Platform"/>; null when no platform reports.</param>
/// <param name="IsDirect">Whether a visit through it says nothing about what brought it; the last non-direct model passes over it.</param>
/// <param name="Truth">Per measure, whose count is reported. Measures that are not named follow <see cref="TruthFor"/>.</param>
/// <param name="Layout">How the events of a day are spread over storage partitions; days already begun keep theirs.</param>
public sealed record Channel(
    string Id,
    string Name,
    string? Platform,
    bool IsDirect,
    IReadOnlyDictionary<Measure, SourceOfTruth> Truth,
    EventLayout Layout)
{
    /// <summary>Credit that no touch earned: shown as a channel of its own, never hidden.</summary>
    public const string Unattributed = "unattributed";

    private const string Referral = "referral";

    /// <summary>
    /// Names of the groups of traffic that it stands for, for example <c>paid-social</c>; empty for the group that its id names.
    /// </summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Where several channels share a group, the traffic sources that are this one's; empty for all that no other names.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>How it finds people, as configured; null for what is usual: <see cref="FamilyOrUsual"/>.</summary>
    public LeadFamily? Family { get; init; }

    /// <summary>As configured; otherwise seeds where traffic comes by referral, and nets for everything else.</summary>
    public LeadFamily FamilyOrUsual => Family ?? (Id == Referral || Groups.Contains(Referral, StringComparer.Ordinal) ? LeadFamily.Seeds : LeadFamily.Nets);

    /// <summary>
    /// Whose count of a measure is reported: as configured; otherwise our own events for clicks and applications, and the
    /// platform's totals for what only it can know (reach, impressions, cost), unless the channel has no platform. Visits and participations
    /// are nobody's count but ours.
    /// </summary>
    public SourceOfTruth TruthFor(Measure measure) =>
        measure.IsOurs() ? SourceOfTruth.Events
        : Truth.TryGetValue(measure, out var configured) ? configured
        : Platform is null || measure is Measure.Clicks or Measure.Applications ? SourceOfTruth.Events
        : SourceOfTruth.Platform;
}

/// <summary>Whose count of a measure is reported. The numbers are stored.</summary>
public enum SourceOfTruth
{
    /// <summary>Events that were sent to us one by one, each counted once.</summary>
    Events = 1,

    /// <summary>Day totals of the channel's platform.</summary>
    Platform = 2,
}

/// <summary>How the events of one channel and day are spread over storage partitions.</summary>
/// <param name="Slices">Equal slices of the day, 1 to 864,000. Keep a slice under 2,000 events. What happens within a slice shares transactions.</param>
/// <param name="Shards">Shards within a slice, 1 to 64, where even the shortest slice holds more.</param>
public readonly record struct EventLayout(int Slices, int Shards)
{
    /// <summary>One partition a day: right for up to about 2,000 events of a kind per channel and day.</summary>
    public static EventLayout Default { get; } = new(1, 1);
}
