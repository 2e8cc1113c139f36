using Attribution.Domain.Catalog;

namespace Attribution.Benchmarks.Scale;

/// <summary>A channel in the busiest hour.</summary>
/// <param name="Channel">What it brings.</param>
/// <param name="Layout">How its events are spread.</param>
/// <param name="PartitionsPerDay">Event partitions of a day, of all measures.</param>
/// <param name="PartitionsPerSecond">That are begun each second.</param>
/// <param name="Group">Events of a transaction on average.</param>
/// <param name="Busiest">Entities of the busiest partition in its busiest second.</param>
internal sealed record ChannelLoad(ScaleChannel Channel, EventLayout Layout, double PartitionsPerDay, double PartitionsPerSecond, double Group, double Busiest);

/// <summary>All that was worked out.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="Setup">With which settings.</param>
/// <param name="Peak">The busiest hour.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="Resources">What it takes of everything that is limited.</param>
/// <param name="Walls">Where the design stops.</param>
/// <param name="Month">Thirty days of it.</param>
internal sealed record ScaleResult(
    ScaleOptions Options, ScaleSetup Setup, Moment Peak, IReadOnlyList<ChannelLoad> Channels, IReadOnlyList<Resource> Resources, IReadOnlyList<Wall> Walls, Month Month)
{
    private const double SecondsPerDay = 86_400;

    public bool Fits => Resources.All(resource => resource.Fits);

    public static ScaleResult Of(ScaleOptions options)
    {
        var (setup, peak) = SetupChoice.For(options);
        return new ScaleResult(
            options, setup, peak, [.. options.Traffic.Channels.Select((channel, i) => Load(channel, setup.Layouts[i], peak))], peak.Resources(),
            new Walls(options.Traffic, setup, options.Assumptions).Find(options.Walls, options.Traffic.Peak), Month.Of(options.Traffic, setup, options.Assumptions));
    }

    private static ChannelLoad Load(ScaleChannel channel, EventLayout layout, Moment peak)
    {
        bool IsOurs(int partition) => peak.Sample.Partitions[partition].Channel == channel.Name;
        var perDay = (double)layout.Slices * layout.Shards * ScaleTraffic.Mix.Count;
        return new ChannelLoad(
            channel, layout, perDay, perDay / SecondsPerDay, peak.Commits.Stored.TotalOf(name => name == channel.Name) / Math.Max(1, peak.Commits.Transactions.TotalOf(IsOurs)),
            peak.Commits.Entities.BusiestOf(IsOurs) + peak.Folds.EventEntities.BusiestOf(IsOurs));
    }
}
