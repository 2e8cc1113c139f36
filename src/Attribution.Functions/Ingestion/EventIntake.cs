using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Functions.Messages;
using Attribution.Storage;
using Attribution.Storage.Catalog;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.Ingestion;

/// <summary>Counts events: groups them by the partition that counts them, one transaction for up to 99 of them.</summary>
public sealed class EventIntake(EventStore events, DayLayouts layouts, CatalogStore catalog, OutboxStore outbox)
{
    private const int Parallelism = 8;

    /// <summary>Records events.</summary>
    /// <returns>Per event, in order, whether it was new, and the messages to deliver.</returns>
    public async Task<(IReadOnlyList<Recorded> Recorded, OutboxTicket Ticket)> Accept(IReadOnlyList<MeasureEvent> facts, CancellationToken ct)
    {
        var channels = await catalog.Channels(fresh: false, ct).ConfigureAwait(false);
        var byPartition = new Dictionary<EventPartition, List<int>>();
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
        }

        var ticket = await outbox.Announce([.. FoldEvents.For(byPartition.Keys)], ct).ConfigureAwait(false);
        var recorded = new Recorded[facts.Count];
        await Parallel.ForEachAsync(byPartition, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = ct }, async (group, token) =>
        {
            var outcomes = await events.Record(group.Key, [.. group.Value.Select(i => facts[i])], token).ConfigureAwait(false);
            for (var i = 0; i < outcomes.Count; i++)
            {
                recorded[group.Value[i]] = outcomes[i];
            }
        }).ConfigureAwait(false);
        return (recorded, ticket);
    }
}
