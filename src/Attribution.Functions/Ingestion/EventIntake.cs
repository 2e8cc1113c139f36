using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Functions.Protection;
using Attribution.Functions.Protection.Ageing;
using Attribution.Storage;
using Attribution.Storage.Catalog;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;

namespace Attribution.Functions.Ingestion;

/// <summary>Counts events: groups them by the partition that counts them, one transaction for up to 99 of them.</summary>
public sealed class EventIntake(EventStore events, DayLayouts layouts, CatalogStore catalog, FoldAnnouncer announcer, ErasedPeople erased, Horizons horizons)
{
    private const int MostForeseen = 20;

    /// <summary>Records events; their folding follows by itself.</summary>
    /// <returns>Per event, in order, whether it was new.</returns>
    /// <remarks>
    /// What is older than events are kept was counted, as far as anybody can tell: who has a caller has refused it; a form that is known is heard of again for as long as its
    /// sender likes.
    /// </remarks>
    public async Task<IReadOnlyList<Recorded>> Accept(IReadOnlyList<MeasureEvent> facts, CancellationToken ct)
    {
        var oldest = (await horizons.Now(ct).ConfigureAwait(false)).EventsFrom;
        if (!facts.Any(fact => fact.Day < oldest))
        {
            return await Record(facts, ct).ConfigureAwait(false);
        }

        var young = facts.Where(fact => !(fact.Day < oldest)).ToList();
        var recorded = new Queue<Recorded>(young.Count == 0 ? [] : await Record(young, ct).ConfigureAwait(false));
        return [.. facts.Select(fact => fact.Day < oldest ? Recorded.Duplicate : recorded.Dequeue())];
    }

    private async Task<IReadOnlyList<Recorded>> Record(IReadOnlyList<MeasureEvent> facts, CancellationToken ct)
    {
        facts = await erased.Leave(facts, ct).ConfigureAwait(false);
        var (byPartition, foreseen) = await Partitions(facts, ct).ConfigureAwait(false);
        using var announced = await announcer.Announce(byPartition.Keys, foreseen, ct).ConfigureAwait(false);
        if (byPartition.Count == 1)
        {
            return await events.Record(byPartition.Keys.First(), facts, ct).ConfigureAwait(false);
        }

        // All at once: the store decides how many transactions run, and what it cannot take it refuses.
        var recorded = new Recorded[facts.Count];
        await Task.WhenAll(byPartition.Select(group => Write(group.Key, group.Value))).ConfigureAwait(false);
        return recorded;

        async Task Write(EventPartition partition, List<int> indexes)
        {
            var outcomes = await events.Record(partition, [.. indexes.Select(i => facts[i])], ct).ConfigureAwait(false);
            for (var i = 0; i < outcomes.Count; i++)
            {
                recorded[indexes[i]] = outcomes[i];
            }
        }
    }

    private async Task<(Dictionary<EventPartition, List<int>> ByPartition, Func<IEnumerable<EventPartition>> Foreseen)> Partitions(IReadOnlyList<MeasureEvent> facts, CancellationToken ct)
    {
        var channels = await catalog.Channels(fresh: false, ct).ConfigureAwait(false);
        var byPartition = new Dictionary<EventPartition, List<int>>();
        var last = EventLayout.Default;
        for (var i = 0; i < facts.Count; i++)
        {
            var configured = channels.TryGetValue(facts[i].Channel, out var channel) ? channel.Layout : EventLayout.Default;
            var layout = await layouts.Of(facts[i].Channel, facts[i].Day, configured, ct).ConfigureAwait(false);
            var partition = EventPartition.Of(facts[i], layout);
            if (!byPartition.TryGetValue(partition, out var indexes))
            {
                byPartition[partition] = indexes = [];
            }

            indexes.Add(i);
            last = layout;
        }

        return (byPartition, facts.Count == 1 ? Following(byPartition.Keys.First(), last) : () => []);
    }

    /// <summary>Where slices are shorter than requests gather, a single event of now will be followed by others of the next slices.</summary>
    private Func<IEnumerable<EventPartition>> Following(EventPartition partition, EventLayout layout) => () =>
        Enumerable.Range(1, (int)Math.Min(MostForeseen, announcer.Gathering * layout.Slices / TimeSpan.FromDays(1)))
            .Select(n => partition with { Slice = partition.Slice + n })
            .Where(p => p.Slice < layout.Slices);
}
