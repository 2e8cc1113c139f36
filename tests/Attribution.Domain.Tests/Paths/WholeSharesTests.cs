using Attribution.Domain.Paths;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Paths;

public sealed class WholeSharesTests
{
    [Theory]
    [InlineData(10,            "1 1 1",       "4 3 3")]
    [InlineData(10,            "0 0.2 0.2",   "0 5 5")]
    [InlineData(1_000_000_000, "1 2",         "333333333 666666667")]
    [InlineData(7,             "1e-9 1e9",    "0 7")]
    // The whole range of a long, where no product of two fits.
    [InlineData(long.MaxValue, "1 1",         "4611686018427387904 4611686018427387903")]
    [InlineData(0,             "0 0",         "0 0")]
    public void Shares_AddUp(long total, string weights, string shares) =>
        Assert.Equal(shares, string.Join(' ', WholeShares.Of(total, [.. weights.Split(' ').Select(double.Parse)])));

    [Theory]
    [InlineData(1,  "0 0")]
    [InlineData(-1, "1 1")]
    public void Shares_AreRefused(long total, string weights) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WholeShares.Of(total, [.. weights.Split(' ').Select(double.Parse)]));
}
