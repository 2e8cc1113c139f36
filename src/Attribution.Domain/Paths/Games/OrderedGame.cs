namespace Attribution.Domain.Paths.Games;

/// <summary>
/// The set game told apart by position (same source as <see cref="SetGame"/>): a channel's equal part of a conversion is shared equally by its
/// touches, and credited to their positions. A channel's positions add up to its credit in the set game.
/// </summary>
/// <param name="withPositions">Whether positions are kept; it takes memory for each channel and position of the longest path.</param>
public sealed class OrderedGame(bool withPositions = false) : PathModel
{
    private readonly FractionTally credits = new();
    private readonly SequenceIndex places = new();
    private readonly Tally conversionsAt = new();
    private readonly Tally valuesAt = new();
    private readonly DistinctChannels distinct = new();
    private int[] times = new int[64];

    /// <summary>Credit of each channel by position: sorted by both, without those that have none.</summary>
    /// <param name="channels">Name of each channel by its number.</param>
    public IReadOnlyList<PositionCredit> ByPosition(IReadOnlyList<string> channels) =>
    [
        .. Enumerable.Range(0, places.Count)
            .Select(number => new PositionCredit(channels[places[number][0]], places[number][1], conversionsAt[number].ToDouble(), valuesAt[number].ToDouble()))
            .OrderBy(credit => credit.Channel, StringComparer.Ordinal)
            .ThenBy(credit => credit.Position),
    ];

    private protected override void Count(in PathRow row)
    {
        if (row is { Conversions: 0, Value: 0 })
        {
            return;
        }

        if (times.Length < row.Channels.Length)
        {
            times = new int[row.Channels.Length * 2];
        }

        var (conversions, value) = (ExactSum.Of(row.Conversions), ExactSum.Of(row.Value));
        var channels = (long)distinct.Of(row.Channels, times).Length;
        for (var position = 0; position < row.Channels.Length; position++)
        {
            var channel = row.Channels[position];
            credits.Divide(channels * times[position]);
            credits.Add(channel, conversions, value, 1);
            if (withPositions)
            {
                var place = places.Add([channel, position]);
                conversionsAt[place].Add(row.Conversions / (channels * times[position]));
                valuesAt[place].Add(row.Value / (channels * times[position]));
            }
        }
    }

    private protected override CreditWeights Weights(ChannelOrder order) => credits.Weights(order);
}

/// <summary>Credit of a channel at one position of the path.</summary>
/// <param name="Channel">Channel, as the paths name it.</param>
/// <param name="Position">Place of the touch, from 0.</param>
/// <param name="Conversions">Conversions credited to it there.</param>
/// <param name="Value">Value credited to it there.</param>
public sealed record PositionCredit(string Channel, int Position, double Conversions, double Value);
