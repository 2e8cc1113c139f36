#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests;

public sealed class KeysTests
{
    [Theory]
    // Keys of stored rows: a change of algorithm would lose them all.
    [InlineData("ab c",  "YAFKNtewWwcw5CqLlvqh_w")]
    [InlineData("a bc",  "R-pvgFxbZj4zASzTQYThOQ")]
    [InlineData("abc",   "PamGW0P6LsSQ942p2xas1Q")]
    [InlineData(" ",     "r1Vw9aGBC3r3jK9LxwpmDw")]
    [InlineData("",      "3z9hmASpL9tAVxktxD3XSA")]
    [InlineData("զանգ",  "dP1HBnHLzJEANrZocHIz9g")]
    public void Digest_IsTheSameForEver_WhenThePartsAre(string parts, string expected) => Assert.Equal(expected, Keys.Digest(parts.Split(' ')));

    [Fact]
    public void Digest_IsFitForKeysAndAddresses()
    {
        var digests = Enumerable.Range(0, 1_000).Select(n => Keys.Digest("site", $"id {n} /\\#?")).ToList();

        Assert.All(digests, d => Assert.Matches("^[A-Za-z0-9_-]{22}$", d));
        Assert.Equal(digests.Count, digests.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    //          key     1  2  8  16  64
    [InlineData("",     0, 1, 5, 5,  5)]
    [InlineData("a",    0, 0, 4, 12, 44)]
    [InlineData("lead", 0, 1, 7, 15, 47)]
    [InlineData("Lead", 0, 1, 7, 15, 15)]
    [InlineData("զանգ", 0, 1, 3, 11, 27)]
    public void Shard_IsTheSameForEver_WhenTheKeyIs(string key, int of1, int of2, int of8, int of16, int of64)
    {
        Assert.Equal([of1, of2, of8, of16, of64], new[] { 1, 2, 8, 16, 64 }.Select(count => Keys.Shard(key, count)));
        Assert.Equal(of16.ToString("x", System.Globalization.CultureInfo.InvariantCulture), Keys.HexShard(key));
    }

    [Fact]
    public void HexShards_AreAllThatHexShardReturns() =>
        Assert.Equal(Keys.HexShards, Enumerable.Range(0, 1_000).Select(n => Keys.HexShard($"{n}")).Distinct().Order(StringComparer.Ordinal));
}
