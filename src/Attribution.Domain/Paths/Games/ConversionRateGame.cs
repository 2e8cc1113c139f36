namespace Attribution.Domain.Paths.Games;

/// <summary>
/// Shapley values where a coalition is worth the conversion rate of journeys with exactly its channels, 0 when there were none. Each set
/// of channels that converted plays its own game, over the sets inside it, and its credits are scaled to its conversions.
/// </summary>
public sealed class ConversionRateGame : PathModel
{
    private readonly ShapleySettings settings;
    private readonly SequenceIndex sets = new();
    private readonly Tally conversions = new();
    private readonly Tally values = new();
    private readonly Tally nulls = new();
    private readonly DistinctChannels distinct = new();
    private int[] set = new int[64];

    /// <summary>An empty model.</summary>
    /// <param name="settings">What becomes of negative credit, and how many journeys a set needs.</param>
    public ConversionRateGame(ShapleySettings settings) => this.settings = settings;

    private protected override void Count(in PathRow row)
    {
        var channels = distinct.Of(row.Channels);
        if (set.Length < channels.Length)
        {
            set = new int[channels.Length * 2];
        }

        var members = set.AsSpan(0, channels.Length);
        channels.CopyTo(members);
        members.Sort();
        var number = sets.Add(members);
        conversions[number].Add(row.Conversions);
        values[number].Add(row.Value);
        nulls[number].Add(row.Nulls);
    }

    private protected override CreditWeights Weights(ChannelOrder order)
    {
        var credited = new double[order.Count];
        var worth = new double[order.Count];
        var (numbers, members) = Sorted(order);
        var rates = new double[numbers.Length];
        for (var i = 0; i < rates.Length; i++)
        {
            var (converted, failed) = (conversions[numbers[i]].ToDouble(), nulls[numbers[i]].ToDouble());
            rates[i] = converted > 0 && converted + failed >= settings.MinimumCount ? converted / (converted + failed) : 0;
        }

        var coalitions = new Coalitions(members, rates, order.Count);
        for (var i = 0; i < numbers.Length; i++)
        {
            var (converted, value) = (conversions[numbers[i]].ToDouble(), values[numbers[i]].ToDouble());
            if (converted == 0 && value == 0)
            {
                continue;
            }

            var shares = rates[i] > 0 ? coalitions.Shares(i, settings.Negatives) : Equal(members[i].Length);
            for (var place = 0; place < shares.Length; place++)
            {
                credited[members[i][place]] += converted * shares[place];
                worth[members[i][place]] += value * shares[place];
            }
        }

        return CreditWeights.Of(credited, worth);
    }

    // Sets by the names of their channels. Members were sorted by number, which depends on the order of the paths.
    private (int[] Numbers, int[][] Members) Sorted(ChannelOrder order)
    {
        var (numbers, members) = order.Sort(sets);
        foreach (var ranks in members)
        {
            Array.Sort(ranks);
        }

        Array.Sort(members, numbers, ChannelOrder.ShorterThenByRank);
        return (numbers, members);
    }

    private static double[] Equal(int count) => [.. Enumerable.Repeat(1.0 / count, count)];
}
