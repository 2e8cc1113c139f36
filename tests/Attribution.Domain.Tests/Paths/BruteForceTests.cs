using Attribution.Domain.Paths;
using Attribution.Domain.Tests.Paths.Plain;
using Attribution.Domain.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Paths;

public sealed class BruteForceTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(3, false)]
    [InlineData(9, true)]
    public void Markov_EqualsTheFullChainSolvedForEachChannel_WhenPathsAre(int order, bool withNulls) => Properties.Hold(PathSamples.Any, paths =>
    {
        var (conversions, values) = PlainChain.Credits(paths, order, withNulls);
        AssertCredits(conversions, values, PathAttribution.Markov(paths, new MarkovSettings(order, withNulls)));
    });

    [Fact]
    public void ShapleySet_EqualsAllCoalitionsEnumerated() => Properties.Hold(PathSamples.Any, paths =>
    {
        var (conversions, values) = (PlainGame.Set(paths, path => path.Conversions), PlainGame.Set(paths, path => path.Value));
        AssertCredits(conversions, values, PathAttribution.Shapley(paths, new ShapleySettings()));
        AssertCredits(conversions, values, PathAttribution.Shapley(paths, new ShapleySettings(ShapleyGame.Ordered)));
    });

    [Theory]
    [InlineData(NegativeCredit.Shown,   0)]
    [InlineData(NegativeCredit.Floored, 0)]
    [InlineData(NegativeCredit.Shown,   8)]
    [InlineData(NegativeCredit.Floored, 8)]
    public void ShapleyRate_EqualsAllCoalitionsEnumerated(NegativeCredit negatives, double minimum) => Properties.Hold(PathSamples.Any, paths =>
    {
        var floored = negatives == NegativeCredit.Floored;
        AssertCredits(
            PlainGame.ConversionRate(paths, path => path.Conversions, floored, minimum),
            PlainGame.ConversionRate(paths, path => path.Value, floored, minimum),
            PathAttribution.Shapley(paths, new ShapleySettings(ShapleyGame.ConversionRate, negatives, minimum)));
    });

    private static void AssertCredits(double[] conversions, double[] values, PathCredits credits)
    {
        Assert.Equal(conversions.Length, credits.Channels.Count);
        for (var i = 0; i < conversions.Length; i++)
        {
            AssertClose(conversions[i], credits.Channels[i].Conversions, credits.Conversions);
            AssertClose(values[i], credits.Channels[i].Value, credits.Value);
        }
    }

    // Relative to the figure; differences of the plain form carry the rounding of the total.
    private static void AssertClose(double expected, double actual, double total) =>
        Assert.InRange(actual, expected - Tolerance(expected, total), expected + Tolerance(expected, total));

    private static double Tolerance(double expected, double total) => (1e-9 * Math.Abs(expected)) + (1e-12 * total);
}
