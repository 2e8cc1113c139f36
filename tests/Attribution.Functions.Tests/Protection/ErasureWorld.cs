#pragma warning disable format // The columns of tables stay aligned.
using System.Net;
using System.Text.Json;
using Attribution.Functions.Messages;
using Attribution.Functions.Tests.Support;
using Attribution.Local.Processes;
using Attribution.Storage.Identity;
using Attribution.Storage.Leads;
using Attribution.Storage.Operations;
using Azure.Storage.Blobs;

namespace Attribution.Functions.Tests.Protection;

/// <summary>One person, through every door and into every corner; a week of November 2025 and everything that begins with <c>protect</c> is theirs.</summary>
internal sealed class ErasureWorld(AppFixture app)
{
    public const string Email = "Canary.Kanarins@Protect-Birds.example";
    public const string Phone = "+371 20 911 733";
    public const string OwnWeek = "2025-W45";
    public const string Form = "protect-form";
    public const string Contact = $$"""{"name":"Kanārijs Putniņš","email":"{{Email}}","phone":"{{Phone}}","company":"SIA Kanārijputnu Būris","country":"LV"}""";

    /// <summary>What an exception may say, and where nobody thought of it.</summary>
    public const string QuotingReason = $"FormatException: The input string '{Email}' was not in a correct format.";

    public static readonly string LeadKey = LeadStore.Key("protect", Form);
    public static readonly string ThinLeadKey = LeadStore.Key("webhook:protect-meta", "77001");

    /// <summary>A message of our own names visitors, many in one: of one that is erased the others must not be forgotten.</summary>
    public const string OtherVisitor = "v:protect-somebody-else-";

    private static readonly string OwnVisitor = new Pseudonyms(Convert.FromBase64String(AppSettings.Secret)).OfVisitor("protect-canary-visitor");

    private static readonly Canary EmailCanary = new("e-mail", Email, "canary.kanarins@protect-birds.example", "Canary.Kanarins", "protect-birds.example");
    private static readonly Canary PhoneCanary = new("phone", Phone, "+37120911733", "37120911733", "20911733");
    public static readonly Canary NameCanary = new("name", "Kanārijs Putniņš", "Kanārijs");
    private static readonly Canary CompanyCanary = new("company", "SIA Kanārijputnu Būris", "Kanārijputnu");
    private static readonly Canary CustomerCanary = new("customer", "customer-kanarijs-4711");

    /// <summary>
    /// Where each may be readable while the person is known. Contact data, deliveries and reasons of failures are encrypted: what is left are free texts of facts, a tag of a
    /// link, what an operator looked for, and what another program has written into our queues.
    /// </summary>
    public static readonly (Canary Canary, string[] Before)[] Canaries =
    [
        (EmailCanary,    ["Audit.Filter", "Parked.Item", "assignments-to-mail-poison"]),
        (PhoneCanary,    ["Events.Tags", "Facts.Details", "assignments-to-mail-poison"]),
        (NameCanary,     ["Audit.Filter", "Facts.Details"]),
        (CompanyCanary,  []),
        (CustomerCanary, ["Facts.Details"]),
    ];

    private const string ThinLead = """{"connection":"protect-meta","leads":["77001"],"version":1}""";
    private const int Rows = 100;

    private readonly Queues queues = new(app.Azurite);

