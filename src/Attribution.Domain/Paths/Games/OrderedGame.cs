namespace Attribution.Domain.Paths.Games;

/// <summary>
/// The set game told apart by position (same source as <see cref="SetGame"/>): a channel's equal part of a conversion is shared equally by its
/// touches, and credited to their positions. A channel's positions add up to its credit in the set game.
/// </summary>
public sealed class OrderedGame : PathModel
{
    private readonly List<(Tally Conversions, Tally Values)> positions = [];
    private readonly DistinctChannels distinct = new();
    private int[] times = new int[64];

    /// <summary>Credit by position, from 0: that of the touches which came first, of those which came second, and so on.</summary>
    /// <param name="channels">Name of each channel by its number.</param>
    public IReadOnlyList<PositionCredit> ByPosition(IReadOnlyList<string> channels) =>
    [
        .. Enumerable.Range(0, channels.Count)
            .OrderBy(number => channels[number], StringComparer.Ordinal)
            .SelectMany(number => positions.Select((sums, position) => new PositionCredit(
                channels[number], position, sums.Conversions[number].ToDouble(), sums.Values[number].ToDouble())))
            .Where(credit => credit.Conversions > 0 || credit.Value > 0),
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

        var parts = (double)distinct.Of(row.Channels, times).Length;
        for (var position = 0; position < row.Channels.Length; position++)
        {
            if (position == positions.Count)
            {
                positions.Add((new Tally(), new Tally()));
            }

            var part = parts * times[position];
            positions[position].Conversions[row.Channels[position]].Add(row.Conversions / part);
            positions[position].Values[row.Channels[position]].Add(row.Value / part);
        }
    }

    private protected override CreditWeights Weights(ChannelOrder order)
    {
        var (conversions, values) = (new Tally(), new Tally());
        foreach (var sums in positions)
        {
            foreach (var number in order.Numbers)
            {
                conversions[number].Add(sums.Conversions[number]);
                values[number].Add(sums.Values[number]);
            }
        }

        return CreditWeights.Of(conversions, values, order);
    }
}

/// <summary>Credit of a channel at one position of the path.</summary>
/// <param name="Channel">Channel, as the paths name it.</param>
/// <param name="Position">Place of the touch, from 0.</param>
/// <param name="Conversions">Conversions credited to it there.</param>
/// <param name="Value">Value credited to it there.</param>
public sealed record PositionCredit(string Channel, int Position, double Conversions, double Value);
