using System.Globalization;
using Microsoft.Azure.Functions.Worker.Embedded.Timers;

#pragma warning disable format // The columns of tables stay aligned.

namespace Microsoft.Azure.Functions.Worker.Tests.Timers;

public sealed class ScheduleTests
{
    [Theory]
    // Six fields: seconds first.
    [InlineData("0 0 * * * *",        "2026-03-02T10:30:00", "2026-03-02T11:00:00")]
    [InlineData("*/15 * * * * *",     "2026-03-02T10:30:00", "2026-03-02T10:30:15")]
    [InlineData("0 30 6 * * 1",       "2026-03-02T10:30:00", "2026-03-09T06:30:00")]
    // Five fields: from minutes on.
    [InlineData("0 * * * *",          "2026-03-02T10:30:00", "2026-03-02T11:00:00")]
    [InlineData("30 6 * * 0",         "2026-03-02T10:30:00", "2026-03-08T06:30:00")]
    [InlineData("0 0 1 * *",          "2026-03-02T10:30:00", "2026-04-01T00:00:00")]
    // An occurrence is not its own successor.
    [InlineData("0 0 11 * * *",       "2026-03-02T11:00:00", "2026-03-03T11:00:00")]
    public void Next_IsLaterOccurrence_WhenExpressionIs(string expression, string after, string expected) =>
        Assert.Equal(Utc(expected), Schedule.Parse(expression).Next(Utc(after)));

    [Theory]
    [InlineData("")]
    [InlineData("hourly")]
    [InlineData("* * * *")]
    [InlineData("0 61 * * * *")]
    [InlineData("0 0 0 * * * *")]
    // Needs a dedicated plan in Azure.
    [InlineData("01:00:00")]
    public void Parse_Refuses_WhenExpressionIsNotNcrontab(string expression)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Schedule.Parse(expression));

        Assert.StartsWith($"'{expression}' is not an NCRONTAB expression", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    //           stored: last             next                   last updated           now                    → next                past due
    [InlineData("2026-03-02T09:00:00", "2026-03-02T10:00:00", "2026-03-02T09:00:01", "2026-03-02T09:59:59", "2026-03-02T10:00:00", false)]
    [InlineData("2026-03-02T09:00:00", "2026-03-02T10:00:00", "2026-03-02T09:00:01", "2026-03-02T10:00:00", "2026-03-02T10:00:00", true)]
    [InlineData("2026-03-02T09:00:00", "2026-03-02T10:00:00", "2026-03-02T09:00:01", "2026-03-05T00:00:00", "2026-03-02T10:00:00", true)]
    // Never ran yet.
    [InlineData("0001-01-01T00:00:00", "2026-03-02T10:00:00", "2026-03-02T09:30:00", "2026-03-02T10:30:00", "2026-03-02T10:00:00", true)]
    // Was written for another schedule: nothing to make up.
    [InlineData("2026-03-02T09:00:00", "2026-03-02T09:30:00", "2026-03-02T09:00:01", "2026-03-02T10:30:00", "2026-03-02T11:00:00", false)]
    public void StartDecision_MakesUp_WhenStoredStatusIs(string last, string next, string updated, string now, string expectedNext, bool pastDue)
    {
        var stored = new ScheduleStatus { Last = Utc(last), Next = Utc(next), LastUpdated = Utc(updated) };

        var decision = StartDecision.From(stored, Schedule.Parse("0 0 * * * *"), Utc(now));

        Assert.Equal(Utc(expectedNext), decision.Status.Next);
        Assert.Equal(pastDue, decision.IsPastDue);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(3, 20)]
    [InlineData(4, 30)]
    [InlineData(200, 30)]
    public void ExponentialRetry_Doubles_UpToTheMaximum(int retry, int seconds) =>
        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            RetryPolicy.From(new ExponentialBackoffRetryAttribute(-1, "00:00:05", "00:00:30")).Delay(retry));

    [Fact]
    public void Retry_HasNoEnd_WhenMaximumIsMinusOne() =>
        Assert.True(RetryPolicy.From(new FixedDelayRetryAttribute(-1, "00:00:05")).Allows(1_000_000));

    private static DateTime Utc(string time) =>
        DateTime.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
