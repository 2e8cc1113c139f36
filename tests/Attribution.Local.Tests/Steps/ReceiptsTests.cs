using Attribution.Local.Demo;
using Attribution.Local.Steps;

namespace Attribution.Local.Tests.Steps;

/// <summary>The check of answers must itself notice when one is wrong.</summary>
public sealed class ReceiptsTests
{
    private const string Facts = """{"received":3,"accepted":1,"duplicate":1,"restated":0,"unchanged":0,"rejected":1,"items":[]}""";
    private const string Rows = """{"dryRun":false,"source":"meta","rows":4,"added":1,"restated":1,"unchanged":1,"skipped":1,"rejected":0,"reachOnly":1,"problems":[]}""";

    [Theory]
    [InlineData(200, 3, 1, 200, Facts, true)]
    [InlineData(200, 4, 0, 200, Rows, true)]
    [InlineData(200, 0, 0, 201, "{}", true)]
    [InlineData(401, 0, 0, 401, "", true)]
    [InlineData(401, 0, 0, 200, "{}", false)]
    [InlineData(200, 3, 0, 200, Facts, false)]
    [InlineData(200, 3, 1, 200, """{"received":3,"accepted":1,"duplicate":0,"rejected":1}""", false)]
    [InlineData(200, 5, 0, 200, Rows, false)]
    public void Surprise_IsNone_WhenTheAnswerIsTheExpectedOne(int status, int received, int rejected, int given, string body, bool isRight) =>
        Assert.Equal(isRight, Receipts.Surprise(new Answer(status, received, rejected), given, body) is null);

    [Fact]
    public void Surprise_NamesAnotherText() =>
        Assert.Equal("expected 1158, got 1159", Receipts.Surprise(new Answer(200) { Text = "1158" }, 200, "1159"));

    [Theory]
    [InlineData("\"dryRun\":false", "\"dryRun\":true", true)]
    [InlineData("\"source\"", "\"source\"", false)]
    [InlineData("\"dryRun\":false,\"source\":\"meta\",\"rows\":4,\"added\":1", "\"dryRun\":true,\"source\":\"meta\",\"rows\":4,\"added\":2", false)]
    public void SayTheSame_ComparesAllButTheMark(string import, string rehearsal, bool isSame) =>
        Assert.Equal(isSame, Receipts.SayTheSame(Rows.Replace(import, rehearsal, StringComparison.Ordinal), Rows));

    [Fact]
    public void SayTheSame_PassesOverWhenEachWasAsked() => Assert.True(Receipts.SayTheSame(
        Rows.Replace("\"dryRun\":false", "\"dryRun\":true,\"reportedAt\":\"2026-03-23T05:00:01Z\"", StringComparison.Ordinal),
        Rows.Replace("\"dryRun\":false", "\"dryRun\":false,\"reportedAt\":\"2026-03-23T05:00:02Z\"", StringComparison.Ordinal)));
}
