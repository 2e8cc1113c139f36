using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Azure.Functions.Worker.Embedded.Queues;
using Microsoft.Extensions.Hosting.Internal;

#pragma warning disable format // The columns of tables stay aligned.

namespace Microsoft.Azure.Functions.Worker.Tests.Queues;

public sealed class PollingDelayTests
{
    [Theory]
    [InlineData("Production",  10_000, "100 200 400 800 1600 3200 6400 10000 10000")]
    [InlineData("Production",  100,    "100 100")]
    // A developer never waits longer than two seconds.
    [InlineData("Development", 10_000, "100 200 400 800 1600 2000 2000")]
    [InlineData("Development", 500,    "100 200 400 500 500")]
    public void Next_BacksOff_WhenEnvironmentAndLimitAre(string environment, int limit, string expected)
    {
        var delay = PollingDelay.For(
            new QueuesOptions { MaxPollingInterval = TimeSpan.FromMilliseconds(limit) }, new HostingEnvironment { EnvironmentName = environment });

        var delays = expected.Split(' ').Select(_ => $"{delay.Next().TotalMilliseconds:0}");

        Assert.Equal(expected, string.Join(' ', delays));
    }

    [Fact]
    public void Next_StartsOver_WhenReset()
    {
        var delay = new PollingDelay(TimeSpan.FromMinutes(1));
        delay.Next();
        delay.Next();
        delay.Reset();

        Assert.Equal(TimeSpan.FromMilliseconds(100), delay.Next());
    }
}
