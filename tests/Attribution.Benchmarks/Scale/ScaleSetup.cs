using Attribution.Domain.Catalog;
using Attribution.Functions.Cataloguing;
using Attribution.Functions.Settings;

namespace Attribution.Benchmarks.Scale;

/// <summary>How the product is set up for some traffic.</summary>
internal sealed record ScaleSetup
{
    /// <summary>How the events of each channel are spread, in order of the channels.</summary>
    public IReadOnlyList<EventLayout> Layouts { get; init; } = [];

    /// <summary><c>Attribution__GatherMilliseconds</c>.</summary>
    public int GatherMilliseconds { get; init; } = new AttributionOptions().GatherMilliseconds;

    /// <summary>Storage accounts that hold nothing but events (<c>AttributionEvents</c>); none when they lie with everything else.</summary>
    public int EventAccounts { get; init; }

    /// <summary>Whether queue functions run on other instances than HTTP functions, as on Flex Consumption: then they remember nothing that was recorded.</summary>
    public bool FoldsElsewhere { get; init; } = true;
}

/// <summary>Chooses the layout of a channel.</summary>
internal static class LayoutChoice
{
    /// <summary>Rows a second of one partition that are aimed at in the busiest hour: what is left up to the target takes chance, counters and reads.</summary>
    public const double RowsPerShard = 700;

    /// <summary>Events of a partition that are aimed at, as the setting of a channel recommends.</summary>
    public const double EventsPerPartition = 2_000;

    private const double SecondsPerDay = 86_400;

    /// <summary>What a channel was given, or else what is right for it.</summary>
    public static EventLayout For(ScaleChannel channel, double peak)
    {
        // Each measure has partitions of its own: the largest one decides.
        var perSecond = channel.EventsPerSecond * ScaleTraffic.Mix.Max(part => part.Share);
        var shards = channel.Shards ?? (int)Math.Clamp(Math.Ceiling(perSecond * peak / RowsPerShard), 1, ChannelFormat.MostShards);
        var slices = channel.SliceSeconds is { } seconds ? SecondsPerDay / seconds : perSecond * SecondsPerDay / shards / EventsPerPartition;
        return new EventLayout((int)Math.Clamp(Math.Ceiling(slices), 1, ChannelFormat.MostSlices), shards);
    }
}
