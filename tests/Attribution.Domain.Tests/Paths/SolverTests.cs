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
    // Some hundred journeys over a ring of states, which lead anywhere, back, or out.
    private static readonly Gen<Chain> AnyChain =
        from count in Gen.Choose(1, 40)
        from steps in Gen.ArrayOf(Gen.Choose(0, count - 1).Two(), 150)
        from passing in Gen.Elements(1, 30, 100_000)
        from ends in Gen.ArrayOf(Gen.Choose(0, 3), count)
        from channels in Gen.Choose(1, 8)
        select Chain.Of(
            channels,
            [.. Enumerable.Range(0, count).Select(state => new[] { state % channels, state / channels % channels })],
            [.. ends.Select((end, state) => new Ends(state % 3 == 0 ? 1 : 0, end + 0.5, end, end * 10))],
            [.. steps.Where(step => step.Item1 != step.Item2).Distinct().Select(step => new Flow(step.Item1, step.Item2, passing))]);

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

    private static void AssertClose(double expected, double actual) =>
        Assert.InRange(actual, expected - (1e-9 * expected) - 1e-13, expected + (1e-9 * expected) + 1e-13);
}
