using Attribution.Domain.Measures;
using Attribution.Functions.Messages;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;
using Attribution.Storage.Journeys;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.Attributing;

/// <summary>
/// Brings everything that follows from events up to date: touches findable, leads that they belong to credited again, day sums
/// moved. The day's slot is written last, so a crash before it repeats the work, and repeating it changes nothing.
/// </summary>
public sealed class EventFolding(EventStore events, DaySumStore sums, JourneyStore journeys, MessageSender sender)
{
    /// <summary>Folds one partition.</summary>
    public async Task Fold(EventPartition partition, CancellationToken ct)
    {
        var counter = await events.Counter(partition, ct).ConfigureAwait(false);
        var folded = await sums.Folded(partition, ct).ConfigureAwait(false);
        if (counter.Events <= folded.Events)
        {
            return;
        }

        if (partition.Measure == Measure.Clicks && counter.Identified > folded.Identified)
        {
            var touches = await events.TouchesAfter(partition, folded.Events, ct).ConfigureAwait(false);
            var leads = await journeys.Add(touches, ct).ConfigureAwait(false);
            foreach (var message in AttributeLeads.For(leads.Order(StringComparer.Ordinal)))
            {
                await sender.Send(message, ct).ConfigureAwait(false);
            }
        }

        await sums.Fold(partition, counter, ct).ConfigureAwait(false);
    }
}
