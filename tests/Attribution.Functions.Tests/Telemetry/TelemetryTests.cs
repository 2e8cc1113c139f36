using System.Net;
using System.Text;
using Attribution.Functions.Messages;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.Telemetry;

/// <summary>What operators see of the running app, and what nobody sees.</summary>
public sealed class TelemetryTests(ObservedApp app) : IClassFixture<ObservedApp>
{
    private const string Mail = "kanarien+vogel@canary.example";
    private const string Phone = "+37129876543";
    private const string Person = "Zwitschernde Kanariė";
    private const string PersonInJson = "Zwitschernde Kanari\\u0117";
    private static readonly Canary[] Canaries = [new(Mail), new("kanarien+vogel"), new(Phone), new("29876543"), new(Person), new("Zwitschernde")];

    [Fact]
    public async Task Trace_FollowsALead_FromTheWebhookToItsCredit()
    {
        await app.Api.Channel("traced");
        await app.Api.Connection("traced", "google-ads", "traced", ("key", AppSettings.GoogleKey));

        var answer = await app.Api.Deliver("/google-ads/traced", Encoding.UTF8.GetBytes(GoogleLead("traced-1", "laura@example.com", "+37120000009", "Laura")));
        Assert.Equal(HttpStatusCode.OK, answer.Status);

        await Eventually.Holds(() => Task.FromResult(Webhook() is { } webhook && Credit(webhook) is not null));
        var (received, credited) = (Webhook()!, Credit(Webhook()!)!);
        var byId = app.Collector.Spans.DistinctBy(span => span.Id).ToDictionary(span => span.Id);
        Assert.Contains(received.Id, Ancestors(credited, byId));
    }

    [Fact]
    public async Task Metrics_AreExported_OfWhatHappened()
    {
        await app.Api.Channel("counted");
        await app.Api.Sends("clicks", """{"source":"web","id":"counted-1","channel":"counted","occurredAt":"2026-03-16T09:00:00Z"}""");
        await app.Api.Sends("applications", """{"source":"web","id":"counted-2","channel":"counted","occurredAt":"2026-03-16T09:00:00Z","contact":{"email":"counted@example.com","name":"C"}}""");

        string[] expected = ["attribution.groups.size", "attribution.groups.wait", "attribution.items", "attribution.leads.credited", "attribution.leads.delay", "attribution.poison", "attribution.store.calls"];

        await Eventually.Holds(() => Task.FromResult(expected.All(app.Collector.Metrics.Contains)));
    }

    [Fact]
    public async Task NobodyIsNamed_InLogsMetricsAndTraces()
    {
        await SendThroughAllDoors();
        foreach (var queue in Outgoing.Queues)
        {
            await app.Queues.Drained(queue);
        }

        await app.Logged("Function SendReportWhenDue succeeded");
        var spans = app.Collector.Exports.Count;
        await Eventually.Holds(() => Task.FromResult(app.Collector.Exports.Count > spans + 1));

        var found = Canaries.SelectMany(canary => canary.FoundIn(app.Log()).Select(form => $"in the log: {form}")
            .Concat(app.Collector.Exports.SelectMany(export => canary.FoundIn(export.Body).Select(form => $"in {export.Path}: {form}")))).Distinct().ToList();

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
        Assert.Contains(app.Collector.Exports, export => export.Path == "/v1/traces");
    }

    private Span? Webhook() => app.Collector.Spans.LastOrDefault(span => span.Name == "ReceiveDelivery");

    private Span? Credit(Span webhook) => app.Collector.Spans.FirstOrDefault(span => span.Name == "AttributeLeadsWhenStored" && span.Trace == webhook.Trace);

    private static IEnumerable<string> Ancestors(Span span, IReadOnlyDictionary<string, Span> byId)
    {
        for (var at = span; byId.TryGetValue(at.Parent, out var parent); at = parent)
        {
            yield return parent.Id;
        }
    }

    private static string GoogleLead(string id, string mail, string phone, string name) => $$"""
        {"lead_id": "{{id}}", "api_version": "1.0", "form_id": 1, "campaign_id": 1, "google_key": "{{AppSettings.GoogleKey}}", "is_test": false, "gcl_id": "click-{{id}}", "lead_submit_time": "2026-03-18T08:42:10Z",
         "user_column_data": [{"column_id": "FULL_NAME", "string_value": "{{name}}"}, {"column_id": "EMAIL", "string_value": "{{mail}}"}, {"column_id": "PHONE_NUMBER", "string_value": "{{phone}}"}]}
        """;