    public async Task EnterByEveryDoor()
    {
        await SetUp();
        await app.Api.Sends("touches", $$$"""
            [{"source":"web","id":"protect-t1","channel":"protect-ad","occurredAt":"2025-11-03T09:00:00Z","visitorId":"protect-canary-visitor","clickIds":{"gclid":"protect-canary-click","a":"protect-canary-second"}},
             {"source":"web","id":"protect-t2","channel":"protect-site","occurredAt":"2025-11-04T09:00:00Z","visitorId":"protect-canary-visitor","email":"{{{Email}}}","phone":"{{{Phone}}}",
              "url":"https://example.com/?utm_source=protect&utm_content={{{Uri.EscapeDataString(Phone)}}}&utm_term={{{Uri.EscapeDataString(Email)}}}&utm_id={{{Uri.EscapeDataString(Uri.EscapeDataString(Email))}}}"}]
            """);
        await FromThePage();
        await app.Api.Sends("applications", OwnForm());
        await Delivered("protect-delivered", "2025-11-06T09:00:00Z");
        await app.Api.Sends("applications", $$$"""{"source":"protect","id":"protect-attached","channel":"protect-ad","occurredAt":"2025-11-07T09:00:00Z","contact":{{{Contact}}}}""");
        await Delivered("", "2025-11-06T09:00:00Z");
        await Settled();

        await Posts($"/leads/{LeadKey}/events", $$"""
            [{"source":"crm","id":"protect-1","kind":"converted","at":"2025-11-07T10:00:00Z","customer":"customer-kanarijs-4711"},
             {"source":"crm","id":"protect-2","kind":"retracted","at":"2025-11-07T11:00:00Z","retractedId":"protect-1"},
             {"source":"crm","id":"protect-3","kind":"deferred","until":"2026-01-01","at":"2025-11-07T12:00:00Z","reason":"Call back {{Phone}}"},
             {"source":"crm","id":"protect-4","kind":"rejected","at":"2025-11-07T13:00:00Z","reason":"Kanārijs Putniņš has no money"}]
            """);
        await Posts("/imports/crm-leads-csv?source=crm", $"lead,kind,at,reason\n{LeadKey},reactivated,2025-11-08T10:00:00Z,Kanārijs called\n", "text/csv");
        await Posts($"/leads/{LeadStore.Key("protect", "protect-attached")}/events", """{"source":"crm","id":"protect-5","kind":"rejected","at":"2025-11-08T13:00:00Z","reason":"Kanārijs, again"}""");
        await Posts("/events/protect-fair/facts", $$"""{"source":"fair","id":"protect-r","kind":"registered","at":"2025-11-05T09:00:00Z","email":"{{Email}}","phone":"{{Phone}}"}""");
        await Posts("/deals/events", """
            [{"deal":"protect-d","source":"crm","id":"protect-d1","kind":"opened","at":"2025-11-08T09:00:00Z","stage":"talk","amount":"100","currency":"EUR","company":"SIA Kanārijputnu Būris","leads":[{"source":"protect","id":"protect-form"}]},
             {"deal":"protect-d","source":"crm","id":"protect-d2","kind":"lost","at":"2025-11-09T09:00:00Z","reason":"Kanārijs went elsewhere"}]
            """);
        await Settled();
        await queues.Send(SendReport.Queue, $$"""{"week":"{{OwnWeek}}","marketer":"protect-anna","version":1}""");
        await Patiently(() => queues.Drained(SendReport.Queue));
        await Settled();
        var closed = await app.Api.Post($"/plans/protect-anna/{OwnWeek}/pay/close", "");
        Assert.True(closed.IsSuccess, closed.ToString());
    }

    /// <summary>Where nobody looks: a delivery of unknown form, messages of another program in a queue and in poison, a reason of a failure, an operator's search.</summary>
    public async Task PutAside()
    {
        await Deliver(new { lead_id = new[] { "protect-unknown" }, google_key = "protect-google-key", comment = $"Call {Phone}, or write to {Email}" }, HttpStatusCode.BadRequest);
        await queues.Send(SettleEvents.Queue, $$"""{"version":9,"protect-parked":"{{Email}}"}""");
        await queues.Create(MailAssignment.Queue + "-poison");
        await queues.Send(MailAssignment.Queue + "-poison", $$"""{"to":"{{Email}}","call":"{{Phone}}"}""");
        await queues.Create(CloseJourneys.Queue + "-poison");
        await queues.Send(CloseJourneys.Queue + "-poison", $$"""{"version":1,"partitions":[],"trails":[{"trail":"{{OwnVisitor}}","from":"2025-11-03T00:00:00Z"},{"trail":"{{OtherVisitor}}","from":"2025-11-03T00:00:00Z"}]}""");
        await Failures(failures => failures.Note(FetchLeads.Queue, ThinLead, QuotingReason, default));
        foreach (var text in new[] { Email, "Kanārijs Putniņš" })
        {
            Assert.True((await app.Api.Send(HttpMethod.Post, $"/operations/parked/{FetchLeads.Queue}/replay?dryRun=true&reason={Uri.EscapeDataString(text)}", null, AppSettings.MasterKey)).IsSuccess);
        }

        await Eventually.Holds(async () => (await EverythingStored.Read(app.Azurite)).Exists(text => text.Place == "Parked.Item" && text.Text.Contains("protect-parked", StringComparison.Ordinal)));
    }

