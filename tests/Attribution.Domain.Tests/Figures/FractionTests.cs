using System.Globalization;
using System.Numerics;
using Attribution.Domain.Figures;
using Attribution.Domain.Tests.Support;
using FsCheck.Fluent;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Figures;

public sealed class FractionTests
{
    [Theory]
    //          value    half up  half down
    [InlineData("0/1",   0,       0)]
    [InlineData("1/2",   1,       0)]
    [InlineData("3/2",   2,       1)]
    [InlineData("49/100", 0,      0)]
    [InlineData("51/100", 1,      1)]
    [InlineData("1/3",   0,       0)]
    [InlineData("2/3",   1,       1)]
    [InlineData("7/1",   7,       7)]
    public void Halves_GoUpOrDown_WhenRounded(string value, int up, int down) =>
        Assert.Equal(((BigInteger)up, (BigInteger)down), (Read(value).RoundHalfUp(), Read(value).RoundHalfDown()));

    [Theory]
    [InlineData("1/3",    4, "0.3333")]
    [InlineData("2/3",    4, "0.6667")]
    [InlineData("-2/3",   4, "-0.6667")]
    // Half to even.
    [InlineData("1/2",    0, "0")]
    [InlineData("3/2",    0, "2")]
    [InlineData("-3/2",   0, "-2")]
    [InlineData("219/300", 12, "0.73")]
    // Room for fewer digits: a cost per lead of billions for a billionth of a lead.
    [InlineData("50000000000000000000000000001/2", 12, "25000000000000000000000000000")]
    [InlineData("200000000000000000000000000/3", 12, "66666666666666666666666666.667")]
    public void Decimal_IsTheNearest_WhenRounded(string value, int decimals, string expected) =>
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), Read(value).ToDecimal(decimals));

    [Fact]
    public void Default_IsZero()
    {
        Assert.Equal((Fraction)0, default);
        Assert.Equal(Fraction.Of(1, 2), default(Fraction) + Fraction.Of(2, 4));
        Assert.Throws<DivideByZeroException>(() => Fraction.Of(1, 0));
    }

    [Fact]
    public void Arithmetic_IsExact_WhateverTheNumbers() => Properties.Hold(
        from a in Gen.Choose(-1000, 1000)
        from b in Gen.Choose(1, 400)
        from c in Gen.Choose(-1000, 1000)
        from d in Gen.Choose(1, 400)
        select (a, b, c, d),
        n =>
        {
            var (x, y) = (Fraction.Of(n.a, n.b), Fraction.Of(n.c, -n.d));

            Assert.Equal(x, x + y - y);
            Assert.Equal(x, n.c == 0 ? x : x * y / y);
            Assert.Equal(BigInteger.One, BigInteger.GreatestCommonDivisor(x.Numerator, x.Denominator));
            Assert.Equal(((long)n.a * -n.d).CompareTo((long)n.c * n.b) * -1, x.CompareTo(y) is var order && order == 0 ? 0 : Math.Sign(order));
        });

    private static Fraction Read(string text)
    {
        var parts = text.Split('/');
        return Fraction.Of(BigInteger.Parse(parts[0], CultureInfo.InvariantCulture), BigInteger.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
