using Attribution.Domain.Paths;
using Attribution.Domain.Paths.Chains;
using Attribution.Domain.Tests.Paths.Plain;
using Attribution.Domain.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Attribution.Domain.Tests.Paths;

/// <summary>Small chains are solved by elimination, large ones by sweeps: here both solve the same ones.</summary>
public sealed class SolverTests
{
    // Journeys that begin anywhere, hop through the states, and end, in numbers of very different size.
    private static readonly Gen<Chain> AnyChain =
        from count in Gen.Choose(1, 30)
        from walks in Gen.ArrayOf(Gen.NonEmptyListOf(Gen.Choose(0, count - 1)), 12)
        from journeys in Gen.ArrayOf(Gen.Elements(1, 30, 1_000), 12)
        from converted in Gen.ArrayOf(Gen.Choose(0, 2), 12)
        from channels in Gen.Choose(1, 8)
        select ChainOf(count, channels, [.. walks.Zip(journeys, converted).Select(walk => (Hops(walk.First), walk.Second, walk.Second * walk.Third / 2.0))]);

    private static int[] Hops(IEnumerable<int> walk)
    {
        var hops = new List<int>();
        foreach (var state in walk)
        {
            if (hops.Count == 0 || hops[^1] != state)
            {
                hops.Add(state);
            }
        }

        return [.. hops];
    }

    private static Chain ChainOf(int count, int channels, IReadOnlyList<(int[] Hops, int Journeys, double Converted)> walks) => Chain.Of(
        channels,
        [.. Enumerable.Range(0, count).Select(state => new[] { state % channels, state / channels % channels })],
        [
            .. Enumerable.Range(0, count).Select(state => new Ends(
                walks.Where(walk => walk.Hops[0] == state).Sum(walk => walk.Journeys),
                walks.Where(walk => walk.Hops[^1] == state).Sum(walk => walk.Journeys),
                walks.Where(walk => walk.Hops[^1] == state).Sum(walk => walk.Converted),
                walks.Where(walk => walk.Hops[^1] == state).Sum(walk => walk.Converted * state))),
        ],
        [
            .. walks
                .SelectMany(walk => walk.Hops.Zip(walk.Hops.Skip(1), (from, to) => (from, to, walk.Journeys)))
                .GroupBy(hop => (hop.from, hop.to), (hop, all) => new Flow(hop.from, hop.to, all.Sum(one => one.Journeys))),
        ]);

    [Fact]
    public void Sweeps_FindWhatEliminationFinds() => Properties.Hold(AnyChain, chain =>
    {
        var (eliminated, swept) = (StateElimination.Effects(chain), VisitIteration.Effects(chain));
        for (var channel = 0; channel < eliminated.Conversions.Length; channel++)
        {
            AssertClose(eliminated.Conversions[channel], swept.Conversions[channel]);
            AssertClose(eliminated.Values[channel], swept.Values[channel]);
        }
    });

    [Fact]
    public void LargeChains_EqualTheFullChainSolvedForEachChannel()
    {
        // Sixty channels, order 2: more states than are eliminated.
        var paths = Enumerable.Range(0, 250)
            .Select(i => new PathCount(
                [.. Enumerable.Range(0, 2 + (i % 5)).Select(j => $"channel {(unchecked(((uint)i * 8) + (uint)j) * 2654435761 >> 16) % 60:00}")], i % 4, i % 4 * 2.5, i % 7))
            .ToArray();

        var (conversions, values) = PlainChain.Credits(paths, 2, true);
        var credits = PathAttribution.Markov(paths, new MarkovSettings(2));

        Assert.InRange(credits.States, StateElimination.MostStates + 1, int.MaxValue);
        for (var i = 0; i < conversions.Length; i++)
        {
            AssertClose(conversions[i], credits.Channels[i].Conversions);
            AssertClose(values[i], credits.Channels[i].Value);
        }
    }

    [Fact]
    public void LongPaths_EqualTheFullChainSolvedForEachChannel()
    {
        // States that are seen once: the chain is a line, and whoever enters it comes to its end, which sweeps in a bad order find slowly.
        PathCount Long(int seed) => new([.. Enumerable.Range(0, 180).Select(i => $"channel {((i * i * 31) + (i * seed * 17)) % 1009 % 14:00}")], seed, seed * 3, 1);
        PathCount[] paths = [Long(1), Long(2), new(["channel 03", "channel 05", "other"], 4, 8, 2), new(["other"], 1, 1, 1)];

        var (conversions, values) = PlainChain.Credits(paths, 3, true);
        var credits = PathAttribution.Markov(paths, new MarkovSettings(3));

        Assert.InRange(credits.States, StateElimination.MostStates + 1, int.MaxValue);
        for (var i = 0; i < conversions.Length; i++)
        {
            AssertClose(conversions[i], credits.Channels[i].Conversions);
            AssertClose(values[i], credits.Channels[i].Value);
        }
    }

    private static void AssertClose(double expected, double actual) =>
        Assert.InRange(actual, expected - (1e-9 * expected) - 1e-13, expected + (1e-9 * expected) + 1e-13);
}
