using Attribution.Domain.Catalog;

namespace Attribution.Domain.Paths;

/// <summary>Models that look at all paths together.</summary>
public static class PathAttribution
{
    /// <summary>
    /// Markov removal effects (Anderl, Becker, von Wangenheim, Schumann, IJRM 33(3), 2016): what share of the conversions would be
    /// lost if every visit of a channel led nowhere, scaled to the conversions there were.
    /// </summary>
    /// <param name="paths">Paths; one path may come in several parts, in any order.</param>
    /// <param name="settings">Order, and whether null paths count.</param>
    public static PathCredits Markov(IEnumerable<PathCount> paths, MarkovSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Order, 1);
        var counts = Merged(paths);
        var (states, converted, valued) = Chain(counts, settings);
        var whole = Expected(states, null);
        var channels = Names(counts);
        var lost = channels.ConvertAll(channel => Expected(states, channel));
        return Result(
            counts,
            channels,
            lost.ConvertAll(l => Effect(l.Conversion, whole.Conversion)),
            lost.ConvertAll(l => Effect(l.Value, whole.Value)),
            states.Count);

        (double Conversion, double Value) Expected(List<string[]> all, string? removed)
        {
            var kept = all.FindAll(state => removed is null || !state.Contains(removed, StringComparer.Ordinal));
            var visits = Visits(kept, counts, settings);
            return (
                kept.Select((state, place) => visits[place] * converted(state)).Sum(),
                kept.Select((state, place) => visits[place] * valued(state)).Sum());
        }
    }

    /// <summary>Shapley values of the channels.</summary>
    /// <param name="paths">Paths; one path may come in several parts, in any order.</param>
    /// <param name="settings">The game.</param>
    public static PathCredits Shapley(IEnumerable<PathCount> paths, ShapleySettings settings)
    {
        var counts = Merged(paths);
        var channels = Names(counts);
        var sets = counts
            .GroupBy(count => Key(count.Channels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .Select(group => (
                Channels: group.First().Channels.Distinct(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal),
                Conversions: group.Sum(c => c.Conversions),
                Value: group.Sum(c => c.Value),
                Nulls: group.Sum(c => c.Nulls)))
            .ToList();
        var rates = sets
            .Where(set => settings.Game == ShapleyGame.ConversionRate && set.Conversions > 0 && set.Conversions + set.Nulls >= settings.MinimumCount)
            .Select(set => (set.Channels, Rate: set.Conversions / (set.Conversions + set.Nulls)))
            .ToList();
        var conversions = new double[channels.Count];
        var values = new double[channels.Count];
        foreach (var set in sets)
        {
            foreach (var (channel, share) in Shares(set.Channels, rates, settings))
            {
                var place = channels.BinarySearch(channel, StringComparer.Ordinal);
                conversions[place] += share * set.Conversions;
                values[place] += share * set.Value;
            }
        }

        return Result(counts, channels, conversions, values, 0);
    }

    private static List<(string Channel, double Share)> Shares(
        HashSet<string> set, List<(HashSet<string> Channels, double Rate)> rates, ShapleySettings settings)
    {
        var equal = set.Select(channel => (channel, 1.0 / set.Count)).ToList();
        var own = rates.Find(rate => rate.Channels.SetEquals(set));
        if (own.Channels is null)
        {
            return equal;
        }

        var within = rates.FindAll(rate => rate.Channels.IsSubsetOf(set));
        var shares = set.Select(channel => (channel, within.Sum(r => r.Rate * Coefficient(set.Count, r.Channels.Count, r.Channels.Contains(channel))) / own.Rate)).ToList();
        if (settings.Negatives == NegativeCredit.Floored)
        {
            var floored = shares.ConvertAll(share => (share.channel, Math.Max(0, share.Item2)));
            shares = floored.ConvertAll(share => (share.channel, share.Item2 / floored.Sum(f => f.Item2)));
        }

        return shares;
    }

    // How often a coalition of r of n channels counts for a member, and against everyone else: r!(n-r)!/n! divided by r or n - r.
    private static double Coefficient(int n, int r, bool member)
    {
        var orders = 1.0;
        for (var i = 1; i <= r; i++)
        {
            orders *= (double)i / (n - r + i);
        }

        return member ? orders / r : -orders / (n - r);
    }

    private static double Effect(double without, double whole) => whole > 0 ? 1 - (without / whole) : 0;

    private static List<PathCount> Merged(IEnumerable<PathCount> paths) =>
    [
        .. paths
            .Select(path => path.Channels.Count > 0 ? path : path with { Channels = [Channel.Unattributed] })
            .GroupBy(path => Key(path.Channels), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new PathCount(group.First().Channels, group.Sum(p => p.Conversions), group.Sum(p => p.Value), group.Sum(p => p.Nulls))),
    ];

    private static string Key(IEnumerable<string> channels) => string.Join('\u0001', channels);

    private static List<string> Names(List<PathCount> counts) =>
        [.. counts.SelectMany(count => count.Channels).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static List<string[]> StatesOf(PathCount count, int order)
    {
        var states = new List<string[]>();
        var channels = count.Channels;
        var length = Math.Min(order, channels.Count);
        for (var start = 0; start + length <= channels.Count; start++)
        {
            var state = channels.Skip(start).Take(length).ToArray();
            if (states.Count == 0 || !states[^1].SequenceEqual(state, StringComparer.Ordinal))
            {
                states.Add(state);
            }
        }

        return states;
    }

    private static (List<string[]> States, Func<string[], double> Converted, Func<string[], double> Valued) Chain(List<PathCount> counts, MarkovSettings settings)
    {
        var states = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        var leaving = new Dictionary<string, double>();
        var conversions = new Dictionary<string, double>();
        var values = new Dictionary<string, double>();
        foreach (var count in counts)
        {
            var weight = count.Conversions + (settings.WithNulls ? count.Nulls : 0);
            if (weight <= 0)
            {
                continue;
            }

            var path = StatesOf(count, settings.Order);
            foreach (var state in path)
            {
                states[Key(state)] = state;
                leaving[Key(state)] = leaving.GetValueOrDefault(Key(state)) + weight;
            }

            conversions[Key(path[^1])] = conversions.GetValueOrDefault(Key(path[^1])) + count.Conversions;
            values[Key(path[^1])] = values.GetValueOrDefault(Key(path[^1])) + count.Value;
        }

        return (
            [.. states.Values],
            state => conversions.GetValueOrDefault(Key(state)) / leaving[Key(state)],
            state => conversions.GetValueOrDefault(Key(state)) > 0 ? values.GetValueOrDefault(Key(state)) / leaving[Key(state)] : 0);
    }

    // Expected visits of the states that are kept: f = a (I - Q)^-1, by Gaussian elimination.
    private static double[] Visits(List<string[]> kept, List<PathCount> counts, MarkovSettings settings)
    {
        var places = kept.Select((state, place) => (Key(state), place)).ToDictionary(StringComparer.Ordinal);
        var n = kept.Count;
        var flow = new double[n, n];
        var start = new double[n];
        var leaving = new double[n];
        var started = 0.0;
        foreach (var count in counts)
        {
            var weight = count.Conversions + (settings.WithNulls ? count.Nulls : 0);
            if (weight <= 0)
            {
                continue;
            }

            started += weight;
            var path = StatesOf(count, settings.Order).ConvertAll(state => places.GetValueOrDefault(Key(state), -1));
            for (var i = 0; i < path.Count; i++)
            {
                if (path[i] >= 0)
                {
                    leaving[path[i]] += weight;
                    if (i == 0)
                    {
                        start[path[0]] += weight;
                    }
                    else if (path[i - 1] >= 0)
                    {
                        flow[path[i - 1], path[i]] += weight;
                    }
                }
            }
        }

        // Column j of the transposed system: f_j - sum_i f_i q_ij = a_j.
        var rows = new double[n, n + 1];
        for (var j = 0; j < n; j++)
        {
            for (var i = 0; i < n; i++)
            {
                rows[j, i] = (i == j ? 1 : 0) - (flow[i, j] / leaving[i]);
            }

            rows[j, n] = start[j] / started;
        }

        for (var pivot = 0; pivot < n; pivot++)
        {
            for (var row = 0; row < n; row++)
            {
                var factor = row == pivot ? 0 : rows[row, pivot] / rows[pivot, pivot];
                for (var column = pivot; factor != 0 && column <= n; column++)
                {
                    rows[row, column] -= factor * rows[pivot, column];
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => rows[i, n] / rows[i, i])];
    }

    private static PathCredits Result(
        List<PathCount> counts, List<string> channels, IReadOnlyList<double> conversions, IReadOnlyList<double> values, int states)
    {
        var total = counts.Sum(count => count.Conversions);
        var value = counts.Sum(count => count.Value);
        var (c, v) = (conversions.Sum(), values.Sum());
        return new PathCredits(
            [.. channels.Select((channel, place) => new CreditedChannel(channel, c > 0 ? conversions[place] / c * total : 0, v > 0 ? values[place] / v * value : 0))],
            total, value, counts.Sum(count => count.Nulls), counts.Count, states);
    }
}
