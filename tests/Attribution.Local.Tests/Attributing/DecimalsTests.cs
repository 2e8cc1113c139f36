using System.Globalization;
using System.Text;
using Attribution.Local.Attributing;

namespace Attribution.Local.Tests.Attributing;

public sealed class DecimalsTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("7")]
    [InlineData("0012")]
    [InlineData("2.50")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("0.1")]
    [InlineData("123456789012345")]
    [InlineData("0.123456789012345")]
    [InlineData("0.1234567890123456789")]
    [InlineData("1e3")]
    [InlineData("1.5E-7")]
    [InlineData(" 3 ")]
    [InlineData("+3")]
    [InlineData("1000000000000000")]
    public void Number_IsTheNearestDouble(string text)
    {
        Assert.True(Decimals.TryRead(Encoding.UTF8.GetBytes(text), out var number));
        Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), number);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-1")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData("1 2")]
    [InlineData("abc")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e16")]
    [InlineData("0x10")]
    public void Text_IsRefused(string text) => Assert.False(Decimals.TryRead(Encoding.UTF8.GetBytes(text), out _));
}
