using System.Collections.Concurrent;
using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;
using Attribution.Storage.Tallies;

namespace Attribution.Functions.Ingestion.Tallies;

/// <summary>What came in on one day, per channel.</summary>
/// <param name="day">Day of receipt.</param>
internal sealed class DayTally(DateOnly day)
{
    private readonly ConcurrentDictionary<string, ChannelTally> channels = new(StringComparer.Ordinal) { [""] = new ChannelTally() };

    public DateOnly Day => day;

    /// <summary>
    /// What is about an earlier day is late: its week has been reported. On a Monday the week before still is about to be, and its Sunday's totals cannot come sooner.
    /// </summary>
    public DateOnly OnTimeFrom { get; } = ReportingWeek.Of(DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - 1))).Monday;

    /// <summary>The counts of a channel; those of no channel, when there are more channels than a row holds.</summary>
    public ChannelTally Of(string channel) =>
        channels.TryGetValue(channel, out var known) ? known
        : channels.Count < IntakeTallyStore.MostChannels ? channels.GetOrAdd(channel, _ => new ChannelTally())
        : channels[""];

    /// <summary>What was counted so far, sorted by channel; channels without a count are left out.</summary>
    public IReadOnlyList<IntakeTally> ToTallies() =>
    [
        .. channels.OrderBy(channel => channel.Key, StringComparer.Ordinal).Select(channel => channel.Value.ToTally(channel.Key)).Where(tally => Counted(tally) > 0),
    ];

    /// <summary>The sum of a tally's counts: it only ever grows, and grows with each of them.</summary>
    public static long Counted(IntakeTally tally) => tally.Accepted + tally.Duplicates + tally.Late + tally.Rejected.Values.Sum();
}