    /// <summary>Everything that may hold something personal, in places where it belongs, and in places where it does not.</summary>
    private async Task SendThroughAllDoors()
    {
        await app.Api.Channel("canary");
        await app.Api.Connection("canary-google", "google-ads", "canary", ("key", AppSettings.GoogleKey));
        await app.Api.Connection("canary-site", "web", "canary");
        var taken = new (string Path, string Body)[]
        {
            ("/applications", $$$"""{"source":"web","id":"canary-1","channel":"canary","occurredAt":"2026-03-17T09:05:00Z","visitorId":"{{{Mail}}}","contact":{"name":"{{{Person}}}","email":"{{{Mail}}}","phone":"{{{Phone}}}"}}"""),
            ("/touches", $$"""{"source":"web","id":"canary-2","occurredAt":"2026-03-17T09:00:00Z","channel":"canary","email":"{{Mail}}","phone":"{{Phone}}","url":"https://example.com/?utm_source={{Uri.EscapeDataString(Mail)}}","visitorId":"{{Phone}}"}"""),
            ("/deals/events", $$"""{"source":"crm","deal":"canary-D1","id":"canary-3","kind":"opened","at":"2026-03-17T10:00:00Z","stage":"proposal","amount":"1","currency":"EUR","company":"{{Person}}","domain":"{{Mail}}","leads":[{"source":"web","id":"canary-1"}]}"""),
            ("/leads/events", """{"leadSource":"web","leadId":"canary-1","source":"crm","id":"canary-4","kind":"contacted","at":"2026-03-18T10:00:00Z"}"""),
        };
        foreach (var (path, body) in taken)
        {
            var answer = await app.Api.Post(path, body);
            Assert.True(answer.IsSuccess, $"{path}: {answer}");
        }

        Assert.True((await app.Api.Deliver("/google-ads/canary-google", Encoding.UTF8.GetBytes(GoogleLead("canary-5", Mail, Phone, PersonInJson)))).IsSuccess);
        Assert.True((await app.Api.Put("/events/canary-fair", """{"name":"Fair","kind":"exhibition","from":"2026-03-16","to":"2026-03-18","channel":"canary"}""")).IsSuccess);
        Assert.True((await app.Api.Post("/events/canary-fair/facts", $$"""{"source":"app","id":"canary-6","kind":"registered","at":"2026-03-16T09:00:00Z","email":"{{Mail}}","phone":"{{Phone}}"}""")).IsSuccess);
        Assert.True((await app.Api.Put("/managers/canary-manager", $$"""{"name":"{{Person}}","email":"{{Mail}}","language":"en","capacity":30}""")).IsSuccess);
        Assert.True((await app.Api.Put("/marketers/canary-marketer", $$"""{"name":"{{Person}}","email":"{{Mail}}","timeZone":"Europe/Riga","role":"head","sendOn":"monday","sendAt":"07:00","language":"en"}""")).IsSuccess);
        await SendWhereItDoesNotBelong();
        Assert.True((await app.Api.Run("SendDueReports")).IsSuccess);
    }

    private async Task SendWhereItDoesNotBelong()
    {
        var (mail, name) = (Uri.EscapeDataString(Mail), Uri.EscapeDataString(Person));
        await app.Api.Post("/clicks", $$"""{"source":"{{Mail}}","id":"{{Phone}}","channel":"{{Person}}"}""");
        await app.Api.Post("/clicks", $"{{\"source\": \"{Mail}");
        await app.Api.Post("/leads/events", $$"""{"leadSource":"{{Mail}}","leadId":"{{Phone}}","source":"crm","id":"x","kind":"{{Person}}","at":"{{Mail}}"}""");
        await app.Api.Deliver("/google-ads/canary-google", Encoding.UTF8.GetBytes($$"""{"lead_id":"x","google_key":"{{Mail}}"}"""));
        await app.Api.Deliver("/google-ads/canary-google", Encoding.UTF8.GetBytes($$"""{"lead_id":["{{Mail}}"],"google_key":"{{AppSettings.GoogleKey}}","user_column_data":"{{Phone}}"}"""));
        await app.Api.Deliver($"/google-ads/{mail}", "{}"u8.ToArray());
        await app.Api.Post("/imports/crm-leads-csv?source=crm&leadSource=web", $"leadId,kind,at,customer\n{Mail},{Person},{Phone},x\n");
        await app.Api.Post($"/imports/csv?source={mail}&channel={name}", "day,cost\n");
        foreach (var path in new[] { $"/leads/attribution?source=web&id={mail}", $"/leads/{mail}/life", $"/channels/{name}", $"/deals/{mail}/{name}", $"/figures/{mail}", $"/problems/{mail}", $"/dashboard?marketer={mail}", $"/dashboard/mine?link={mail}", $"/nowhere/{mail}" })
        {
            await app.Api.Get(path);
        }

        await app.Api.Get($"/people/email/{mail}", AppSettings.MasterKey);
        await app.Api.Send(HttpMethod.Delete, $"/people/phone/{Uri.EscapeDataString(Phone)}", null, AppSettings.MasterKey);
        foreach (var what in new[] { "export", "erasure" })
        {
            var answer = await app.Api.Send(HttpMethod.Post, $"/people/{what}", Api.Text($$"""{"kind":"email","value":"{{Mail}}"}""", Api.Json), AppSettings.MasterKey);
            Assert.True(answer.IsSuccess || what == "export", answer.ToString());
        }

        // Into queues, as a program gone wrong would.
        foreach (var queue in Outgoing.Queues)
        {
            await app.Queues.Send(queue, $$"""{"version":1,"leads":["{{Mail}}"],"partitions":["{{Mail}}"],"deals":["{{Phone}}"],"events":["{{Mail}}"],"marketer":"{{Mail}}","week":"{{Person}}","connection":"{{Mail}}"}""");
        }
    }
}
