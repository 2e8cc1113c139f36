using Attribution.Domain.Paths;

namespace Attribution.Domain.Tests.Paths.Plain;

/// <summary>
/// Markov removal effects as the text-book has them, for comparison: the full chain as a dense matrix, solved anew for every channel
/// with the channel's states struck, by Gaussian elimination with pivoting. It shares nothing with the product.
/// </summary>
internal static class PlainChain
{
    /// <summary>Conversions and value of each channel, sorted by name.</summary>
    public static (double[] Conversions, double[] Values) Credits(IReadOnlyList<PathCount> paths, int order, bool withNulls)
    {
        var channels = paths.SelectMany(path => path.Channels).Distinct().Order(StringComparer.Ordinal).ToList();
        var (whole, wholeValue) = Solve(paths, order, withNulls, null);
        var effects = channels.ConvertAll(channel =>
        {
            var (left, leftValue) = Solve(paths, order, withNulls, channel);
            return (Conversion: whole > 0 ? 1 - (left / whole) : 0, Value: wholeValue > 0 ? 1 - (leftValue / wholeValue) : 0);
        });
        return (
            Scaled(effects.ConvertAll(effect => effect.Conversion), paths.Sum(path => path.Conversions)),
            Scaled(effects.ConvertAll(effect => effect.Value), paths.Sum(path => path.Value)));
    }

    private static double[] Scaled(List<double> effects, double total) =>
        [.. effects.Select(effect => effects.Sum() > 0 ? effect / effects.Sum() * total : 0)];

    private static (double Conversion, double Value) Solve(IReadOnlyList<PathCount> paths, int order, bool withNulls, string? removed)
    {
        var counts = new Dictionary<(string From, string To), double>();
        var values = new Dictionary<string, (double Value, double Conversions)>();
        var containing = new HashSet<string>();
        foreach (var path in paths)
        {
            var (x, z) = (path.Conversions, withNulls ? path.Nulls : 0);
            if (x + z == 0)
            {
                continue;
            }

            var states = States(path.Channels, order);
            containing.UnionWith(states.Where(state => state.Channels.Contains(removed)).Select(state => state.Name));
            var names = states.ConvertAll(state => state.Name);
            names.Insert(0, "start");
            for (var i = 1; i < names.Count; i++)
            {
                Add((names[i - 1], names[i]), x + z);
            }

            Add((names[^1], "conversion"), x);
            Add((names[^1], "null"), z);
            var (value, conversions) = values.GetValueOrDefault(names[^1]);
            values[names[^1]] = (value + path.Value, conversions + x);
        }

        var transient = counts.Keys.Select(key => key.From).Distinct().Where(name => !containing.Contains(name)).Order(StringComparer.Ordinal).ToList();
        if (transient.Count == 0)
        {
            return (0, 0);
        }

        // f (I - Q) = a with the start as a state of its own, as columns: (I - Q)^T f = e_start.
        var leaving = counts.GroupBy(count => count.Key.From).ToDictionary(group => group.Key, group => group.Sum(count => count.Value));
        var matrix = transient.Select(to => transient.Select(from => (from == to ? 1 : 0) - Probability(from, to)).Append(to == "start" ? 1 : 0).ToArray()).ToArray();
        var visits = Eliminate(matrix);
        return (
            transient.Select((state, i) => visits[i] * Probability(state, "conversion")).Sum(),
            transient.Select((state, i) => visits[i] * Probability(state, "conversion") * Mean(state)).Sum());

        void Add((string, string) step, double count) => counts[step] = counts.GetValueOrDefault(step) + count;
        double Probability(string from, string to) => counts.GetValueOrDefault((from, to)) / leaving[from];
        double Mean(string state) => values.GetValueOrDefault(state) is { Conversions: > 0 } sum ? sum.Value / sum.Conversions : 0;
    }

    /// <summary>Runs of touches, equal neighbours once.</summary>
    public static List<(string Name, IReadOnlyList<string> Channels)> States(IReadOnlyList<string> path, int order)
    {
        var runs = path.Count < order
            ? [path]
            : Enumerable.Range(0, path.Count - order + 1).Select(i => (IReadOnlyList<string>)[.. path.Skip(i).Take(order)]).ToList();
        var states = new List<(string Name, IReadOnlyList<string> Channels)>();
        foreach (var run in runs)
        {
            var name = "state " + string.Join('\0', run);
            if (states.Count == 0 || states[^1].Name != name)
            {
                states.Add((name, run));
            }
        }

        return states;
    }

    private static double[] Eliminate(double[][] rows)
    {
        for (var pivot = 0; pivot < rows.Length; pivot++)
        {
            var best = Enumerable.Range(pivot, rows.Length - pivot).MaxBy(row => Math.Abs(rows[row][pivot]));
            (rows[pivot], rows[best]) = (rows[best], rows[pivot]);
            for (var row = 0; row < rows.Length; row++)
            {
                var factor = row == pivot ? 0 : rows[row][pivot] / rows[pivot][pivot];
                for (var column = pivot; factor != 0 && column <= rows.Length; column++)
                {
                    rows[row][column] -= factor * rows[pivot][column];
                }
            }
        }

        return [.. rows.Select((row, i) => row[^1] / row[i])];
    }
}
