namespace Attribution.Domain.Paths;

/// <summary>
/// A model that is fed path by path and answers at the end. Everything in between is exact sums, so the answer is the same to the last
/// bit whatever the order of the paths, and whether one path came whole or in parts.
/// </summary>
public abstract class PathModel : IPathSink
{
    private ExactSum conversions;
    private ExactSum value;
    private ExactSum nulls;

    private protected PathModel()
    {
    }

    /// <summary>Takes a path into account.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count or the value is negative, above 10^15 or no number; an index lies outside the path.</exception>
    /// <exception cref="ArgumentException">The path has no channel, or not what the model needs of it.</exception>
    public void Add(in PathRow row)
    {
        if (row.Channels.IsEmpty)
        {
            throw new ArgumentException("A path has at least one channel.", nameof(row));
        }

        ThrowUnlessWithin(row.LeadIndex, row.Channels.Length, "lead");
        ThrowUnlessWithin(row.OpportunityIndex, row.Channels.Length, "opportunity");
        var converted = ExactSum.Of(row.Conversions);
        var valued = ExactSum.Of(row.Value);
        var ended = ExactSum.Of(row.Nulls);
        conversions.Add(converted);
        value.Add(valued);
        nulls.Add(ended);
        Count(row);
    }

    /// <summary>The credits of all paths so far.</summary>
    /// <param name="channels">Name of each channel by its number.</param>
    public PathCredits Credits(IReadOnlyList<string> channels)
    {
        var sorted = Enumerable.Range(0, channels.Count).OrderBy(number => channels[number], StringComparer.Ordinal).ToArray();
        var weights = Weights(new ChannelOrder(sorted));
        var credited = ExactFigures.Of(conversions.ToDouble(), weights.Conversions);
        var worth = ExactFigures.Of(value.ToDouble(), weights.Values);
        return new PathCredits(
            [.. sorted.Select((number, rank) => new CreditedChannel(channels[number], credited[rank], worth[rank]))],
            conversions.ToDouble(), value.ToDouble(), nulls.ToDouble(), weights.States);
    }

    private static void ThrowUnlessWithin(int index, int touches, string milestone)
    {
        if (index < PathRow.NotReached || index >= touches)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The {milestone} index lies outside a path of {touches} touches.");
        }
    }

    /// <summary>Keeps of a path what the weights will need. Its numbers are in range.</summary>
    private protected abstract void Count(in PathRow row);

    /// <summary>What the totals are shared by, per channel in the order of names; all zero only where the total is.</summary>
    private protected abstract CreditWeights Weights(ChannelOrder order);
}
