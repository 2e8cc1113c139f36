using Attribution.Domain.Paths;
using Attribution.Domain.Tests.Paths.Plain;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Paths;

public sealed class MarkovTests
{
    [Theory]
    // Anderl's example in small: a > b converts, a alone does not. Without a or b nothing is left, so both have effect 1.
    [InlineData(1, "a > b | 1 ; a | 0 | 0 | 1",             "a 0.5, b 0.5")]
    // Half of the conversions pass a, all pass b: effects 1/2 and 1.
    [InlineData(1, "a > b | 1 ; b | 1",                     "a 0.666666666667, b 1.333333333333")]
    // A channel that never leads to a conversion has no effect.
    [InlineData(1, "a | 2 ; b | 0 | 0 | 5",                 "a 2, b 0")]
    [InlineData(1, "a | 2 ; a > b | 0 | 0 | 5",             "a 2, b 0")]
    // A repeated touch counts once; a visit that comes back does not.
    [InlineData(1, "a > a > a > b | 3",                     "a 1.5, b 1.5")]
    // Memory of two: only a before c converts, which a chain of order 1 cannot tell from b before c.
    [InlineData(1, "a > c | 2 ; b > c | 0 | 0 | 2",         "a 0.5, b 0.5, c 1")]
    [InlineData(2, "a > c | 2 ; b > c | 0 | 0 | 2",         "a 1, b 0, c 1")]
    // A path shorter than the order is one state.
    [InlineData(3, "a > c | 2 ; a | 1",                     "a 1.8, c 1.2")]
    // Nobody was on the last path.
    [InlineData(1, "a > b | 1 ; c | 0 | 0 | 0",             "a 0.5, b 0.5, c 0")]
    public void Markov_Credits(int order, string paths, string credits) =>
        Assert.Equal(credits, PathSamples.Text(PathAttribution.Markov(PathSamples.Of(paths.Split(" ; ")), new MarkovSettings(order))));

    [Fact]
    public void Markov_LeavesOutOtherJourneys_WhenAsked()
    {
        var paths = PathSamples.Of("a > b | 2 | 0 | 8", "b | 2 | 0 | 0", "a | 0 | 0 | 90");

        var with = PathAttribution.Markov(paths, new MarkovSettings());
        var without = PathAttribution.Markov(paths, new MarkovSettings(WithNulls: false));

        // From a: 10 of 100 go on to b, where 4 of 12 convert; b alone starts 2 of 102. Without nulls, half of all pass a.
        var throughA = 100 / 102.0 * 0.1 * (4 / 12.0);
        var all = throughA + (2 / 102.0 * (4 / 12.0));
        var effect = throughA / all;
        Assert.Equal(4 * effect / (1 + effect), with.Channels[0].Conversions, 1e-12);
        Assert.Equal("a 1.333333333333, b 2.666666666667", PathSamples.Text(without));
    }

    [Theory]
    // All value ends in b, whose conversions all pass a too; c's conversions are worth nothing.
    [InlineData("a > b | 1 | 100 ; c | 1",         "a 50, b 50, c 0")]
    // The mean value of a state counts: 30 for each of b's conversions, wherever they came from.
    [InlineData("a > b | 1 | 60 ; b | 1",          "a 20, b 40")]
    // Value that came without conversions in its last state belongs to nobody in the chain, and is shared like touches.
    [InlineData("a > a > b | 0 | 90 | 1 ; c | 1",  "a 60, b 30, c 0")]
    // A line with nothing but value adds to what conversions in its last state are worth.
    [InlineData("a > b | 1 ; c > b | 0 | 100",     "a 50, b 50, c 0")]
    public void Markov_CreditsValue(string paths, string values)
    {
        var credits = PathAttribution.Markov(PathSamples.Of(paths.Split(" ; ")), new MarkovSettings());

        Assert.Equal(values, string.Join(", ", credits.Channels.Select(c => $"{c.Channel} {PathSamples.Round(c.Value)}")));
    }

    [Fact]
    public void Markov_SaysWhatItRestsOn()
    {
        var credits = PathAttribution.Markov(PathSamples.Of("a > b > a | 1 | 5 | 2", "a > b > a | 1", "b | 0 | 0 | 1"), new MarkovSettings(2));

        Assert.Equal((2.0, 5.0, 3.0, 2, 3), (credits.Conversions, credits.Value, credits.Nulls, credits.Paths, credits.States));
    }

    [Theory]
    // Loops a hundred thousand times longer than the chain is large.
    [InlineData(1)]
    [InlineData(2)]
    public void Markov_IsExact_WhenAPathIsVeryLong(int order)
    {
        var loop = string.Join(" > ", Enumerable.Repeat("a > b", 50_000));
        var paths = PathSamples.Of($"{loop} | 1", "c | 3", "b > c > a | 2 | 0 | 3");

        var (conversions, _) = PlainChain.Credits(paths, order, true);
        var credits = PathAttribution.Markov(paths, new MarkovSettings(order));

        Assert.Equal(conversions, credits.Channels.Select(channel => channel.Conversions), (expected, actual) => Math.Abs(expected - actual) < 1e-7);
        Assert.Equal(6, credits.Channels.Sum(channel => channel.Conversions));
    }

    [Fact]
    public void Markov_IsRefused_WithoutOrder() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PathAttribution.Markov([], new MarkovSettings(0)));
}
