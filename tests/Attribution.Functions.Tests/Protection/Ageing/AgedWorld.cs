using System.Net;
using System.Text.Json;
using Attribution.Functions.Messages;
using Attribution.Functions.Tests.Support;
using Attribution.Local.Processes;
using Attribution.Storage.Leads;
using Attribution.Storage.Operations;
using Attribution.Storage.Parking;
using Attribution.Storage.Sealing;
using Attribution.Testing;
using Azure.Data.Tables;

namespace Attribution.Functions.Tests.Protection.Ageing;

/// <summary>
/// A company of autumn 2025, and the same one in March 2026, when much of it has become old. The first app keeps everything; the second one lets go what is old enough. With a window
/// of 30 days, and today 2026-03-23: events go before 2026-01-22 and are taken from 2026-01-24, touches go before 2025-11-23 and leads are credited again from 2025-12-26,
/// people and texts go before 2025-12-13.
/// </summary>
public sealed class AgedWorld : IAsyncLifetime
{
    public const string Autumn = "2025-11-10T08:00:00Z";

    private readonly AzuriteFixture storage = new();
    private SmtpServer? smtp;
    private FunctionApp? app;

    internal Api Api => app!.Api;

    internal Azurite Azurite => storage.Azurite;

    internal TableServiceClient Tables => new(storage.ConnectionString);

    /// <summary>The settings of the second app.</summary>
    internal Dictionary<string, string> Settings
    {
        get
        {
            var settings = AppSettings.For(storage.Azurite, smtp!.Port);
            foreach (var (name, days) in new[] { ("Event", 60), ("Touch", 120), ("Person", 100), ("Fact", 100), ("Contact", 90), ("Parked", 90), ("Failure", 90), ("Audit", 90) })
            {
                settings[$"Attribution__Retention__{name}Days"] = $"{days}";
            }

            return settings;
        }
    }

    internal static string Lead(string id) => LeadStore.Key("web", id);

    public async Task InitializeAsync()
    {
        smtp = SmtpServer.Start();
        await storage.InitializeAsync();
        app = await FunctionApp.Start($"autumn-{Environment.ProcessId}", AppSettings.For(storage.Azurite, smtp.Port, Autumn));
        await Old();
        await app.DisposeAsync();
        app = await FunctionApp.Start($"spring-{Environment.ProcessId}", Settings);
        await Young();
    }

