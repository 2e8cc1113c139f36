using Attribution.Functions.Touches;

namespace Attribution.Functions.Tests.Touches;

public sealed class TouchRatesTests
{
    [Fact]
    public void TryTake_TakesABurst_ThenAsManyAsTheTimeThatPassed()
    {
        var clock = new Clock();
        var rates = new TouchRates(clock);

        Assert.Equal(500, Taken(rates, "a", 1_000));
        Assert.Equal(500, Taken(rates, "b", 501));
        clock.Now += TimeSpan.TicksPerSecond / 10;
        Assert.Equal(10, Taken(rates, "a", 100));
        clock.Now += TimeSpan.TicksPerHour;
        Assert.Equal(500, Taken(rates, "a", 1_000));
    }

    private static int Taken(TouchRates rates, string site, int requests) => Enumerable.Range(0, requests).Count(_ => rates.TryTake(site));

    private sealed class Clock : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now;
    }
}
