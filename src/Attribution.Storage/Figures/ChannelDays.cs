using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Storage.Catalog;
using Attribution.Storage.DaySums;

namespace Attribution.Storage.Figures;

/// <summary>Reads what was counted for all channels. The cost follows channels × days × campaigns.</summary>
public sealed class ChannelDays(CatalogStore catalog, DayReader days)
{
    private static Channel Unattributed { get; } =
        new(Channel.Unattributed, "Unattributed", null, false, new Dictionary<Measure, SourceOfTruth>(), EventLayout.Default);

    /// <summary>All channels by id, retired ones too, with own sums and platforms' totals of some days.</summary>
    public async Task<(IReadOnlyList<Channel> Channels, IReadOnlyList<DaySum> Sums, IReadOnlyList<DayTotal> Totals)> Read(DayRange range, CancellationToken ct)
    {
        var channels = (await catalog.All<Channel>(includeRetired: true, ct).ConfigureAwait(false)).ToList();
        var sums = new List<DaySum>();
        var totals = new List<DayTotal>();
        if (range.IsEmpty)
        {
            return (channels, sums, totals);
        }

        foreach (var channel in channels)
        {
            var read = await days.Days(channel.Id, range.From, range.Last, ct).ConfigureAwait(false);
            sums.AddRange(read.Sums);
            totals.AddRange(read.Totals);
        }

        // What came without a source is counted too, and shown as soon as there is any.
        if (await days.Days(Channel.Unattributed, range.From, range.Last, ct).ConfigureAwait(false) is { Sums.Count: > 0 } unattributed)
        {
            channels.Add(Unattributed);
            sums.AddRange(unattributed.Sums);
        }

        return ([.. channels.OrderBy(c => c.Id, StringComparer.Ordinal)], sums, totals);
    }
}