    /// <summary>A CRM's export about the person, with a sentence in each row.</summary>
    public Task Import() => Posts(
        "/imports/crm-leads-csv?source=crm", "lead,kind,at,reason\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => $"{LeadKey},reactivated,2025-11-08T11:{row / 60:D2}:{row % 60:D2}Z,Kanārijs called {row}\n")), "text/csv");

    /// <summary>What was announced before is fetched now.</summary>
    public async Task FetchAtLast()
    {
        app.Platforms.Answers("77001", (200, JsonSerializer.Serialize(new
        {
            id = "77001",
            created_time = "2025-11-06T09:00:00+0000",
            field_data = new[] { new { name = "email", values = new[] { Email } }, new { name = "full_name", values = new[] { "Kanārijs Putniņš" } } },
        })));
        await queues.Send(FetchLeads.Queue, ThinLead);
        await Patiently(() => queues.Drained(FetchLeads.Queue));
        await Settled();
    }

    /// <summary>Why the announced lead could not be fetched, as operators see it.</summary>
    public async Task<IReadOnlyList<string>> Reasons()
    {
        var reason = "";
        await Failures(async failures => reason = (await failures.Find(FetchLeads.Queue, FailureStore.IdOf(FetchLeads.Queue, ThinLead), default))!.Reason);
        return [reason];
    }

    /// <summary>The lines of the report that was mailed.</summary>
    public async Task<IReadOnlyList<string>> ReportLines()
    {
        var blobs = new BlobServiceClient(app.Azurite.ConnectionString).GetBlobContainerClient("reports");
        var path = Path.Combine(AppContext.BaseDirectory, "protect-report.pdf");
        await foreach (var blob in blobs.GetBlobsAsync(prefix: $"{OwnWeek}/protect-anna/"))
        {
            if (blob.Name.EndsWith(".pdf", StringComparison.Ordinal))
            {
                await File.WriteAllBytesAsync(path, (await blobs.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray());
            }
        }

        return await PdfReader.Lines(path, default);
    }

    public static string OwnForm() =>
        $$$"""{"source":"protect","id":"{{{Form}}}","channel":"protect-site","occurredAt":"2025-11-05T12:00:00Z","visitorId":"protect-canary-visitor","clickIds":{"gclid":"protect-canary-click"},"contact":{{{Contact}}}}""";

    public Task Delivered(string id, string at) => Deliver(
        new
        {
            lead_id = id,
            lead_submit_time = at,
            google_key = "protect-google-key",
            campaign_id = 7,
            gcl_id = "protect-canary-third",
            user_column_data = new[] { new { column_id = "EMAIL", string_value = Email }, new { column_id = "PHONE_NUMBER", string_value = Phone }, new { column_id = "FULL_NAME", string_value = "Kanārijs Putniņš" } },
        },
        id.Length == 0 ? HttpStatusCode.BadRequest : HttpStatusCode.OK);

    public async Task Posts(string path, string body, string type = Api.Json)
    {
        var answer = await app.Api.Post(path, body, type);
        Assert.True(answer.IsSuccess || answer.Code == "illegal-transition", answer.ToString());
    }

    /// <summary>What happened to leads and deals is told to and fro; on a busy machine that takes longer than one look.</summary>
    public Task Settled() => Patiently(app.Settled);

    private static async Task Patiently(Func<Task> wait)
    {
        for (var looks = 1; looks < 4; looks++)
        {
            try
            {
                await wait();
                return;
            }
            catch (Xunit.Sdk.EqualException)
            {
                // Not yet.
            }
        }

        await wait();
    }

    private async Task SetUp()
    {
        await app.Api.Channel("protect-ad");
        await app.Api.Channel("protect-site");
        await app.Api.Connection("protect-google", "google-ads", "protect-site", ("key", "protect-google-key"));
        await app.Api.Connection("protect-meta", "meta", "protect-site", ("accessToken", "protect-token"));
        await app.Api.Connection("protect-web", "web", "protect-site");
        await Puts("/events/protect-fair", """{"name":"Fair","kind":"exhibition","from":"2025-11-05","to":"2025-11-06","channel":"protect-ad"}""");
        await Puts("/marketers/protect-anna", """{"name":"Anna","email":"protect-anna@example.org","role":"head","timeZone":"Europe/Riga"}""");
        await Puts("/plans/protect-plan", """{"marketer":"protect-anna","from":"2025-11-03","to":"2025-11-09","targetLeads":1,"allowedCpl":"10","channels":["protect-site","protect-ad"]}""");
    }

    private async Task FromThePage()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/touches/protect-web")
        {
            Content = Api.Text($$"""{"id":"protect-t3","occurredAt":"2025-11-04T10:00:00Z","visitorId":"protect-canary-visitor","email":"{{Email}}"}""", Api.Json),
        };
        request.Headers.Add("Origin", AppSettings.Origin);
        using var answer = await app.Api.Send(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task Deliver(object delivery, HttpStatusCode expected) =>
        Assert.Equal(expected, (await app.Api.Deliver("/google-ads/protect-google", JsonSerializer.SerializeToUtf8Bytes(delivery))).Status);

    private async Task Puts(string path, string body)
    {
        var answer = await app.Api.Put(path, body);
        Assert.True(answer.IsSuccess, answer.ToString());
    }

    private async Task Failures(Func<FailureStore, Task> use)
    {
        await using var host = RealHost.Build(AppSettings.For(app.Azurite, app.Smtp.Port));
        await use((FailureStore)host.Services.GetService(typeof(FailureStore))!);
    }
}
