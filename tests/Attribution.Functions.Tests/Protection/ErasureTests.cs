using System.Net;
using System.Text.Json;
using Attribution.Functions.Messages;
using Attribution.Functions.Protection;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Leads;

namespace Attribution.Functions.Tests.Protection;

/// <summary>
/// One person who came in through every door there is, looked for in everything that is stored, before and after they were erased. Days of November 2025,
/// which no other test uses.
/// </summary>
[Collection(SalesAppCollection.Name)]
public sealed class ErasureTests(AppFixture app)
{
    private const string Email = "Canary.Kanarins@Protect-Birds.example";
    private const string Phone = "+371 20 911 733";
    private const string OwnWeek = "2025-W45";
    private const string Form = "protect-form";
    private const string Contact = $$"""{"name":"Kanārijs Putniņš","email":"{{Email}}","phone":"{{Phone}}","company":"SIA Kanārijputnu Būris","country":"LV"}""";

    private static readonly string LeadKey = LeadStore.Key("protect", Form);

    private static readonly Canary EmailCanary = new("e-mail", Email, "canary.kanarins@protect-birds.example", "Canary.Kanarins", "protect-birds.example");
    private static readonly Canary PhoneCanary = new("phone", Phone, "+37120911733", "37120911733", "20911733");
    private static readonly Canary NameCanary = new("name", "Kanārijs Putniņš", "Kanārijs");
    private static readonly Canary CompanyCanary = new("company", "SIA Kanārijputnu Būris", "Kanārijputnu");
    private static readonly Canary CustomerCanary = new("customer", "customer-kanarijs-4711");

    /// <summary>Where each may be readable while the person is known: contact data is encrypted and deliveries are too, so that only free texts of facts are left.</summary>
    private static readonly (Canary Canary, string[] Before)[] Canaries =
    [
        (EmailCanary,    []),
        (PhoneCanary,    ["Facts.Details"]),
        (NameCanary,     ["Facts.Details"]),
        (CompanyCanary,  []),
        (CustomerCanary, ["Facts.Details"]),
    ];

    [Fact]
    public async Task Person_IsNowhere_AndEveryCountStays_WhenErased()
    {
        await EnterByEveryDoor();
        var before = await EverythingStored.Read(app.Azurite);
        foreach (var (canary, places) in Canaries)
        {
            Assert.True(places.SequenceEqual(canary.PlacesIn(before)), $"The {canary.Name} may be in [{string.Join(", ", places)}], and is in [{string.Join(", ", canary.PlacesIn(before))}].");
        }

        Assert.Equal(1, before.Count(text => text is { Place: "Parked.PartitionKey", Text: "webhook:protect-google" }));
        var export = await Export("email", Email);
        var pseudonyms = export.GetProperty("pseudonyms").EnumerateArray().Select(p => p.GetString()!).ToList();
        AssertIsWhole(export);
        var (sums, figures) = (await Sums(), await Figures());

        var erased = await Delete("email", Email);

        Assert.Equal(HttpStatusCode.OK, erased.Status);
        Assert.Equal(3, erased.Body.GetProperty("forms").GetInt32());
        await Settled();
        await FinishAnHourLater();
        await AssertNowhere(pseudonyms);
        Assert.Equal(figures, await Figures());
        Assert.Equal(sums, await Sums());
        Assert.Equal(HttpStatusCode.NotFound, (await Get("email", Email)).Status);

        // Credited again under today's rules, the same comes out: what connects is kept, under names that nobody can find out.
        Assert.True((await app.Api.PostAsMaster("/attribution/recompute?from=2025-11-03&to=2025-11-09")).IsSuccess);
        await Settled();
        Assert.Equal(sums, await Sums());

        await AssertStaysAway(pseudonyms);
        await AssertComesAnew();
    }

    [Fact]
    public async Task Erasing_ChangesNothing_WhenDoneAgainOrOfNobody()
    {
        var before = await Sums();

        Assert.Equal(0, (await Delete("email", "nobody.protect@example.com")).Body.GetProperty("forms").GetInt32());
        Assert.Equal(0, (await Delete("email", "nobody.protect@example.com")).Body.GetProperty("forms").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await Delete("lead", "AAAAAAAAAAAAAAAAAAAAAA")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get("visitor", "nobody")).Status);

