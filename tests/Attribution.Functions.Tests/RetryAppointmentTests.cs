using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Tests;

/// <summary>When refused senders are asked to come back.</summary>
public sealed class RetryAppointmentTests
{
    private readonly HandClock clock = new();

    [Theory]
    // Requests taken in per second before, and how many of a thousand refused at once come back in seconds 1, 2 and 3.
#pragma warning disable format
    [InlineData(0,    50,  50,  50)]
    [InlineData(80,   50,  50,  50)]
    [InlineData(400,  200, 200, 200)]
    [InlineData(1400, 700, 300, 0)]
#pragma warning restore format
    public void Refused_ComeBackAtHalfThePace_WhenRequestsWereTakenIn(int served, int first, int second, int third)
    {
        var appointments = new RetryAppointments(clock);
        for (var i = 0; i < served; i++)
        {
            appointments.Served();
        }

        clock.Pass(1);
        var after = Refuse(appointments, 1000);

        Assert.Equal([first, second, third], [.. new[] { 1, 2, 3 }.Select(seconds => after.Count(s => s == seconds))]);
    }

    [Fact]
    public void Refused_AreSpreadEvenlyOverAMinute_WhenMoreAreRefusedThanFit()
    {
        var after = Refuse(new RetryAppointments(clock), 2 * 60 * RetryAppointments.LeastPerSecond);

        Assert.Equal(Enumerable.Range(1, 60), after.Distinct().Order());
        Assert.All(after.CountBy(s => s), second => Assert.Equal(2 * RetryAppointments.LeastPerSecond, second.Value));
    }

    [Fact]
    public void Refused_ComesBackAtOnce_WhenEarlierAppointmentsHavePassed()
    {
        var appointments = new RetryAppointments(clock);
        Refuse(appointments, 500);

        clock.Pass(11);

        Assert.Equal(1, appointments.Next());
    }

    [Theory]
    // Seconds since four hundred requests were taken in within one, and appointments a second then.
#pragma warning disable format
    [InlineData(59,   200)]
    [InlineData(60,   50)]
    [InlineData(3600, 50)]
#pragma warning restore format
    public void Pace_IsRememberedForAMinute_WhenNothingIsTakenInAnyMore(int seconds, int perSecond)
    {
        var appointments = new RetryAppointments(clock);
        for (var i = 0; i < 400; i++)
        {
            appointments.Served();
        }

        clock.Pass(seconds);

        Assert.Equal(perSecond, Refuse(appointments, 400).Count(s => s == 1));
    }

    private static List<int> Refuse(RetryAppointments appointments, int count) => [.. Enumerable.Range(0, count).Select(_ => appointments.Next())];

    private sealed class HandClock : TimeProvider
    {
        private long timestamp = 17;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => timestamp;

        public void Pass(int seconds) => timestamp += seconds;
    }
}
