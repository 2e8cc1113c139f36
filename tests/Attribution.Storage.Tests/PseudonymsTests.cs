using Attribution.Domain.Leads;
using Attribution.Storage.Identity;

namespace Attribution.Storage.Tests;

public sealed class PseudonymsTests
{
    private static readonly Pseudonyms Pseudonyms = new(Key(1));

    [Fact]
    public void OfClick_MeetsItself_WhenTheIdIsTheSame()
    {
        Assert.Equal(Pseudonyms.OfClick("gclid", "Cj0KCQ"), new Pseudonyms(Key(1)).OfClick("gclid", "Cj0KCQ"));
        Assert.True(Identifier.IsClick(Pseudonyms.OfClick("gclid", "Cj0KCQ")));
        Assert.False(Identifier.IsClick(Pseudonyms.OfVisitor("Cj0KCQ")));
    }

    [Fact]
    public void Pseudonyms_AreTheSameForEver()
    {
        Assert.Equal("c:Gb-kwE6_PAq-r-ByipBInw", Pseudonyms.OfClick("gclid", "Cj0KCQ"));
        Assert.Equal("v:k9PS9xqeaBMgtW25il9pPQ", Pseudonyms.OfVisitor("42"));
    }

    [Fact]
    public void Pseudonyms_Differ_WhenAnythingDiffers()
    {
        string[] pseudonyms =
        [
            Pseudonyms.OfClick("gclid", "Cj0KCQ"),
            // Click ids are case-sensitive.
            Pseudonyms.OfClick("gclid", "cj0kcq"),
            Pseudonyms.OfClick("gclid", "Cj0KCQ "),
            Pseudonyms.OfClick("fbclid", "Cj0KCQ"),
            Pseudonyms.OfVisitor("Cj0KCQ"),
            new Pseudonyms(Key(2)).OfClick("gclid", "Cj0KCQ"),
        ];

        Assert.Equal(pseudonyms.Length, pseudonyms.Distinct(StringComparer.Ordinal).Count());
        Assert.All(pseudonyms, p => Assert.Matches("^[cv]:[A-Za-z0-9_-]{22}$", p));
    }

    [Fact]
    public void Pseudonyms_HaveBothSpellings_WhileThereAreTwoKeys()
    {
        var (both, later) = (new Pseudonyms(Key(2), Key(1)), new Pseudonyms(Key(2)));

        Assert.Equal([Pseudonyms.OfEmail("a@example.com"), later.OfEmail("a@example.com")], Identifier.Spellings(both.OfEmail("a@example.com")));
        Assert.Equal([Pseudonyms.OfClick("gclid", "Cj0KCQ"), later.OfClick("gclid", "Cj0KCQ")], Identifier.Spellings(both.OfClick("gclid", "Cj0KCQ")));
        Assert.Equal([Pseudonyms.OfDomain("example.com"), later.OfDomain("example.com")], Identifier.Spellings(both.OfDomain("example.com")));
        Assert.Equal((true, false), (both.HasEarlierKey, later.HasEarlierKey));
    }

    [Fact]
    public void Pseudonyms_HaveOneSpelling_WhenTheKeyBeforeIsTheSame()
    {
        var same = new Pseudonyms(Key(1), Key(1));

        Assert.Equal((Pseudonyms.OfVisitor("42"), false), (same.OfVisitor("42"), same.HasEarlierKey));
        Assert.Throws<ArgumentException>(() => new Pseudonyms(Key(1), new byte[31]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void Constructor_RefusesTheKey_WhenItIsTooShort(int bytes) => Assert.Throws<ArgumentException>(() => new Pseudonyms(new byte[bytes]));

    private static byte[] Key(byte fill) => [.. Enumerable.Repeat(fill, 32)];
}
