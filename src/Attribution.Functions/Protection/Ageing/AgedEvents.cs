using Attribution.Domain.Catalog;
using Attribution.Functions.Messages;
using Attribution.Functions.Settings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Events;
using Attribution.Storage.Outbox;
using Attribution.Storage.Paths;
using Attribution.Storage.Protection;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Protection.Ageing;

/// <summary>
/// Events that were counted, with their counters: channel by channel, in order of days, as the slots of the day's sums name them. A partition that is not carried over yet
/// holds up its channel, and is asked to be; so do journeys that were not closed yet, because that is done from events.
/// </summary>
public sealed class AgedEvents(
    EventExpiry expiry, NullPathStore nullPaths, CatalogStore catalog, MessageSender sender, RetentionStore progress, IOptions<RetentionOptions> options, ReportingCalendar calendar) : IAged
{
    private const string ChannelPart = "channel|";

    /// <inheritdoc />
    public string Table => AgedTables.Events;

    /// <inheritdoc />
    public string Setting => nameof(RetentionOptions.EventDays);

    /// <inheritdoc />
    public int Days => options.Value.EventDays;

    /// <inheritdoc />
    public DateOnly? GoesBefore => Days > 0 ? calendar.Today.AddDays(-Days) : null;

    /// <inheritdoc />
    public async Task<AgedStep> Step(int most, CancellationToken ct)
    {
        if (GoesBefore is not { } before || await nullPaths.ClosedThrough(ct).ConfigureAwait(false) is not { } closed)
        {
            return AgedStep.Nothing;
        }

        // The day that was closed last is closed once more.
        before = closed < before ? closed : before;
        await progress.Mark(Table, before, ct).ConfigureAwait(false);
        var (gone, left) = (0, most);
        var channels = await catalog.All<Channel>(includeRetired: true, ct).ConfigureAwait(false);
        foreach (var channel in channels.Select(channel => channel.Id).Append(Channel.Unattributed))
        {
            if (left <= 0)
            {
                break;
            }

            var (rows, looked) = await OfChannel(channel, before, left, ct).ConfigureAwait(false);
            (gone, left) = (gone + rows, left - looked);
        }

        await progress.Move(Table, RetentionStore.Whole, known => known with { DoneBefore = left > 0 ? before : known.DoneBefore, Gone = known.Gone + gone }, ct).ConfigureAwait(false);
        return new AgedStep(gone, left > 0);
    }

    private async Task<(int Rows, int Looked)> OfChannel(string channel, DateOnly before, int most, CancellationToken ct)
    {
        var part = ChannelPart + channel;
        var known = await progress.Find(Table, part, ct).ConfigureAwait(false);
        if (known.DoneBefore >= before)
        {
            return (0, 0);
        }

        var partitions = await expiry.Before(channel, known.After, before, most, ct).ConfigureAwait(false);
        var (gone, after, waits) = (0, known.After, new List<EventPartition>());
        foreach (var partition in partitions)
        {
            var expired = await expiry.Expire(partition, ct).ConfigureAwait(false);
            gone += expired.Rows;
            if (!expired.IsCarriedOver)
            {
                waits.Add(partition);
            }
            else if (waits is [])
            {
                after = partition.ToString();
            }
        }

        foreach (var message in FoldEvents.For(waits))
        {
            await sender.Send(message, ct).ConfigureAwait(false);
        }

        var isDone = waits is [] && partitions.Count < most;
        if (gone > 0 || after != known.After || isDone)
        {
            await progress.Move(Table, part, now => now with { After = after, DoneBefore = isDone ? before : now.DoneBefore, Gone = now.Gone + gone }, ct).ConfigureAwait(false);
        }

        return (gone, partitions.Count);
    }
}
