namespace Attribution.Domain.Figures;

/// <summary>What came in for one channel on some days, and what became of it. An indication: a process that dies takes its last seconds with it.</summary>
/// <param name="Channel">Channel id; empty for what named no known channel.</param>
/// <param name="Accepted">Items that were new: events, and day totals that say something new.</param>
/// <param name="Duplicates">Items that were there already, and changed nothing.</param>
/// <param name="Late">Of the accepted items, those about a week whose Monday of reporting was over when they came.</param>
/// <param name="Rejected">
/// Items that could not be taken, by the code of the error they were answered with, in ordinal order. Amounts in another currency name it:
/// <see cref="OtherCurrency"/>.
/// </param>
public sealed record IntakeTally(string Channel, long Accepted, long Duplicates, long Late, IReadOnlyDictionary<string, long> Rejected)
{
    /// <summary>Stands before the ISO 4217 code of a currency that is not the reporting one: <c>currency-mismatch:USD</c>.</summary>
    public const string OtherCurrency = "currency-mismatch:";

    /// <summary>Tallies of several days or processes as one per channel, in ordinal order of the channels.</summary>
    public static IReadOnlyList<IntakeTally> Sum(IEnumerable<IntakeTally> tallies) =>
    [
        .. tallies.GroupBy(tally => tally.Channel, StringComparer.Ordinal).OrderBy(channel => channel.Key, StringComparer.Ordinal)
            .Select(channel => new IntakeTally(
                channel.Key, channel.Sum(tally => tally.Accepted), channel.Sum(tally => tally.Duplicates), channel.Sum(tally => tally.Late), Codes(channel))),
    ];

    private static SortedDictionary<string, long> Codes(IEnumerable<IntakeTally> tallies)
    {
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (code, count) in tallies.SelectMany(tally => tally.Rejected))
        {
            sums[code] = sums.GetValueOrDefault(code) + count;
        }

        return sums;
    }
}
