using Attribution.Reporting.Mail;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Reporting.Tests.Mail;

public sealed class RetryPlanTests
{
    [Theory]
    //          failures  minutes until the next try
    [InlineData(1,          1)]
    [InlineData(2,          2)]
    [InlineData(3,          5)]
    [InlineData(4,         15)]
    [InlineData(5,         30)]
    [InlineData(6,         60)]
    [InlineData(7,         60)]
    // 53 minutes and 23 hours have passed; another hour would be more than a day.
    [InlineData(28,        60)]
    [InlineData(29,        null)]
    [InlineData(30,        null)]
    public void After_GrowsToAnHour_AndEndsAfterADay(int failures, int? minutes) =>
        Assert.Equal(minutes is { } m ? TimeSpan.FromMinutes(m) : null, new MailOptions().PlanRetries().After(failures));

    [Theory]
    [InlineData("",       "it names no minutes; for example 1 2 5 15 30 60.")]
    [InlineData("1 x",    "'x' is no number of minutes above 0 and up to 1440; for example 1 2 5 15 30 60.")]
    [InlineData("0",      "'0' is no number of minutes above 0 and up to 1440; for example 1 2 5 15 30 60.")]
    [InlineData("-1",     "'-1' is no number of minutes above 0 and up to 1440; for example 1 2 5 15 30 60.")]
    [InlineData("2000",   "'2000' is no number of minutes above 0 and up to 1440; for example 1 2 5 15 30 60.")]
    [InlineData("NaN",    "'NaN' is no number of minutes above 0 and up to 1440; for example 1 2 5 15 30 60.")]
    [InlineData("1, 0.5", null)]
    public void Parse_SaysWhatIsWrong(string minutes, string? expected) =>
        Assert.Equal(expected, RetryPlan.Parse(minutes, TimeSpan.FromDays(1), out _));

    [Fact]
    public void After_GivesUpAtOnce_WhenNothingMayBePutOff() => Assert.Null(RetryPlan.None.After(1));
}
