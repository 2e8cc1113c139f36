using System.Text;
using Attribution.Functions.Dashboard;
using Attribution.Functions.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Dashboard;

public sealed class ReaderLinksTests
{
    private static readonly byte[] Secret = Convert.FromBase64String(AppSettings.Secret);
    private static readonly DateTimeOffset Until = new(2026, 4, 27, 4, 0, 0, TimeSpan.Zero);

    private readonly SetClock clock = new(AppSettings.MondayMorning);
    private readonly ReaderLinks links;

    public ReaderLinksTests() => links = new ReaderLinks([Secret], clock);

    [Fact]
    public void Reader_IsTheOneWhomTheLinkIsFor() => Assert.Equal("anna.b_c-d", links.Reader(links.For("anna.b_c-d", Until)));

    [Theory]
    //          seconds after the link's end   reader
    [InlineData(-1,                            "anna")]
    [InlineData(0,                             null)]
    [InlineData(1,                             null)]
    public void Reader_IsNobody_OnceTheLinkHasExpired(int seconds, string? expected)
    {
        var link = links.For("anna", Until);
        clock.Now = Until.AddSeconds(seconds);

        Assert.Equal(expected, links.Reader(link));
    }

    [Theory]
    [InlineData("")]
    [InlineData("~~")]
    [InlineData("anna")]
    [InlineData("anna~1777262400")]
    [InlineData("anna~1777262400~")]
    [InlineData("anna~1777262400~!")]
    [InlineData("anna~1777262400~AAAA")]
    [InlineData("anna~1777262400~AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Reader_IsNobody_WhenTheLinkIsMadeUp(string link) => Assert.Null(links.Reader(link));

    [Fact]
    public void Reader_IsNobody_WhateverLetterIsAltered()
    {
        var link = links.For("anna", Until);
        for (var i = 0; i < link.Length; i++)
        {
            foreach (var letter in "ab01~-_.A")
            {
                var altered = new StringBuilder(link) { [i] = letter }.ToString();
                Assert.True(altered == link || links.Reader(altered) is null, altered);
            }
        }
    }

    [Fact]
    public void Reader_IsNobody_WhenReaderAndEndAreDividedElsewhere()
    {
        // "anna" until 11… must not open as "anna~1" or the like.
        var link = links.For("anna", Until);

        Assert.Null(links.Reader(link.Replace("anna~1", "anna1~", StringComparison.Ordinal)));
        Assert.Null(links.Reader(link + "~"));
    }

    [Fact]
    public void Reader_IsNobody_UnderAnotherSecret() =>
        Assert.Null(new ReaderLinks([[.. Secret.Reverse()]], clock).Reader(links.For("anna", Until)));

    [Fact]
    public void Reader_IsTold_UnderTheSecretBefore_AndNewLinksAreOfThePresentOne()
    {
        byte[] next = [.. Secret.Reverse()];
        var both = new ReaderLinks([next, Secret], clock);

        Assert.Equal("anna", both.Reader(links.For("anna", Until)));
        Assert.Equal("anna", new ReaderLinks([next], clock).Reader(both.For("anna", Until)));
        Assert.Null(links.Reader(both.For("anna", Until)));
    }

    [Fact]
    public void For_GivesTheSameLink_EachTime() => Assert.Equal(links.For("anna", Until), new ReaderLinks([Secret], clock).For("anna", Until));
}
