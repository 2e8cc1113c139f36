using Attribution.Domain.Models;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Models;

/// <summary>Weights of our own as they are set, and as the ledger tells them.</summary>
public sealed class CustomWeightsTests
{
    [Theory]
    [InlineData("",                                     "even")]
    [InlineData("first=1 middle=1 last=1",              "even")]
    [InlineData("channel:direct=1",                     "even")]
    [InlineData("first=3",                              "first 3, middle 1, last 1")]
    [InlineData(" last=2.5 ,first=3,, middle=0 ",       "first 3, middle 0, last 2.5")]
    [InlineData("first=1.50",                           "first 1.5, middle 1, last 1")]
    [InlineData("channel:video=0.125 channel:direct=0", "first 1, middle 1, last 1, direct 0, video 0.125")]
    // A channel may be called like a position.
    [InlineData("channel:first=2",                      "first 1, middle 1, last 1, first 2")]
    [InlineData("first=1000 last=0",                    "first 1000, middle 1, last 0")]
    public void Parse_ReadsWeights_WhenTextIs(string text, string expected)
    {
        Assert.Null(CustomWeights.Parse(text, out var weights));
        Assert.Equal(expected, weights.ToString());
    }

    [Theory]
    [InlineData("last=-2",           "'last=-2' is negative; a weight is 0 or more, and 0 gives such touches nothing.")]
    [InlineData("channel:a=-0.001",  "'channel:a=-0.001' is negative; a weight is 0 or more, and 0 gives such touches nothing.")]
    [InlineData("first",             "'first' has no weight; write a number, for example first=2.5.")]
    [InlineData("first=",            "'first=' has no weight; write a number, for example first=2.5.")]
    [InlineData("first=two",         "'first=two' has no weight; write a number, for example first=2.5.")]
    [InlineData("first=1e3",         "'first=1e3' has no weight; write a number, for example first=2.5.")]
    [InlineData("first=0.0005",      "'first=0.0005' is no weight from 0 to 1000 with at most three decimals.")]
    [InlineData("first=1000.001",    "'first=1000.001' is no weight from 0 to 1000 with at most three decimals.")]
    [InlineData("direct=0",          "'direct=0' names no weight; weights are first, middle, last and channel:ID, for example first=3 channel:direct=0.")]
    [InlineData("channel:=1",        "'channel:=1' names no weight; weights are first, middle, last and channel:ID, for example first=3 channel:direct=0.")]
    [InlineData("first=1 first=2",   "'first' is named twice.")]
    // Beyond what a decimal times a thousand can be.
    [InlineData("first=79228162514264337593543950335", "'first=79228162514264337593543950335' is no weight from 0 to 1000 with at most three decimals.")]
    public void Parse_SaysWhatIsWrong_WhenTextIs(string text, string expected)
    {
        Assert.Equal(expected, CustomWeights.Parse(text, out var weights));
        Assert.Equal(CustomWeights.Even, weights);
    }
}
