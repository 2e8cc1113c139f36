using System.Net;
using System.Text.Json;
using Attribution.Functions.Protection;
using Attribution.Functions.Tests.Operations;
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
    private const string OwnWeek = ErasureWorld.OwnWeek;
    private const string Email = ErasureWorld.Email;
    private const string Contact = ErasureWorld.Contact;

    private static readonly string LeadKey = ErasureWorld.LeadKey;

    private readonly ErasureWorld world = new(app);

    [Fact]
    public async Task Person_IsNowhere_AndEveryCountStays_WhenErased()
    {
        await world.EnterByEveryDoor();
        await world.PutAside();
        var before = await EverythingStored.Read(app.Azurite);
        foreach (var (canary, places) in ErasureWorld.Canaries)
        {
            Assert.True(places.SequenceEqual(canary.PlacesIn(before)), $"The {canary.Name} may be in [{string.Join(", ", places)}], and is in [{string.Join(", ", canary.PlacesIn(before))}].");
        }

        Assert.Equal(2, before.Count(text => text is { Place: "Parked.PartitionKey", Text: "webhook:protect-google" }));
        Assert.Equal([ErasureWorld.QuotingReason], await world.Reasons());
        var export = await Export("email", Email);
        Assert.Equal(export.GetRawText(), (await Posted("export", "email", Email)).Body.GetRawText());
        var pseudonyms = export.GetProperty("pseudonyms").EnumerateArray().Select(p => p.GetString()!).ToList();
        AssertIsWhole(export);
        AssertAreStored(pseudonyms, before);
        var (sums, figures) = (await Sums(), await Figures());

        // A file that names the person is imported beside the erasure.
        var import = world.Import();
        var erased = await Delete("email", Email);
        await import;

        Assert.Equal(HttpStatusCode.OK, erased.Status);
        Assert.Equal(3, erased.Body.GetProperty("forms").GetInt32());
        await world.Settled();
        await FinishAnHourLater();
        await AssertNowhere(pseudonyms);
        Assert.Equal(figures, await Figures());
        Assert.Equal(sums, await Sums());
        Assert.Equal(HttpStatusCode.NotFound, (await Get("email", Email)).Status);
        Assert.Equal(["erased"], await world.Reasons());
        await AssertReportsAreReadable();
        await AssertOthersAreKept();

        // Credited again under today's rules, the same comes out: what connects is kept, under names that nobody can find out.
        Assert.True((await app.Api.PostAsMaster("/attribution/recompute?from=2025-11-03&to=2025-11-09")).IsSuccess);
        await world.Settled();
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
        Assert.Equal(code, (await Posted("export", kind, value)).Code);
        Assert.Equal(code, (await Posted("erasure", kind, value)).Code);
    }

    [Fact]
    public async Task People_AreAnOperatorsBusinessAlone()
    {
        foreach (var key in new[] { null, AppSettings.FunctionKey })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await app.Api.Get("/people/email/a@example.com", key)).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await app.Api.Send(HttpMethod.Delete, "/people/email/a@example.com", null, key)).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await Posted("export", "email", "a@example.com", key)).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await Posted("erasure", "email", "a@example.com", key)).Status);
        }
    }

    [Fact]
    public async Task People_AreNotNamed_InTheAudit()
    {
        var operations = new Operator(app);
        var lead = LeadStore.Key("protect", "audited");
        foreach (var (kind, value) in new[] { ("email", "Audited@Protect.example"), ("phone", "+37120777777"), ("click:gclid", "audited"), ("lead", lead) })
        {
            await Get(kind, value);
            await Posted("erasure", kind, value);
        }

        Assert.Contains("0 Nobody is known.", await operations.Audit("export-person", "email"));
        Assert.Contains("0 Erased.", await operations.Audit("erase-person", "email"));
        Assert.Contains("0 Erased.", await operations.Audit("erase-person", "click"));
        Assert.Contains("0 Nobody is known.", await operations.Audit("erase-person", $"lead/{lead}"));
        Assert.DoesNotContain("udited", (await operations.Get("/audit")).Text.Replace("\"audit", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>What ran beside the erasure may have left a pseudonym; the timer finds it.</summary>
    private async Task FinishAnHourLater()
    {
        await using var host = RealHost.Build(AppSettings.For(app.Azurite, app.Smtp.Port, "2026-03-23T09:00:00Z"));
        await ((ErasureFinishing)host.Services.GetService(typeof(ErasureFinishing))!).Finish(default);
        await world.Settled();
    }

    /// <summary>Contact data, facts, touches, events, deals and credits are told; each where it belongs.</summary>
    private static void AssertIsWhole(JsonElement export)
    {
        Assert.All(ErasureWorld.Canaries, canary => Assert.NotEmpty(canary.Canary.PlacesIn([new StoredText("export", export.GetRawText())])));
        Assert.Equal(LeadKey, export.GetProperty("card").GetString());
        Assert.Equal(3, export.GetProperty("forms").GetArrayLength());
        Assert.Equal(4, export.GetProperty("touches").GetArrayLength());
        Assert.Equal("protect-fair", export.GetProperty("events")[0].GetProperty("event").GetString());
        Assert.Equal(2, export.GetProperty("deals")[0].GetProperty("facts").GetArrayLength());
        Assert.Equal(6, export.GetProperty("pseudonyms").GetArrayLength());
    }

    /// <summary>Neither what can be read nor a pseudonym of it, but for the tombstones of address and number.</summary>
    private async Task AssertNowhere(IReadOnlyList<string> pseudonyms)
    {
        var after = await EverythingStored.Read(app.Azurite);
        Assert.All(ErasureWorld.Canaries, canary => Assert.Empty(canary.Canary.PlacesIn(after)));
        Assert.DoesNotContain(after, text => text is { Place: "Parked.PartitionKey", Text: "webhook:protect-google" } || (text.Place == "Parked.Item" && text.Text.Contains("protect-parked", StringComparison.Ordinal)));
        var kept = after.Where(text => pseudonyms.Any(pseudonym => text.Text.Contains(pseudonym[2..], StringComparison.Ordinal))).Select(text => text.Place).ToList();
        Assert.Equal(["Erased.PartitionKey", "Erased.PartitionKey"], kept);
    }

    /// <summary>The search would find them: before the erasure it does.</summary>
    private static void AssertAreStored(IReadOnlyList<string> pseudonyms, List<StoredText> before) =>
        Assert.All(pseudonyms, pseudonym => Assert.Contains(before, text => text.Text.Contains(pseudonym[2..], StringComparison.Ordinal)));

    /// <summary>The report of the week and the closed pay, which no other reads, can be read, and name nobody of whom they count.</summary>
    private async Task AssertReportsAreReadable()
    {
        var lines = await world.ReportLines();
        Assert.Contains(lines, line => line.Contains("protect-site", StringComparison.Ordinal));
        Assert.All(ErasureWorld.Canaries, canary => Assert.Empty(canary.Canary.PlacesIn(lines.Select(line => new StoredText("report", line)))));
        var closed = await app.Api.Get($"/plans/protect-anna/{OwnWeek}/pay");
        Assert.Contains(LeadKey, closed.Text, StringComparison.Ordinal);
    }

    /// <summary>A poisoned message that names somebody else as well is there, with a name by chance in it.</summary>
    private async Task AssertOthersAreKept()
    {
        var message = Assert.Single(await EverythingStored.Read(app.Azurite), text => text.Place == "journeys-to-close-poison" && text.Text.Contains(ErasureWorld.OtherVisitor, StringComparison.Ordinal));
        var trails = JsonDocument.Parse(message.Text).RootElement.GetProperty("trails");
        Assert.StartsWith("v:erased-", trails[0].GetProperty("trail").GetString(), StringComparison.Ordinal);
        Assert.Equal(ErasureWorld.OtherVisitor, trails[1].GetProperty("trail").GetString());
    }

    /// <summary>What was sent before, and comes again or late.</summary>
    private async Task AssertStaysAway(IReadOnlyList<string> pseudonyms)
    {
        var sums = await Sums();
        Assert.Equal(1, (await app.Api.Sends("applications", ErasureWorld.OwnForm())).GetProperty("duplicate").GetInt32());
        await world.Delivered("protect-delivered", "2025-11-06T09:00:00Z");
        await world.Settled();
        Assert.Equal(sums, await Sums());

        var late = await app.Api.Sends("applications", $$$"""{"source":"protect","id":"protect-late","channel":"protect-site","occurredAt":"2025-11-06T12:00:00Z","contact":{{{Contact}}}}""");
        Assert.Equal(1, late.GetProperty("accepted").GetInt32());
        await world.Settled();

        Assert.Equal(HttpStatusCode.NotFound, (await Get("email", Email)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get("lead", LeadStore.Key("protect", "protect-late"))).Status);
        Assert.Equal(1, await Applications() - Total(sums, "DaySums protect-site|20251106 sum|applications|"));

        // What a platform had announced, and gives only now, is one more application, and nobody's.
        await world.FetchAtLast();
        Assert.Equal(2, await Applications() - Total(sums, "DaySums protect-site|20251106 sum|applications|"));
        Assert.Equal(HttpStatusCode.NotFound, (await Get("lead", ErasureWorld.ThinLeadKey)).Status);
        await AssertNowhere(pseudonyms);

        // Sales go on to write about them: what happened is kept, and no text.
        await world.Posts($"/leads/{LeadKey}/events", """{"source":"crm","id":"protect-7","kind":"deferred","until":"2026-05-01","at":"2025-11-08T14:00:00Z","reason":"Kanārijs Putniņš asked for it"}""");
        await world.Posts("/imports/crm-leads-csv?source=crm", $"lead,kind,at,customer\n{LeadKey},converted,2025-11-08T15:00:00Z,customer-kanarijs-4711\n", "text/csv");
        await world.Posts($"/leads/{LeadStore.Key("protect", "protect-attached")}/rejection", """{"reason":"Kanārijs Putniņš","at":"2025-11-08T16:00:00Z"}""");
        await world.Settled();
        Assert.Contains("\"status\":\"customer\"", (await app.Api.Get($"/leads/{LeadKey}/life")).Text, StringComparison.Ordinal);
        await AssertNowhere(pseudonyms);
    }

    /// <summary>A form that is sent after the erasure is a new person's.</summary>
    private async Task AssertComesAnew()
    {
        await app.Api.Sends("applications", $$$"""{"source":"protect","id":"protect-new","channel":"protect-site","occurredAt":"2026-03-23T20:00:00Z","contact":{{{Contact}}}}""");
        await world.Settled();

        var export = await Export("email", Email);
        Assert.Equal(LeadStore.Key("protect", "protect-new"), export.GetProperty("card").GetString());
        Assert.Equal(1, export.GetProperty("forms").GetArrayLength());

        // The ledger tells why a lead was rejected, in the words of whoever did.
        await world.Posts($"/leads/{LeadStore.Key("protect", "protect-new")}/events", """{"source":"crm","id":"protect-6","kind":"rejected","at":"2026-03-23T21:00:00Z","reason":"Kanārijs Putniņš"}""");
        await world.Settled();
        Assert.Equal(["Credits.Reason", "Facts.Details"], ErasureWorld.NameCanary.PlacesIn(await EverythingStored.Read(app.Azurite)));

        Assert.True((await Posted("erasure", "lead", LeadStore.Key("protect", "protect-new"))).IsSuccess);
        await world.Settled();
        var after = await EverythingStored.Read(app.Azurite);
        Assert.All(ErasureWorld.Canaries, canary => Assert.Empty(canary.Canary.PlacesIn(after)));
    }

    private async Task<long> Applications() => Total(await Sums(), "DaySums protect-site|20251106 sum|applications|");

    private static long Total(IEnumerable<string> sums, string start) =>
        sums.Where(sum => sum.StartsWith(start, StringComparison.Ordinal)).Sum(sum => long.Parse(sum[(sum.IndexOf("Count=", StringComparison.Ordinal) + "Count=".Length)..].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));

    private async Task<string> Figures() => (await app.Api.Get($"/figures/{OwnWeek}")).Text;

    private Task<List<string>> Sums() => EverythingStored.Sums(app.Azurite);

    private async Task<JsonElement> Export(string kind, string value)
    {
        var answer = await Get(kind, value);
        Assert.True(answer.IsSuccess, answer.ToString());
        return answer.Body;
    }

    private Task<Answer> Get(string kind, string value) => app.Api.Get($"/people/{kind}/{Uri.EscapeDataString(value)}", AppSettings.MasterKey);

    private Task<Answer> Posted(string what, string kind, string value, string? key = AppSettings.MasterKey) =>
        app.Api.Send(HttpMethod.Post, $"/people/{what}", Api.Text(JsonSerializer.Serialize(new { kind, value }), Api.Json), key);

    private Task<Answer> Delete(string kind, string value) => app.Api.Send(HttpMethod.Delete, $"/people/{kind}/{Uri.EscapeDataString(value)}", null, AppSettings.MasterKey);
}
