using Attribution.Domain.Paths;
using Attribution.Domain.Paths.Rules;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Paths;

public sealed class RuleTests
{
    [Theory]
    // First and last touch.
    [InlineData("first", "a > b > c | 1",       "a 1, b 0, c 0")]
    [InlineData("last",  "a > b > c | 1",       "a 0, b 0, c 1")]
    // The last that is not direct; the last when all are.
    [InlineData("last non-direct", "a > b > direct | 1",        "a 0, b 1, direct 0")]
    [InlineData("last non-direct", "a > direct > b | 1",        "a 0, b 1, direct 0")]
    [InlineData("last non-direct", "direct > ads > direct | 1", "ads 0, direct 1")]
    // Equal parts; a repeated channel has one for each touch.
    [InlineData("linear", "a > b | 1",      "a 0.5, b 0.5")]
    [InlineData("linear", "a > a > b | 3",  "a 2, b 1")]
    // 40 / 20 / 40
    [InlineData("position based", "a | 1",                 "a 1")]
    [InlineData("position based", "a > b | 1",             "a 0.5, b 0.5")]
    [InlineData("position based", "a > b > c | 1",         "a 0.4, b 0.2, c 0.4")]
    [InlineData("position based", "a > b > c > d | 1",     "a 0.4, b 0.1, c 0.1, d 0.4")]
    [InlineData("position based", "a > b > a | 1",         "a 0.8, b 0.2")]
    // 20 / 20 / 60 and 60 / 20 / 20
    [InlineData("j",         "a | 1",                 "a 1")]
    [InlineData("j",         "a > b | 1",             "a 0.3, b 0.7")]
    [InlineData("j",         "a > b > c > d | 1",     "a 0.2, b 0.1, c 0.1, d 0.6")]
    [InlineData("inverse j", "a > b | 1",             "a 0.7, b 0.3")]
    [InlineData("inverse j", "a > b > c > d | 1",     "a 0.6, b 0.1, c 0.1, d 0.2")]
    // Two paths, and journeys without a conversion, which no rule looks at.
    [InlineData("linear", "a > b | 2 ; b | 1 | 0 | 9",    "a 1, b 2")]
    public void Rule_Gives(string model, string paths, string credits) =>
        Assert.Equal(credits, PathSamples.Text(AllModels.Credit(model, PathSamples.Of(paths.Split(" ; ")))));

    [Theory]
    // One half-life between neighbours: 1 : 2 : 4.
    [InlineData("14 7 0",   7, "a 1, b 2, c 4")]
    // The same delay for all changes nothing, however long.
    [InlineData("24 17 10", 7, "a 1, b 2, c 4")]
    [InlineData("100014 100007 100000", 7, "a 1, b 2, c 4")]
    // A very long half-life is linear, a very short one last touch.
    [InlineData("14 7 0",   1e18, "a 2.333333333333, b 2.333333333333, c 2.333333333333")]
    [InlineData("14 7 0",   1e-3, "a 0, b 0, c 7")]
    public void TimeDecay_HalvesWithEveryHalfLife_WhenAgesAre(string days, double halfLife, string credits)
    {
        var path = PathSamples.Of("a > b > c | 7")[0] with { AgesInDays = [.. days.Split(' ').Select(double.Parse)] };

        Assert.Equal(credits, PathSamples.Text(PathAttribution.ByRule([path], PathRules.TimeDecay(halfLife))));
    }

    [Theory]
    // First a, lead c, opportunity e: 30 each, 10 to the rest before the opportunity; f comes after it.
    [InlineData("w", "a > b > c > d > e > f", 2, 4, "a 30, b 5, c 30, d 5, e 30, f 0")]
    // Nothing between: the 10 goes to the milestones, and those on one touch add up.
    [InlineData("w", "a > b > c", 1, 2, "a 33.333333333333, b 33.333333333333, c 33.333333333333")]
    [InlineData("w", "a > b",     0, 1, "a 66.666666666667, b 33.333333333333")]
    [InlineData("w", "a > b > c", 0, 2, "a 60, b 10, c 30")]
    [InlineData("w", "a",         0, 0, "a 100")]
    [InlineData("w", "a > b",     0, 0, "a 100, b 0")]
    // No opportunity yet: its 30 is dropped, and the other 70 scaled to 100. No lead: the same.
    [InlineData("w", "a > b > c", 2, null, "a 42.857142857143, b 14.285714285714, c 42.857142857143")]
    [InlineData("w", "a > b",     1, null, "a 50, b 50")]
    [InlineData("w", "a > b > c", null, null, "a 75, b 12.5, c 12.5")]
    // Full path: 22.5 each to first a, lead b, opportunity d and last f, 10 to the rest.
    [InlineData("full path", "a > b > c > d > e > f", 1, 3, "a 22.5, b 22.5, c 5, d 22.5, e 5, f 22.5")]
    [InlineData("full path", "a > b > c > d",         1, 2, "a 25, b 25, c 25, d 25")]
    [InlineData("full path", "a > b > c",             0, 0, "a 67.5, b 10, c 22.5")]
    [InlineData("full path", "a",                     0, 0, "a 100")]
    public void Milestones_Share(string model, string path, int? lead, int? opportunity, string credits)
    {
        var count = PathSamples.Of(path + " | 100")[0] with { LeadIndex = lead, OpportunityIndex = opportunity };

        Assert.Equal(credits, PathSamples.Text(AllModels.Credit(model, [count])));
    }

    [Theory]
    [InlineData("1 3",  "a 0.25, b 0.75")]
    [InlineData("0 2",  "a 0, b 1")]
    [InlineData("0.1 0.3", "a 0.25, b 0.75")]
    // No weight at all: equal parts.
    [InlineData("0 0",  "a 0.5, b 0.5")]
    public void CustomWeights_AreDividedByTheirSum(string weights, string credits)
    {
        var numbers = weights.Split(' ').Select(double.Parse).ToArray();

        Assert.Equal(credits, PathSamples.Text(PathAttribution.ByRule(PathSamples.Of("a > b | 1"), (in row, shares) => numbers.CopyTo(shares))));
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void CustomWeights_AreRefused_When(double weight) =>
        Assert.Throws<ArgumentException>(() => PathAttribution.ByRule(PathSamples.Of("a > b | 1"), (in row, shares) => shares.Fill(weight)));

    [Fact]
    public void TimeDecay_IsRefused_WithoutAges() =>
        Assert.Throws<ArgumentException>(() => PathAttribution.ByRule(PathSamples.Of("a > b | 1"), PathRules.TimeDecay(7)));

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public void Path_IsRefused_WhenAMilestoneLiesOutside(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PathAttribution.ByRule([PathSamples.Of("a > b | 1")[0] with { LeadIndex = index }], PathRules.WShaped));

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(1e16)]
    public void Path_IsRefused_WhenACountIs(double count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PathAttribution.ByRule([new PathCount(["a"], count, 0, 0)], PathRules.Last));

    [Fact]
    public void PathWithoutTouches_IsUnattributed() =>
        Assert.Equal("a 1, unattributed 2", PathSamples.Text(PathAttribution.ByRule([new PathCount([], 2, 0, 0), .. PathSamples.Of("a | 1")], PathRules.Last)));
}