    public async Task DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await storage.DisposeAsync();
        if (smtp is not null)
        {
            await smtp.DisposeAsync();
        }
    }

    /// <summary>Waits until nothing is under way.</summary>
    internal async Task Settled()
    {
        var queues = new Queues(storage.Azurite);
        string[] working = [AttributeWeek.Queue, FoldEvents.Queue, SettleEvents.Queue, AttributeLeads.Queue, SettleDeals.Queue, CloseJourneys.Queue, SendReport.Queue];
        await Eventually.Holds(async () => await Rows("Outbox") == 0 && await queues.AreEmpty(working) && await queues.AreEmpty(working));
    }

    /// <summary>Number of rows of a table.</summary>
    internal async Task<int> Rows(string table, string filter = "")
    {
        var rows = 0;
        await foreach (var _ in Tables.GetTableClient(table).QueryAsync<TableEntity>(filter.Length == 0 ? null : filter))
        {
            rows++;
        }

        return rows;
    }

    internal async Task<JsonElement> Get(string path)
    {
        var answer = await Api.Send(HttpMethod.Get, path, null, AppSettings.MasterKey);
        Assert.True(answer.IsSuccess, $"{path}: {answer}");
        return answer.Body;
    }

    /// <summary>Everything that is told to readers, and every sum that it is told from.</summary>
    internal async Task<string> Told()
    {
        var told = new List<string>(await EverythingStored.Sums(storage.Azurite));
        foreach (var week in (string[])["2025-W41", "2025-W45", "2026-W09"])
        {
            told.Add((await Get($"/figures/{week}")).GetRawText());
        }

        told.Add((await Get("/attribution/restatements/2025-W45")).GetRawText());
        foreach (var asked in (string[])["lead-life?by=channel", "pipeline?by=channel", "events?by=event"])
        {
            told.Add((await Get($"/kpis/{asked}&from=2025-10-01&to=2025-10-31")).GetRawText());
        }

        told.Add((await Get("/attribution/compare?from=2025-10-01&to=2025-10-31")).GetRawText());
        told.Add((await Get("/plans/anna/2025-Q4/fulfilment")).GetRawText());
        told.Add(Convert.ToHexString((await Api.Get("/reports/2025-W45/anna")).Bytes));
        return string.Join('\n', told);
    }

    private async Task Old()
    {
        foreach (var channel in (string[])["search", "social", "site", "fair"])
        {
            await Api.Channel(channel);
        }

        await Must("/marketers/anna", """{"name":"Anna","email":"anna@example.com","role":"marketer","timeZone":"Europe/Riga","sendOn":"monday","sendAt":"07:00","language":"en"}""");
        await Must("/plans/anna-q4", """{"marketer":"anna","from":"2025-10-01","to":"2025-12-31","targetLeads":10,"allowedCpl":"25","channels":["search"]}""");
        await Must("/events/fair", """{"name":"Fair","kind":"exhibition","from":"2025-10-10","to":"2025-10-11","channel":"fair","campaign":"fair"}""");
        await Must("/pipeline/stages/proposal", """{"name":"Proposal","order":1,"probabilityPercent":50}""");
        await Must("/pipeline/stages/contract", """{"name":"Contract","order":2,"probabilityPercent":80}""");

        // Two who became leads, one of them with two forms and a deal; one who never did; one who was rejected with words; two who come back in spring, with a form and with a visit.
        await Sends("touches", [
            Touch("a-1", "2025-10-01T09:00:00Z", "search", "a"), Touch("a-2", "2025-10-05T09:00:00Z", "social", "a"),
            Touch("n-1", "2025-09-01T09:00:00Z", "search", "n"), Touch("n-2", "2025-09-05T09:00:00Z", "social", "n"),
            Touch("r-1", "2025-10-06T09:00:00Z", "social", "r"), Touch("c-1", "2025-11-03T09:00:00Z", "search", "c"),
        ]);
        await Sends("applications", [
            Form("a", "2025-10-06T10:00:00Z", "a@firm.lv", "a"), Form("a-again", "2025-10-20T10:00:00Z", "a@firm.lv", "other"),
            Form("r", "2025-10-07T10:00:00Z", "r@elsewhere.lv", "r"), Form("c", "2025-11-05T10:00:00Z", "c@elsewhere.lv", "c"),
            Form("k", "2025-10-08T10:00:00Z", "k@elsewhere.lv", "k"),
        ]);
        await Api.Connection("google", "google-ads", "site", ("key", AppSettings.GoogleKey));
        await Delivered();
        await Api.Sends("costs", """[{"source":"web","id":"old-cost","channel":"search","campaign":"autumn","occurredAt":"2025-10-02T09:00:00Z","amount":"120.5","currency":"EUR"}]""");
        await Api.Sends("clicks", """[{"source":"web","id":"old-click","channel":"search","campaign":"autumn","occurredAt":"2025-10-02T09:00:00Z"},{"source":"ads","channel":"search","day":"2025-10-02","value":77,"reportedAt":"2025-10-03T00:00:00Z"}]""");
        await Settled();
        await Posts("/leads/events", $$"""
            [{"leadSource":"web","leadId":"a","source":"crm","id":"1","kind":"qualified","at":"2025-10-08T09:00:00Z"},
             {"leadSource":"web","leadId":"r","source":"crm","id":"2","kind":"rejected","at":"2025-10-08T09:00:00Z","reason":"He said he is called Robert"}]
            """);
        await Posts("/events/fair/facts", """
            [{"source":"app","id":"1","kind":"registered","at":"2025-10-01T09:00:00Z","email":"x@people.lv"},
             {"source":"app","id":"2","kind":"attended","at":"2025-10-10T09:00:00Z","email":"x@people.lv","phone":"+37120000771"},
             {"source":"app","id":"3","kind":"attended","at":"2025-10-10T09:00:00Z","phone":"+37120000771"},
             {"source":"app","id":"4","kind":"attended","at":"2025-10-10T09:00:00Z","email":"y@people.lv"}]
            """);
        await Posts("/deals/events", """[{"source":"crm","deal":"d","id":"1","kind":"opened","at":"2025-10-15T09:00:00Z","stage":"proposal","amount":"1000","currency":"EUR","domain":"firm.lv"}]""");
        await Settled();
        await Must(HttpMethod.Post, "/admin/functions/CloseJourneysNightly", "{}");
        await Must(HttpMethod.Post, "/admin/functions/SendDueReports", "{}");
        await Settled();
        await Eventually.Holds(async () => (await Api.Get("/reports/2025-W45/anna")).IsSuccess);

        var clock = new SetClock(Autumn);
        await new ParkedStore(Tables, clock).Park("ageing", "old", "Old.", default);
        await new FailureStore(Tables, new DataCipher(Convert.FromBase64String(AppSettings.Secret)), clock).Note("ageing", "old", "Old.", default);
        await new AuditStore(Tables, clock).Begin("ageing", "old", "", false, "test", default);
    }

    private async Task Young()
    {
        await Sends("touches", [Touch("b-1", "2026-02-20T09:00:00Z", "search", "b"), Touch("b-2", "2026-02-25T09:00:00Z", "social", "b"), Touch("c-2", "2026-02-26T09:00:00Z", "social", "c-new"), Touch("m-1", "2026-02-05T09:00:00Z", "search", "m"), Touch("k-2", "2026-02-20T09:00:00Z", "search", "k")]);
        await Sends("applications", [Form("b", "2026-03-01T10:00:00Z", "b@elsewhere.lv", "b"), Form("c-again", "2026-02-27T10:00:00Z", "c@elsewhere.lv", "c-new")]);
        await Api.Sends("costs", """[{"source":"web","id":"young-cost","channel":"search","campaign":"spring","occurredAt":"2026-02-20T09:00:00Z","amount":"20","currency":"EUR"}]""");
        await Posts("/leads/events", """[{"leadSource":"web","leadId":"b","source":"crm","id":"3","kind":"deferred","until":"2026-06-01","at":"2026-03-02T09:00:00Z","reason":"Is on holiday"}]""");
        var clock = new SetClock(AppSettings.MondayMorning);
        await new ParkedStore(Tables, clock).Park("ageing", "young", "Young.", default);
        await new FailureStore(Tables, new DataCipher(Convert.FromBase64String(AppSettings.Secret)), clock).Note("ageing", "young", "Young.", default);
        await new AuditStore(Tables, clock).Begin("ageing", "young", "", false, "test", default);
        await Settled();
        await Must(HttpMethod.Post, "/admin/functions/CloseJourneysNightly", "{}");
        await Settled();
    }

    /// <summary>A form that a platform delivers without a time: it is of the moment at which it came first.</summary>
    internal async Task Delivered()
    {
        const string form = """{"lead_id":"g-1","form_id":1,"campaign_id":2,"google_key":"sample-google-key-1","user_column_data":[{"column_id":"EMAIL","string_value":"g@elsewhere.lv"}]}""";
        var answer = await Api.Deliver("/google-ads/google", System.Text.Encoding.UTF8.GetBytes(form));
        Assert.True(answer.IsSuccess, answer.ToString());
        await Settled();
    }

    internal static string Touch(string id, string at, string channel, string visitor) =>
        $$"""{"source":"web","id":"{{id}}","channel":"{{channel}}","occurredAt":"{{at}}","visitorId":"{{visitor}}"}""";

    internal static string Form(string id, string at, string email, string visitor) =>
        $$$"""{"source":"web","id":"{{{id}}}","channel":"site","occurredAt":"{{{at}}}","visitorId":"{{{visitor}}}","contact":{"name":"Somebody","email":"{{{email}}}"}}""";

    internal Task Sends(string measure, params string[] items) => Api.Sends(measure, $"[{string.Join(',', items)}]");

    private Task Must(string path, string body) => Must(HttpMethod.Put, path, body);

    private Task Posts(string path, string body) => Must(HttpMethod.Post, path, body);

    private async Task Must(HttpMethod method, string path, string body)
    {
        var answer = await Api.Send(method, path, Api.Text(body, Api.Json), AppSettings.MasterKey);
        Assert.True(answer.IsSuccess || answer.Status == HttpStatusCode.Accepted, $"{path}: {answer}");
    }
}
