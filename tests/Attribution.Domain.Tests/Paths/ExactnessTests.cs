using System.Numerics;
using Attribution.Domain.Paths;
using Attribution.Domain.Tests.Support;
using FsCheck.Fluent;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Paths;

public sealed class ExactnessTests
{
    [Theory]
    [MemberData(nameof(AllModels.Names), MemberType = typeof(AllModels))]
    public void Credits_AddUpToTheTotals_ToTheLastBit(string model) => Properties.Hold(PathSamples.Any, paths =>
    {
        var credits = AllModels.Credit(model, paths);

        Assert.Equal(Sum(paths.Select(path => path.Conversions)), credits.Conversions);
        Assert.Equal(Sum(paths.Select(path => path.Value)), credits.Value);
        AssertAddUp(credits.Conversions, [.. credits.Channels.Select(channel => channel.Conversions)]);
        AssertAddUp(credits.Value, [.. credits.Channels.Select(channel => channel.Value)]);
    });

    [Theory]
    [MemberData(nameof(AllModels.Names), MemberType = typeof(AllModels))]
    public void Credits_AreTheSameBits_WhenPathsAreShuffled(string model) => Properties.Hold(PathSamples.AnyShuffled, paths =>
        Assert.Equal(PathSamples.Bits(AllModels.Credit(model, paths.Given)), PathSamples.Bits(AllModels.Credit(model, paths.Other))));

    // Weights by age are no whole numbers: there each count of a path is rounded once.
    [Theory]
    [MemberData(nameof(AllModels.ExactNames), MemberType = typeof(AllModels))]
    public void Credits_AreTheSameBits_WhenPathsAreCountedInParts(string model) => Properties.Hold(PathSamples.AnySplit, paths =>
        Assert.Equal(PathSamples.Bits(AllModels.Credit(model, paths.Given)), PathSamples.Bits(AllModels.Credit(model, paths.Other))));

    [Theory]
    [MemberData(nameof(AllModels.Names), MemberType = typeof(AllModels))]
    public void Credits_AreNone_WithoutConversions(string model) =>
        Assert.Equal("a 0, b 0", PathSamples.Text(AllModels.Credit(model, [.. PathSamples.Of("a > b | 0 | 0 | 5", "b | 0 | 0 | 0").Select(path => path with { AgesInDays = [.. path.Channels.Select(_ => 0.0)] })])));

    [Theory]
    [MemberData(nameof(AllModels.Names), MemberType = typeof(AllModels))]
    public void Credits_AreEmpty_WithoutPaths(string model) => Assert.Empty(AllModels.Credit(model, []).Channels);

    [Theory]
    [MemberData(nameof(AllModels.Names), MemberType = typeof(AllModels))]
    public void OnlyChannel_GetsEverything(string model)
    {
        var path = PathSamples.Of("a > a > a | 3 | 12.5 | 4")[0] with { AgesInDays = [2, 1, 0] };

        Assert.Equal(new CreditedChannel("a", 3, 12.5), AllModels.Credit(model, [path]).Channels.Single());
    }

    [Theory]
    // Thirds of a total; a tiny figure beside a large one keeps its places.
    [InlineData(1.0,          "1 1 1")]
    [InlineData(0.3,          "1 2 4 8 16")]
    [InlineData(1e15,         "3 5 7")]
    [InlineData(4096.0,       "1e-20 1e-9 1e-6 1 1")]
    [InlineData(4095.0,       "1e-12 1")]
    [InlineData(4095.0,       "1 -0.25 3e-9")]
    [InlineData(1e-9,         "1 1e-7 2")]
    // A figure above the total beside negative ones.
    [InlineData(14988.65,     "10 3 -9")]
    [InlineData(0.3,          "1000 -999.9 0.7")]
    public void Figures_AddUp(double total, string weights)
    {
        var parts = weights.Split(' ').Select(double.Parse).ToArray();
        var figures = ExactFigures.Of(total, parts);

        AssertAddUp(total, figures);
        for (var i = 0; i < parts.Length; i++)
        {
            var expected = total * (parts[i] / parts.Sum());
            Assert.InRange(figures[i], expected - (1e-11 * Math.Abs(expected)), expected + (1e-11 * Math.Abs(expected)));
        }
    }

    [Fact]
    public void Figures_AddUp_WhenThereAreManyAlike() => AssertAddUp(1000, ExactFigures.Of(1000, [.. Enumerable.Repeat(1.0, 70_000)]));

    [Fact]
    public void Sum_IsExact_WhateverTheOrder() => Properties.Hold(
        from numbers in Gen.ArrayOf(from mantissa in Gen.Choose(0, int.MaxValue) from exponent in Gen.Choose(-70, 18) select Math.ScaleB(mantissa, exponent))
        select numbers,
        numbers =>
        {
            var sum = default(ExactSum);
            var half = default(ExactSum);
            foreach (var number in numbers.Order())
            {
                sum.Add(number);
                half.Add(ExactSum.Of(number));
            }

            Assert.Equal(numbers.Aggregate(BigInteger.Zero, (whole, number) => whole + Units(number)), sum.ToWhole());
            Assert.Equal(sum.ToWhole() * 12345, half.Times(12345).ToWhole());
            Assert.Equal(Nearest(sum.ToWhole()), sum.ToDouble());
        });

    // The exact sum rounds to the total. With no tiny figure among them, any order of adding doubles gives it without rounding.
    private static void AssertAddUp(double total, IReadOnlyList<double> figures)
    {
        Assert.Equal(total, Sum(figures));
        if (figures.All(figure => figure == 0 || figure > total / 60_000))
        {
            Assert.Equal(total, figures.Sum());
            Assert.Equal(total, figures.Reverse().Sum());
            Assert.Equal(total, figures.Order().Sum());
        }
    }

    private static double Sum(IEnumerable<double> numbers) => Nearest(numbers.Aggregate(BigInteger.Zero, (sum, number) => sum + Units(number)));

    // Units of 2^-100, as far as anything here is told apart.
    private static BigInteger Units(double number) => new(Math.ScaleB(number, 100));

    // The double next to a whole number of units, by trying its neighbours.
    private static double Nearest(BigInteger units)
    {
        var guess = Math.ScaleB((double)units, -100);
        return new[] { Math.BitDecrement(guess), guess, Math.BitIncrement(guess) }
            .OrderBy(candidate => BigInteger.Abs(Units(candidate) - units))
            .ThenBy(candidate => BitConverter.DoubleToInt64Bits(candidate) & 1)
            .First();
    }
}
