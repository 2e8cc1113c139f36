using System.Net;
using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;
using Attribution.Functions.Messages;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Functions.Tests;

/// <summary>From the timer to the mail, once for every marketer.</summary>
[Collection(AppCollection.Name)]
public sealed class ReportTests(AppFixture app)
{
    private readonly Queues queues = new(app.Azurite);

    [Fact]
    public async Task Report_IsMailedOnce_HoweverOftenItIsAskedFor()
    {
        await Marketer("once");
        await Marketer("refused");
        await Marketer("busy");

        await FireTimer();
        await Eventually.Equal((1, 1, 1), Mailed);
        await queues.Drained(SendReport.Queue);

        await FireTimer();
        foreach (var marketer in new[] { "once", "refused", "busy" })
        {
            await queues.Send(SendReport.Queue, Message("2026-W12", $"rep-{marketer}"));
            await queues.Send(SendReport.Queue, Message("2026-W12", $"rep-{marketer}"));
        }

        await Eventually.Equal(HttpStatusCode.OK, async () => (await app.Api.Get("/reports/2026-W12/rep-busy")).Status);
        await queues.Drained(SendReport.Queue);
        Assert.Equal((1, 1, 1), await Mailed());
        Assert.Equal(3, app.Smtp.TurnedAway(Address("busy")));
        Assert.Empty(app.Smtp.To(Address("refused")));

        var listed = (await app.Api.Get("/reports/2026-W12")).Body.GetProperty("reports").EnumerateArray()
            .Select(r => (r.GetProperty("marketer").GetString(), r.GetProperty("state").GetString(), r.GetProperty("tries").GetInt32(), r.GetProperty("reason").GetString())).ToList();
        Assert.Contains(("rep-once", "sent", 0, null), listed);
        Assert.Contains(("rep-refused", "refused", 0, "550 no such user (1)"), listed);
        Assert.Contains(("rep-busy", "sent", 2, null), listed);
        BadRequestTests.Refused(await app.Api.Get("/reports/2026-W99"), 422, "invalid-week");

        // One arrives, one is refused for good, and one arrives at the third try.
        Task<(int, int, int)> Mailed() =>
            Task.FromResult((app.Smtp.To(Address("once")).Count, app.Smtp.TurnedAway(Address("refused")), app.Smtp.To(Address("busy")).Count));
    }

    [Fact]
    public async Task Mail_BringsTheReportThatIsKept()
    {
        await Marketer("kept");
        BadRequestTests.Refused(await app.Api.Get("/reports/2026-W12/rep-kept"), 404, "not-found");

        await FireTimer();
        await Eventually.Equal(1, () => Task.FromResult(app.Smtp.To(Address("kept")).Count));

        var mail = app.Smtp.To(Address("kept"))[0];
        var kept = await app.Api.Get("/reports/2026-W12/rep-kept");
        Assert.Equal("<weekly-report-2026-W12-rep-kept@attribution.example>", mail.MessageId);
        Assert.Equal("Weekly channel report, week 12 of 2026", mail.Subject);
        Assert.Equal("weekly-report-2026-W12-rep-kept.pdf", mail.AttachmentName);
        Assert.Equal("application/pdf", kept.Type);
        Assert.Equal("%PDF-"u8, kept.Bytes.AsSpan(0, 5));
        Assert.Equal(kept.Bytes, mail.Attachment);
    }

    [Fact]
    public async Task NextReport_SaysRestated_WhenANumberOfTheLastOneChanged()
    {
        // Weeks of its own: all readers share what a week's first report has read.
        await app.Api.Channel("rep-restated", ",\"platform\":\"google-ads\"");
        await app.Api.Sends("impressions", Impressions(1_200, "2026-02-17T03:00:00Z"));
        await Marketer("restated");
        await queues.Send(SendReport.Queue, Message("2026-W08", "rep-restated"));
        await Eventually.Equal(1, () => Task.FromResult(app.Smtp.To(Address("restated")).Count));

        await app.Api.Sends("impressions", Impressions(1_100, "2026-02-20T03:00:00Z"));
        await queues.Send(SendReport.Queue, Message("2026-W09", "rep-restated"));
        await Eventually.Equal(2, () => Task.FromResult(app.Smtp.To(Address("restated")).Count));

        await using var host = RealHost.Build(AppSettings.For(app.Azurite, app.Smtp.Port));
        var note = Assert.Single(await Restatements(host, "2026-W09"), n => n.Channel == "rep-restated");
        Assert.Equal((RestatedFigure.Impressions, 1_200L, 1_100L), (note.Figure, note.Was, note.Is));
        Assert.Equal("weekly-report-2026-W09-rep-restated@attribution.example", app.Smtp.To(Address("restated"))[1].MessageId.Trim('<', '>'));

        // What was sent stays what it was.
        Assert.Equal(app.Smtp.To(Address("restated"))[0].Attachment, (await app.Api.Get("/reports/2026-W08/rep-restated")).Bytes);

        static string Impressions(int value, string reportedAt) =>
            $$"""{"source":"google-ads","channel":"rep-restated","day":"2026-02-16","value":{{value}},"reportedAt":"{{reportedAt}}"}""";
    }

    [Fact]
    public async Task Report_IsNotAskedFor_BeforeItIsDue()
    {
        await app.Api.Put("/marketers/rep-tuesday", """{"name":"T","email":"tuesday@example.com","timeZone":"Europe/Riga","sendOn":"tuesday"}""");
        await app.Api.Put("/marketers/rep-later", """{"name":"L","email":"later@example.com","timeZone":"Europe/Riga","sendAt":"23:00"}""");
        await app.Api.Put("/marketers/rep-west", """{"name":"W","email":"west@example.com","timeZone":"America/New_York"}""");
        await Marketer("due");

        await FireTimer();
        await Eventually.Equal(1, () => Task.FromResult(app.Smtp.To(Address("due")).Count));
        await queues.Drained(SendReport.Queue);

        Assert.Empty(app.Smtp.To("tuesday@example.com"));
        Assert.Empty(app.Smtp.To("later@example.com"));
        Assert.Empty(app.Smtp.To("west@example.com"));
    }

    [Fact]
    public async Task Report_IsPassedOver_WhenTheMarketerIsUnknown()
    {
        await queues.Send(SendReport.Queue, Message("2026-W12", "rep-nobody"));

        await queues.Drained(SendReport.Queue);
        Assert.Equal(0, await queues.Poisoned(SendReport.Queue));
        BadRequestTests.Refused(await app.Api.Get("/reports/2026-W12/rep-nobody"), 404, "not-found");
    }

    private static string Address(string marketer) => $"{marketer}.reports@example.com";

    private static string Message(string week, string marketer) => $$"""{"week":"{{week}}","marketer":"{{marketer}}","version":1}""";

    private static async Task<IReadOnlyList<RestatementNote>> Restatements(RealHost host, string week)
    {
        Assert.True(ReportingWeek.TryParse(week, out var parsed));
        var snapshots = host.Services.GetRequiredService<SnapshotStore>();
        var record = await snapshots.Find(parsed, 1, CancellationToken.None);
        return ReportedWeek.Of(await snapshots.Read(parsed, record!.Hash, CancellationToken.None)).Restatements;
    }

    private async Task Marketer(string name) => Assert.True(
        (await app.Api.Put($"/marketers/rep-{name}", $$"""{"name":"{{name}}","email":"{{Address(name)}}","timeZone":"Europe/Riga"}""")).IsSuccess);

    private async Task FireTimer() => Assert.Equal(HttpStatusCode.Accepted, (await app.Api.Run("SendDueReports")).Status);
}
