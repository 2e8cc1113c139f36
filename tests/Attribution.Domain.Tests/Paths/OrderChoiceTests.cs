using Attribution.Domain.Paths;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Paths;

public sealed class OrderChoiceTests
{
    [Theory]
    // b always converts and a never does: the last touch says everything.
    [InlineData("a | 0 | 0 | 10 ; b | 10",                           "1 1")]
    // The last touch is the same for all: it says nothing. The one before says all.
    [InlineData("a > c | 10 ; b > c | 0 | 0 | 10",                   "0.5 1")]
    // b converts in 3 of 4, a in 1 of 4: of 16 pairs, 9 are told apart rightly, 1 wrongly, 6 not.
    [InlineData("a | 1 | 0 | 3 ; b | 3 | 0 | 1",                     "0.75 0.75")]
    // Nothing to tell apart.
    [InlineData("a | 5 ; b | 2",                                     "0.5 0.5")]
    public void Auc_Is(string paths, string areas) => Assert.Equal(
        areas,
        string.Join(' ', PathAttribution.OrderScores(PathSamples.Of(paths.Split(" ; ")), 2).Select(score => PathSamples.Round(score.Auc))));

    [Fact]
    public void Penalised_FollowsTheNumberOfStates_AndEndsAtNothing()
    {
        var scores = PathAttribution.OrderScores(PathSamples.Of("a | 1 | 0 | 3", "b | 3 | 0 | 1"), 6);

        // 8 journeys, 2 channels: p = 2, 3, 4, 5, 6, 7.
        Assert.Equal(
            ["0.65", "0.5625", "0.416666666667", "0.125", "0", "0"],
            scores.Select(score => PathSamples.Round(score.Penalised)));
    }
}
