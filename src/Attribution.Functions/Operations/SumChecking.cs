using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Storage;
using Attribution.Storage.Catalog;
using Attribution.Storage.Operations;

namespace Attribution.Functions.Operations;

/// <summary>The kinds of sums that follow from facts.</summary>
public enum SumKind
{
    /// <summary>Events per measure, channel, campaign and day.</summary>
    DaySums = 1,

    /// <summary>Credit of leads per channel, campaign and plan.</summary>
    CreditSums = 2,

    /// <summary>How many leads, and journeys without one, took each path.</summary>
    PathCounts = 3,

    /// <summary>What leads, deals and events book.</summary>
    Bookings = 4,
}

/// <summary>Compares sums with facts, a day or a shard of a week at a time.</summary>
public sealed class SumChecking(DaySumCheck days, CreditSumCheck credits, PathCountCheck paths, BookingSumCheck bookings, CatalogStore catalog)
{
    /// <summary>The shards that a week of these sums has; none where sums are of days.</summary>
    public static IReadOnlyList<string> Shards(SumKind kind) => kind switch
    {
        SumKind.DaySums => [],
        SumKind.Bookings => BookingSumCheck.Shards,
        _ => Keys.HexShards,
    };

    /// <summary>The sums of a day, in all channels.</summary>
    public async Task<SumCheck> Day(DateOnly day, bool mend, CancellationToken ct)
    {
        var channels = await catalog.All<Channel>(includeRetired: true, ct).ConfigureAwait(false);
        var check = SumCheck.None;
        foreach (var channel in channels.Select(channel => channel.Id).Append(Channel.Unattributed))
        {
            check += await days.Run(channel, day, mend, ct).ConfigureAwait(false);
        }

        return check;
    }

    /// <summary>The sums of a shard of a week.</summary>
    public Task<SumCheck> Shard(SumKind kind, ReportingWeek week, string shard, bool mend, CancellationToken ct) => kind switch
    {
        SumKind.CreditSums => credits.Run(week, shard, mend, ct),
        SumKind.PathCounts => paths.Run(week, shard, mend, ct),
        SumKind.Bookings => bookings.Run(week, shard, mend, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Day sums have no shards of weeks."),
    };

    /// <summary>The sums of a week.</summary>
    public async Task<SumCheck> Week(SumKind kind, ReportingWeek week, bool mend, CancellationToken ct)
    {
        var check = SumCheck.None;
        foreach (var shard in Shards(kind))
        {
            check += await Shard(kind, week, shard, mend, ct).ConfigureAwait(false);
        }

        return check;
    }
}
