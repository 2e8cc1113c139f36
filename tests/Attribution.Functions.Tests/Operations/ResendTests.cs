using System.Net;
using Attribution.Functions.Messages;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.Operations;

/// <summary>A report goes out once more, on somebody's word. The week is 2025-W21, which no other test reports.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class ResendTests(AppFixture app)
{
    private readonly Queues queues = new(app.Azurite);
    private readonly Operator operations = new(app);

    [Fact]
    public async Task Report_IsMailedOnceMore_AsItWasFrozen()
    {
        await Marketer("resend", "resend@example.com");
        Assert.Equal(HttpStatusCode.NotFound, (await operations.Post("/reports/2025-W21/ops-resend/resend")).Status);
        await queues.Send(SendReport.Queue, """{"week":"2025-W21","marketer":"ops-resend","version":1}""");
        await Eventually.Equal(1, () => Task.FromResult(app.Smtp.To("resend@example.com").Count));
        await queues.Drained(SendReport.Queue);

        // To the address of today.
        await Marketer("resend", "moved@example.com");
        var answer = await operations.Post("/reports/2025-W21/ops-resend/resend");

        Assert.True(answer.IsSuccess, answer.ToString());
        var (first, again) = (Assert.Single(app.Smtp.To("resend@example.com")), Assert.Single(app.Smtp.To("moved@example.com")));
        Assert.Equal(first.Attachment, again.Attachment);
        Assert.Equal(first.Subject, again.Subject);
        Assert.StartsWith(first.MessageId.Split('@')[0] + "-again-", again.MessageId, StringComparison.Ordinal);
        Assert.Equal(["1 Sent."], await operations.Audit("resend-report", "2025-W21/ops-resend/1"));
    }

    [Fact]
    public async Task Report_IsTriedAgain_WhenItWasRefused()
    {
        await Marketer("resend-refused", "refused-resend@example.com");
        await queues.Send(SendReport.Queue, """{"week":"2025-W21","marketer":"ops-resend-refused","version":1}""");
        await Eventually.Equal(1, () => Task.FromResult(app.Smtp.TurnedAway("refused-resend@example.com")));
        await queues.Drained(SendReport.Queue);
        await Marketer("resend-refused", "mended-resend@example.com");

        var answer = await operations.Post("/reports/2025-W21/ops-resend-refused/resend?revision=1");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        await Eventually.Equal(1, () => Task.FromResult(app.Smtp.To("mended-resend@example.com").Count));
    }

    [Theory]
    [InlineData("/reports/2025-W60/anna/resend", 422, "invalid-week")]
    [InlineData("/reports/2025-W21/anna/resend?revision=x", 422, "invalid-number")]
    [InlineData("/reports/2025-W21/nobody/resend", 404, "not-found")]
    [InlineData("/reports/2025-W21/nobody/resend?revision=3", 404, "not-found")]
    [InlineData("/reports/2025-W21/no%20slug/resend", 404, "not-found")]
    public async Task Resending_IsRefused_WhenThereIsNoSuchReport(string path, int status, string code)
    {
        var answer = await operations.Post(path);

        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
    }

    private async Task Marketer(string id, string address)
    {
        var answer = await app.Api.Put($"/marketers/ops-{id}", $$"""{"name":"N","email":"{{address}}","timeZone":"Europe/Riga","role":"head","sendOn":"monday","sendAt":"07:00"}""");
        Assert.True(answer.IsSuccess, answer.ToString());
    }
}
