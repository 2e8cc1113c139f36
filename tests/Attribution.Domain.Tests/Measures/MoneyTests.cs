using System.Globalization;
using Attribution.Domain.Measures;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Measures;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("12.50",                   12_500_000L)]
    [InlineData("12",                      12_000_000L)]
    [InlineData("0",                       0L)]
    [InlineData("0.000001",                1L)]
    [InlineData("1.234567",                1_234_567L)]
    [InlineData("007.5",                   7_500_000L)]
    // Negative amounts are read, the caller decides.
    [InlineData("-3.20",                   -3_200_000L)]
    [InlineData("-0",                      0L)]
    // The last that fit.
    [InlineData("9223372036854.775807",    long.MaxValue)]
    [InlineData("-9223372036854.775808",   long.MinValue)]
    public void TryParseMicros_Reads_WhenTextIs(string text, long expected)
    {
        Assert.True(Money.TryParseMicros(text, out var micros));
        Assert.Equal(expected, micros);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("12.")]
    [InlineData(".5")]
    [InlineData("+1")]
    [InlineData("--1")]
    [InlineData("1.2.3")]
    [InlineData("1.-2")]
    // Seven decimals would be rounded, even if the last is zero.
    [InlineData("1.0000001")]
    [InlineData("1.0000000")]
    // Thousands, decimal commas, exponents, spaces, units, other digits.
    [InlineData("1,250.00")]
    [InlineData("1 250")]
    [InlineData("12,50")]
    [InlineData("1e3")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("€1")]
    [InlineData("1/2")]
    [InlineData("1:2")]
    [InlineData("١٢")]
    [InlineData("NaN")]
    // The first that do not fit, and one that never could.
    [InlineData("9223372036854.775808")]
    [InlineData("-9223372036854.775809")]
    [InlineData("99999999999999999999999999999999999999999999999999")]
    public void TryParseMicros_Refuses_WhenTextIs(string? text)
    {
        Assert.False(Money.TryParseMicros(text, out var micros));
        Assert.Equal(0, micros);
    }

    [Theory]
    [InlineData("lv-LV")]
    [InlineData("hu-HU")]
    public void TryParseMicros_DoesNotDependOnCulture_WhenCommaIsItsPoint(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.True(Money.TryParseMicros("12.50", out var micros));
            Assert.Equal(12_500_000, micros);
            Assert.False(Money.TryParseMicros("12,50", out _));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
