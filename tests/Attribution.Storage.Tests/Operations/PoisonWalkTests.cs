using Attribution.Storage.Operations;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Operations;

public sealed class PoisonWalkTests
{
    [Theory]
    //          messages  pauses  hidden, in seconds
    [InlineData(0,        0,      20)]
    [InlineData(3,        0,      20.06)]
    [InlineData(100,      10,     32)]
    [InlineData(1_000,    100,    140)]
    [InlineData(5_000,    200,    320)]
    [InlineData(100_000,  0,      600)]
    public void Messages_AreHiddenAboutAsLongAsTheWalkTakes_WhenItsProcessDies(int messages, int pauses, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), PoisonQueues.HiddenFor(messages, TimeSpan.FromSeconds(pauses)));
}
