using System.Numerics;
using Attribution.Domain.Paths;

namespace Attribution.Domain.Tests.Paths.Plain;

/// <summary>Shapley values by their definition, for comparison: every coalition of every game is enumerated. It shares nothing with the product.</summary>
internal static class PlainGame
{
    /// <summary>One game of all channels, where a coalition is worth what journeys inside it bring.</summary>
    public static double[] Set(IReadOnlyList<PathCount> paths, Func<PathCount, double> brings)
    {
        var channels = Channels(paths);
        return Shapley(channels.Count, coalition => paths.Where(path => (Mask(path, channels) & ~coalition) == 0).Sum(brings));
    }

    /// <summary>One game for each set of channels that was seen to convert, scaled to what the set brings.</summary>
    public static double[] ConversionRate(IReadOnlyList<PathCount> paths, Func<PathCount, double> brings, bool floored, double minimum)
    {
        var channels = Channels(paths);
        var sets = paths.GroupBy(path => Mask(path, channels)).ToDictionary(
            group => group.Key,
            group => (Conversions: group.Sum(path => path.Conversions), Nulls: group.Sum(path => path.Nulls), Brings: group.Sum(brings)));
        var credits = new double[channels.Count];
        foreach (var (set, sums) in sets.Where(set => set.Value.Brings > 0))
        {
            var members = Enumerable.Range(0, channels.Count).Where(channel => (set >> channel & 1) != 0).ToArray();
            var values = Rate(set) > 0
                ? Shapley(members.Length, coalition => Rate(members.Where((_, place) => (coalition >> place & 1) != 0).Sum(channel => 1 << channel)))
                : [.. members.Select(_ => 1.0)];
            if (floored)
            {
                values = [.. values.Select(value => Math.Max(0, value))];
            }

            for (var place = 0; place < members.Length; place++)
            {
                credits[members[place]] += values[place] / values.Sum() * sums.Brings;
            }
        }

        return credits;

        double Rate(int set) => sets.GetValueOrDefault(set) is { Conversions: > 0 } sums && sums.Conversions + sums.Nulls >= minimum
            ? sums.Conversions / (sums.Conversions + sums.Nulls)
            : 0;
    }

    public static List<string> Channels(IReadOnlyList<PathCount> paths) =>
        [.. paths.SelectMany(path => path.Channels).Distinct().Order(StringComparer.Ordinal)];

    // phi_i = sum over S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S))
    private static double[] Shapley(int players, Func<int, double> worth)
    {
        var worths = Enumerable.Range(0, 1 << players).Select(coalition => coalition == 0 ? 0 : worth(coalition)).ToArray();
        return
        [
            .. Enumerable.Range(0, players).Select(player => Enumerable.Range(0, 1 << players)
                .Where(coalition => (coalition >> player & 1) == 0)
                .Sum(coalition => Weight(BitOperations.PopCount((uint)coalition), players) * (worths[coalition | 1 << player] - worths[coalition]))),
        ];
    }

    private static double Weight(int size, int players) => Factorial(size) * Factorial(players - size - 1) / Factorial(players);

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);

    private static int Mask(PathCount path, List<string> channels) => path.Channels.Distinct().Sum(channel => 1 << channels.IndexOf(channel));
}
