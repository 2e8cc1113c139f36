using Attribution.Functions.Messages;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.Reports;

/// <summary>All readers of a week see the same numbers; a week that was reported wrongly gets a further revision, and keeps the first.</summary>
[Collection(AppCollection.Name)]
public sealed class RevisionTests(AppFixture app)
{
    private readonly Queues queues = new(app.Azurite);

    [Fact]
    public async Task Readers_SeeTheSameNumbers_WheneverTheirMailGoesOut()
    {
        await app.Api.Channel("rev-same", ",\"platform\":\"google-ads\"");
        await Spends("rev-same", "2026-01-20", "10.00", "2026-01-21T03:00:00Z");
        await Marketer("early");
        await Marketer("late");
        await Sent("2026-W04", "early", 1);

        await Spends("rev-same", "2026-01-20", "99.00", "2026-01-28T03:00:00Z");
        await Sent("2026-W04", "late", 1);

        Assert.Contains("€10.00", await Text("early"), StringComparison.Ordinal);
        Assert.Contains("€10.00", await Text("late"), StringComparison.Ordinal);
        Assert.DoesNotContain("€99.00", await Text("late"), StringComparison.Ordinal);

        Task<string> Text(string marketer) => Task.FromResult(app.Smtp.To(Address(marketer))[0].Text);
    }

    [Fact]
    public async Task Reopen_MailsARevisionThatSaysWhy_AndKeepsTheFirst()
    {
        await app.Api.Channel("rev-reopened", ",\"platform\":\"google-ads\"");
        await Spends("rev-reopened", "2026-01-27", "40.00", "2026-01-28T03:00:00Z");
        await Marketer("first");
        await Marketer("second");
        BadRequestTests.Refused(await Reopen("2026-W05", """{"reason":"Too early."}"""), 404, "not-found");
        await Sent("2026-W05", "first", 1);
        await Sent("2026-W05", "second", 1);

        // Nothing is different: no revision, however often it is asked for.
        BadRequestTests.Refused(await Reopen("2026-W05", """{"reason":"Nothing happened."}"""), 409, "nothing-changed");

        await Spends("rev-reopened", "2026-01-27", "30.00", "2026-02-03T03:00:00Z");
        var reopened = await Reopen("2026-W05", """{"reason":"Google billed 27 January twice."}""");
        Assert.Equal((202, 2, 2), ((int)reopened.Status, reopened.Body.GetProperty("revision").GetInt32(), reopened.Body.GetProperty("reports").GetInt32()));
        BadRequestTests.Refused(await Reopen("2026-W05", """{"reason":"Google billed 27 January twice."}"""), 409, "nothing-changed");
        await Eventually.Equal((2, 2), () => Task.FromResult((app.Smtp.To(Address("first")).Count, app.Smtp.To(Address("second")).Count)));

        var (before, after) = (app.Smtp.To(Address("first"))[0], app.Smtp.To(Address("first"))[1]);
        Assert.Contains("Revision 2 of this report. Google billed 27 January twice.", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Revision", before.Text, StringComparison.Ordinal);
        Assert.NotEqual(before.MessageId, after.MessageId);

        // The latest unless another is asked for; the first is what it was.
        Assert.Equal(after.Attachment, (await app.Api.Get("/reports/2026-W05/rev-first")).Bytes);
        Assert.Equal(after.Attachment, (await app.Api.Get("/reports/2026-W05/rev-first?revision=2")).Bytes);
        Assert.Equal(before.Attachment, (await app.Api.Get("/reports/2026-W05/rev-first?revision=1")).Bytes);
        BadRequestTests.Refused(await app.Api.Get("/reports/2026-W05/rev-first?revision=3"), 404, "not-found");
    }

    [Theory]
    [InlineData("2026-W05", "{}", 422, "missing-field")]
    [InlineData("2026-W05", "{\"reason\":[7]}", 422, "invalid-type")]
    [InlineData("2026-W05", "[]", 400, "empty-body")]
    [InlineData("2026-W05", "[7]", 422, "not-an-object")]
    [InlineData("2026-W54", "{\"reason\":\"x\"}", 422, "invalid-week")]
    public async Task Reopen_RefusesWhatIsNoReason(string week, string body, int status, string code) => BadRequestTests.Refused(await Reopen(week, body), status, code);

    [Fact]
    public async Task Reopen_RefusesAReasonThatNoReaderWouldRead() =>
        BadRequestTests.Refused(await Reopen("2026-W05", $$"""{"reason":"{{new string('x', 501)}}"}"""), 422, "too-long");

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("two")]
    [InlineData("99999")]
    public async Task Report_IsRefused_WhenTheRevisionIsNoNumber(string revision) =>
        BadRequestTests.Refused(await app.Api.Get($"/reports/2026-W05/rev-first?revision={revision}"), 422, "invalid-number");

    private static string Address(string marketer) => $"{marketer}.revisions@example.com";

    private Task<Answer> Reopen(string week, string body) => app.Api.PostAsMaster($"/reports/{week}/revisions", body);

    private async Task Sent(string week, string marketer, int mails)
    {
        await queues.Send(SendReport.Queue, $$"""{"week":"{{week}}","marketer":"rev-{{marketer}}","version":1}""");
        await Eventually.Equal(mails, () => Task.FromResult(app.Smtp.To(Address(marketer)).Count));
    }

    private Task Spends(string channel, string day, string amount, string reportedAt) => app.Api.Sends(
        "costs", $$"""{"source":"google-ads","channel":"{{channel}}","day":"{{day}}","amount":"{{amount}}","currency":"EUR","reportedAt":"{{reportedAt}}"}""");

    private async Task Marketer(string name) => Assert.True(
        (await app.Api.Put($"/marketers/rev-{name}", $$"""{"name":"{{name}}","email":"{{Address(name)}}","timeZone":"Europe/Riga"}""")).IsSuccess);
}