        Assert.Equal(before, await Sums());
    }

    [Theory]
    [InlineData("email", "nobody", "invalid-email")]
    [InlineData("phone", "12", "invalid-phone")]
    [InlineData("name", "Anna", "unknown-kind")]
    [InlineData("click:", "x", "unknown-kind")]
    public async Task Person_IsRefused_WhenNobodyCanTellWhoIsMeant(string kind, string value, string code)
    {
        Assert.Equal(code, (await Get(kind, value)).Code);
        Assert.Equal(code, (await Delete(kind, value)).Code);
    }

    [Fact]
    public async Task People_AreAnOperatorsBusinessAlone()
    {
        foreach (var key in new[] { null, AppSettings.FunctionKey })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await app.Api.Get("/people/email/a@example.com", key)).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await app.Api.Send(HttpMethod.Delete, "/people/email/a@example.com", null, key)).Status);
        }
    }

    /// <summary>What ran beside the erasure may have left a pseudonym; the timer finds it.</summary>
    private async Task FinishAnHourLater()
    {
        await using var host = RealHost.Build(AppSettings.For(app.Azurite, app.Smtp.Port, "2026-03-23T09:00:00Z"));
        await ((PersonErasing)host.Services.GetService(typeof(PersonErasing))!).Finish(default);
        await Settled();
    }

    private async Task EnterByEveryDoor()
    {
        await app.Api.Channel("protect-ad");
        await app.Api.Channel("protect-site");
        await app.Api.Connection("protect-google", "google-ads", "protect-site", ("key", "protect-google-key"));
        Assert.True((await app.Api.Put("/events/protect-fair", """{"name":"Fair","kind":"exhibition","from":"2025-11-05","to":"2025-11-06","channel":"protect-ad"}""")).IsSuccess);
        Assert.True((await app.Api.Put("/marketers/protect-anna", """{"name":"Anna","email":"protect-anna@example.org","role":"head","timeZone":"Europe/Riga"}""")).IsSuccess);

        await app.Api.Sends("touches", $$$"""
            [{"source":"web","id":"protect-t1","channel":"protect-ad","occurredAt":"2025-11-03T09:00:00Z","visitorId":"protect-canary-visitor","clickIds":{"gclid":"protect-canary-click","a":"protect-canary-second"}},
             {"source":"web","id":"protect-t2","channel":"protect-site","occurredAt":"2025-11-04T09:00:00Z","visitorId":"protect-canary-visitor","email":"{{{Email}}}","phone":"{{{Phone}}}"}]
            """);
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
        await new Queues(app.Azurite).Send(SendReport.Queue, $$"""{"week":"{{OwnWeek}}","marketer":"protect-anna","version":1}""");
        await new Queues(app.Azurite).Drained(SendReport.Queue);
        await Settled();
    }

    private static string OwnForm() =>
        $$$"""{"source":"protect","id":"{{{Form}}}","channel":"protect-site","occurredAt":"2025-11-05T12:00:00Z","visitorId":"protect-canary-visitor","clickIds":{"gclid":"protect-canary-click"},"contact":{{{Contact}}}}""";

    private async Task Delivered(string id, string at)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            lead_id = id,
            lead_submit_time = at,
            google_key = "protect-google-key",
            campaign_id = 7,
            gcl_id = "protect-canary-third",
            user_column_data = new[] { new { column_id = "EMAIL", string_value = Email }, new { column_id = "PHONE_NUMBER", string_value = Phone }, new { column_id = "FULL_NAME", string_value = "Kanārijs Putniņš" } },
        });
        Assert.Equal(id.Length == 0 ? HttpStatusCode.BadRequest : HttpStatusCode.OK, (await app.Api.Deliver("/google-ads/protect-google", body)).Status);
    }

    /// <summary>Contact data, facts, touches, events, deals and credits are told; each where it belongs.</summary>
    private static void AssertIsWhole(JsonElement export)
    {
        Assert.All(Canaries, canary => Assert.NotEmpty(canary.Canary.PlacesIn([new StoredText("export", export.GetRawText())])));
        Assert.Equal(LeadKey, export.GetProperty("card").GetString());
        Assert.Equal(3, export.GetProperty("forms").GetArrayLength());
        Assert.Equal(3, export.GetProperty("touches").GetArrayLength());
        Assert.Equal("protect-fair", export.GetProperty("events")[0].GetProperty("event").GetString());
        Assert.Equal(2, export.GetProperty("deals")[0].GetProperty("facts").GetArrayLength());
        Assert.Equal(6, export.GetProperty("pseudonyms").GetArrayLength());
    }

    /// <summary>Neither what can be read nor a pseudonym of it, but for the tombstones of address and number.</summary>
    private async Task AssertNowhere(IReadOnlyList<string> pseudonyms)
    {
        var after = await EverythingStored.Read(app.Azurite);
        Assert.All(Canaries, canary => Assert.Empty(canary.Canary.PlacesIn(after)));
        Assert.DoesNotContain(after, text => text is { Place: "Parked.PartitionKey", Text: "webhook:protect-google" });
        var kept = after.Where(text => pseudonyms.Any(pseudonym => text.Text.Contains(pseudonym[2..], StringComparison.Ordinal))).Select(text => text.Place).ToList();
        Assert.Equal(["Erased.PartitionKey", "Erased.PartitionKey"], kept);
    }

    /// <summary>What was sent before, and comes again or late.</summary>
    private async Task AssertStaysAway(IReadOnlyList<string> pseudonyms)
    {
        var sums = await Sums();
        Assert.Equal(1, (await app.Api.Sends("applications", OwnForm())).GetProperty("duplicate").GetInt32());
        await Delivered("protect-delivered", "2025-11-06T09:00:00Z");
        await Settled();
        Assert.Equal(sums, await Sums());

        var late = await app.Api.Sends("applications", $$$"""{"source":"protect","id":"protect-late","channel":"protect-site","occurredAt":"2025-11-06T12:00:00Z","contact":{{{Contact}}}}""");
        Assert.Equal(1, late.GetProperty("accepted").GetInt32());
        await Settled();

        Assert.Equal(HttpStatusCode.NotFound, (await Get("email", Email)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get("lead", LeadStore.Key("protect", "protect-late"))).Status);
        Assert.Equal(1, await Applications() - Total(sums, "DaySums protect-site|20251106 sum|applications|"));
        await AssertNowhere(pseudonyms);
    }

    /// <summary>A form that is sent after the erasure is a new person's.</summary>
    private async Task AssertComesAnew()
    {
        await app.Api.Sends("applications", $$$"""{"source":"protect","id":"protect-new","channel":"protect-site","occurredAt":"2026-03-23T20:00:00Z","contact":{{{Contact}}}}""");
        await Settled();

        var export = await Export("email", Email);
        Assert.Equal(LeadStore.Key("protect", "protect-new"), export.GetProperty("card").GetString());
        Assert.Equal(1, export.GetProperty("forms").GetArrayLength());

        // The ledger tells why a lead was rejected, in the words of whoever did.
        await Posts($"/leads/{LeadStore.Key("protect", "protect-new")}/events", """{"source":"crm","id":"protect-6","kind":"rejected","at":"2026-03-23T21:00:00Z","reason":"Kanārijs Putniņš"}""");
        await Settled();
        Assert.Equal(["Credits.Reason", "Facts.Details"], NameCanary.PlacesIn(await EverythingStored.Read(app.Azurite)));

        Assert.True((await Delete("lead", LeadStore.Key("protect", "protect-new"))).IsSuccess);
        await Settled();
        var after = await EverythingStored.Read(app.Azurite);
        Assert.All(Canaries, canary => Assert.Empty(canary.Canary.PlacesIn(after)));
    }

    private async Task<long> Applications() => Total(await Sums(), "DaySums protect-site|20251106 sum|applications|");

    private static long Total(IEnumerable<string> sums, string start) =>
        sums.Where(sum => sum.StartsWith(start, StringComparison.Ordinal)).Sum(sum => long.Parse(sum[(sum.IndexOf("Count=", StringComparison.Ordinal) + "Count=".Length)..].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));

    private async Task<string> Figures() => (await app.Api.Get($"/figures/{OwnWeek}")).Text;

    private Task<List<string>> Sums() => EverythingStored.Sums(app.Azurite);

    /// <summary>What happened to leads and deals is told to and fro; on a busy machine that takes longer than one look.</summary>
    private async Task Settled()
    {
        for (var looks = 1; looks < 4; looks++)
        {
            try
            {
                await app.Settled();
                return;
            }
            catch (Xunit.Sdk.EqualException)
            {
                // Not yet.
            }
        }

        await app.Settled();
    }

    private async Task Posts(string path, string body, string type = Api.Json)
    {
        var answer = await app.Api.Post(path, body, type);
        Assert.True(answer.IsSuccess, answer.ToString());
    }

    private async Task<JsonElement> Export(string kind, string value)
    {
        var answer = await Get(kind, value);
        Assert.True(answer.IsSuccess, answer.ToString());
        return answer.Body;
    }

    private Task<Answer> Get(string kind, string value) => app.Api.Get($"/people/{kind}/{Uri.EscapeDataString(value)}", AppSettings.MasterKey);

    private Task<Answer> Delete(string kind, string value) => app.Api.Send(HttpMethod.Delete, $"/people/{kind}/{Uri.EscapeDataString(value)}", null, AppSettings.MasterKey);
}
