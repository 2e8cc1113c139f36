using Attribution.Domain.Paths;
using Attribution.Domain.Paths.Games;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Paths;

public sealed class ShapleyTests
{
    [Theory]
    // Distinct channels share equally; order, repeats and other journeys have no effect.
    [InlineData(ShapleyGame.Set,     "a > b > a | 3 | 0 | 50 ; b | 1",     "a 1.5, b 2.5")]
    [InlineData(ShapleyGame.Ordered, "a > b > a | 3 | 0 | 50 ; b | 1",     "a 1.5, b 2.5")]
    [InlineData(ShapleyGame.Set,     "a > b > c | 1",                      "a 0.333333333333, b 0.333333333333, c 0.333333333333")]
    // Rates: a 1/2, b never seen, a and b together 1. a gets (1/2 + 1) / 2, b (1 - 1/2) / 2, of 4 conversions.
    [InlineData(ShapleyGame.ConversionRate, "a | 1 | 0 | 1 ; b > a > b | 4",            "a 4, b 1")]
    // Rates: a 1/2, b 1/4, together 1/2: 3/8 and 1/8 of 1/2.
    [InlineData(ShapleyGame.ConversionRate, "a | 1 | 0 | 1 ; b | 1 | 0 | 3 ; a > b | 4 | 0 | 4", "a 4, b 2")]
    // Together they convert less than a alone: b costs conversions. a 1, b none, together 1/2: 3/4 and -1/4 of 1/2.
    [InlineData(ShapleyGame.ConversionRate, "a | 1 ; b | 0 | 0 | 3 ; a > b | 4 | 0 | 4",         "a 7, b -2")]
    public void Shapley_Credits(ShapleyGame game, string paths, string credits) =>
        Assert.Equal(credits, PathSamples.Text(PathAttribution.Shapley(PathSamples.Of(paths.Split(" ; ")), new ShapleySettings(game))));

    [Theory]
    [InlineData(NegativeCredit.Floored, 0, "a 5, b 0")]
    // a alone was seen once, which is too seldom to believe its rate: the pair's conversions are shared equally by the game.
    [InlineData(NegativeCredit.Shown,   2, "a 3, b 2")]
    // Nothing was seen often enough: equal parts of each set.
    [InlineData(NegativeCredit.Shown,   9, "a 3, b 2")]
    public void ShapleyRate_Settings(NegativeCredit negatives, double minimum, string credits) => Assert.Equal(credits, PathSamples.Text(
        PathAttribution.Shapley(PathSamples.Of("a | 1", "b | 0 | 0 | 3", "a > b | 4 | 0 | 4"), new ShapleySettings(ShapleyGame.ConversionRate, negatives, minimum))));

    [Fact]
    public void OrderedGame_SplitsAChannelByItsPositions()
    {
        var game = new OrderedGame(withPositions: true);
        game.Add(new PathRow { Channels = [0, 1, 0], Conversions = 4, Value = 8 });
        game.Add(new PathRow { Channels = [1], Conversions = 1 });

        Assert.Equal(
            [new PositionCredit("a", 0, 1, 2), new PositionCredit("a", 2, 1, 2), new PositionCredit("b", 0, 1, 0), new PositionCredit("b", 1, 2, 4)],
            game.ByPosition(["a", "b"]));
    }

    [Theory]
    [InlineData(ShapleyGame.Set)]
    [InlineData(ShapleyGame.Ordered)]
    [InlineData(ShapleyGame.ConversionRate)]
    public void Shapley_StandsManyChannels(ShapleyGame game)
    {
        var all = Enumerable.Range(0, 200).Select(i => $"channel {i:000}").ToArray();

        var credits = PathAttribution.Shapley([new PathCount(all, 200, 0, 0), new PathCount([all[7]], 1, 0, 0)], new ShapleySettings(game));

        Assert.Equal(201, credits.Channels.Sum(channel => channel.Conversions));
        Assert.All(credits.Channels.Where(channel => channel.Channel != all[7]), channel => Assert.InRange(channel.Conversions, 0, 1));
        Assert.InRange(credits.Channels[7].Conversions, 2 - 1e-9, 3);
    }
}
