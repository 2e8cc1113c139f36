using System.Net;
using Attribution.Functions.Dashboard;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Leads;
using static Attribution.Functions.Tests.Protection.KeyChangeWorld;

namespace Attribution.Functions.Tests.Protection;

/// <summary>The whole story of a change of the identity key: apps of each kind, started and stopped over one store as a deployment would.</summary>
public sealed class KeyChangeTests : IAsyncLifetime
{
    private const string Anna = "\"name\":\"Anna\",\"work_email\":\"anna@rotor.example\",\"phone\":\"+37120000401\",\"company\":\"Rotor SIA\"";
    private const string Dora = "\"name\":\"Dora\",\"email\":\"dora@rotate.example\"";
    private const string Erik = "\"name\":\"Erik\",\"email\":\"erik@rotate.example\",\"phone\":\"+37120000402\"";

    private const string Greta = "\"name\":\"Greta\",\"email\":\"greta@rotate.example\"";

    private readonly KeyChangeWorld world = new();

    public Task InitializeAsync() => world.InitializeAsync();

    public Task DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Everybody_IsMatched_AcrossAChangeOfTheKey()
    {
        var earlier = await world.Start("earlier");
        await Before(earlier);

        var both = await world.Start("both");
        await Beside(earlier, both);
        await world.Stop(earlier);
        await Renewed(both);

        var later = await world.Start("later");
        await BesideThePresent(both, later);
        await world.Stop(both);
        await After(later);
    }

    private async Task Before(FunctionApp app)
    {
        foreach (var channel in new[] { "search", "social", "mail", "fair" })
        {
            await app.Api.Channel(channel);
        }

        Assert.True((await app.Api.Put("/marketers/ilze", """{"name":"Ilze","email":"ilze@example.com","timeZone":"Europe/Riga"}""")).IsSuccess);
        Assert.True((await app.Api.Put("/events/fair", """{"name":"Fair","kind":"exhibition","from":"2026-03-19","to":"2026-03-20","channel":"fair"}""")).IsSuccess);
        await app.Api.Sends("touches", $"[{Visit("a1", 10, "search", "\"visitorId\":\"anna\"")},{Visit("b1", 11, "search", "\"visitorId\":\"boris\"")}]");
        await app.Api.Sends("applications", Form("anna-1", 12, "social", Anna, "anna"));
        await app.Api.Sends("applications", $"[{Form("dora-1", 12, "social", Dora)},{Form("greta-1", 12, "social", Greta)}]");
        await app.Api.Sends("events/fair/facts", """{"source":"fair-app","id":"r1","kind":"registered","at":"2026-03-13T12:00:00Z","email":"cilda@rotate.example"}""");
        Assert.True((await app.Api.Post("/deals/events", """{"source":"crm","deal":"one","id":"1","kind":"opened","at":"2026-03-14T12:00:00Z","stage":"proposal","amount":"1000","currency":"EUR","company":"Rotor SIA"}""")).IsSuccess);
        await world.Settled();
        Assert.Equal("search 50, social 50", await Credit(app, "anna-1"));
        Assert.Equal(HttpStatusCode.OK, (await app.Api.Send(HttpMethod.Delete, "/people/email/dora@rotate.example", null, AppSettings.MasterKey)).Status);
        await world.Settled();
    }

    /// <summary>An instance that knows both keys runs beside one that knows the earlier one alone; each queue's messages are handled by whichever comes first.</summary>
    private async Task Beside(FunctionApp earlier, FunctionApp both)
    {
        // A journey that goes across; then a visit that the earlier instance hears of late.
        await both.Api.Sends("applications", Form("boris-1", 16, "social", "\"email\":\"boris@rotate.example\"", "boris"));
        await world.Settled();
        Assert.Equal("search 50, social 50", await Credit(both, "boris-1"));
        await earlier.Api.Sends("touches", Visit("b2", 12, "mail", "\"visitorId\":\"boris\""));
        await world.Settled();
        Assert.Equal(("mail 33, search 33, social 33", "mail 33, search 33, social 33"), (await Credit(both, "boris-1"), await Credit(earlier, "boris-1")));

        // What was sent before is a duplicate, whoever takes it.
        Assert.Equal("0 accepted, 1 duplicate, 0 rejected", Outcome(await both.Api.Sends("applications", Form("anna-1", 12, "social", Anna, "anna"))));
        Assert.Equal("0 accepted, 1 duplicate, 0 rejected", Outcome(await both.Api.Sends("touches", Visit("a1", 10, "search", "\"visitorId\":\"anna\""))));
        Assert.Equal("0 accepted, 1 duplicate, 0 rejected", Outcome(await earlier.Api.Sends("applications", Form("boris-1", 16, "social", "\"email\":\"boris@rotate.example\"", "boris"))));

        // Three forms of one person, through both kinds of instance: by the number, and by the address.
        await both.Api.Sends("applications", Form("anna-2", 17, "mail", "\"email\":\"anna@home.example\",\"phone\":\"20000401\",\"country\":\"LV\""));
        await earlier.Api.Sends("applications", Form("anna-3", 18, "mail", "\"email\":\"anna@home.example\""));

        // Whoever had registered comes: one person, and nobody who did not show up.
        await both.Api.Sends("events/fair/facts", """{"source":"fair-app","id":"a1","kind":"attended","at":"2026-03-19T12:00:00Z","email":"Cilda@rotate.example"}""");

        // Whoever was erased under the earlier key stays away; of the others, one is known under both keys, and one under the earlier alone.
        await both.Api.Sends("applications", Form("dora-2", 11, "search", Dora));
        await both.Api.Sends("applications", Form("erik-1", 15, "search", Erik, "erik"));
        await world.Settled();
        Assert.Equal(1, (await both.Api.Send(HttpMethod.Delete, "/people/phone/+37120000402", null, AppSettings.MasterKey)).Body.GetProperty("forms").GetInt32());
        Assert.Equal(1, (await both.Api.Send(HttpMethod.Delete, $"/people/lead/{LeadStore.Key("web", "greta-1")}", null, AppSettings.MasterKey)).Body.GetProperty("forms").GetInt32());
        await world.Settled();

        var card = $"of {LeadStore.Key("web", "anna-1")}";
        Assert.Equal((card, card), (await Credit(both, "anna-2"), await Credit(earlier, "anna-3")));
        Assert.Equal(("not-found", HttpStatusCode.NotFound), (await Credit(both, "dora-2"), (await Person(both, "email", "dora@rotate.example"))));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await Person(both, "email", "erik@rotate.example"), await Person(both, "visitor", "erik")));
        Assert.Equal(("1", "1"), await Participants(both));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await Opens(both, "earlier"), await Opens(both, "later")));
    }

    private async Task Renewed(FunctionApp both)
    {
        var sums = await EverythingStored.Sums(world.Azurite);

        await world.DieOverRenewals();
        Assert.True(await world.Renew() > 0);
        Assert.Equal(0, await world.Renew());

        await world.Settled();
        Assert.Equal(sums, await EverythingStored.Sums(world.Azurite));
        Assert.True((await both.Api.PostAsMaster("/attribution/recompute?from=2026-03-01&to=2026-03-22")).IsSuccess);
        await world.Settled();
        Assert.Equal(sums, await EverythingStored.Sums(world.Azurite));
    }

    /// <summary>The earlier key is gone from the first instance.</summary>
    private async Task BesideThePresent(FunctionApp both, FunctionApp later)
    {
        // A form at a browser that the earlier key had seen; a visit that is told late; and a touch by an address that only the renewal has spelled.
        await later.Api.Sends("touches", Visit("b3", 13, "fair", "\"visitorId\":\"boris\""));
        await later.Api.Sends("touches", Visit("a2", 11, "mail", "\"email\":\"anna@rotor.example\""));
        await later.Api.Sends("applications", Form("anna-4", 20, "search", "\"email\":\"anna@rotor.example\""));
        await both.Api.Sends("applications", Form("anna-5", 21, "search", "\"phone\":\"+37120000401\",\"name\":\"A\""));
        await world.Settled();

        var card = $"of {LeadStore.Key("web", "anna-1")}";
        Assert.Equal((card, card), (await Credit(later, "anna-4"), await Credit(later, "anna-5")));
        Assert.Equal("mail 33, search 33, social 33", await Credit(later, "anna-1"));
        Assert.Equal("fair 25, mail 25, search 25, social 25", await Credit(later, "boris-1"));
        Assert.Equal(await Credit(both, "boris-1"), await Credit(later, "boris-1"));
    }

    private async Task After(FunctionApp later)
    {
        // Duplicates, people who were erased under either key, and links.
        Assert.Equal("0 accepted, 1 duplicate, 0 rejected", Outcome(await later.Api.Sends("applications", Form("anna-1", 12, "social", Anna, "anna"))));
        await later.Api.Sends("applications", $"[{Form("dora-3", 10, "search", Dora)},{Form("erik-2", 10, "search", Erik)},{Form("greta-2", 10, "search", Greta)}]");

        // A second deal of the company: its people came before, and it is the same customer.
        Assert.True((await later.Api.Post("/deals/events", """
            [{"source":"crm","deal":"one","id":"2","kind":"won","at":"2026-03-17T12:00:00Z"},
             {"source":"crm","deal":"two","id":"3","kind":"opened","at":"2026-03-18T12:00:00Z","stage":"proposal","amount":"500","currency":"EUR","company":"ROTOR sia"},
             {"source":"crm","deal":"two","id":"4","kind":"won","at":"2026-03-19T12:00:00Z"}]
            """)).IsSuccess);
        await world.Settled();

        Assert.Equal(("not-found", "not-found", "not-found"), (await Credit(later, "dora-3"), await Credit(later, "erik-2"), await Credit(later, "greta-2")));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (await Opens(later, "earlier"), await Opens(later, "later")));
        Assert.Equal(("1", "1"), await Participants(later));
        Assert.Equal("1", await NewCustomers(later));
        Assert.Contains("search", (await later.Api.Get("/deals/crm/two?model=linear")).Body.GetProperty("closed").GetProperty("channels").EnumerateArray().Select(part => part.GetProperty("id").GetString()));

        // Told and erased whole, under the present key alone.
        var export = await later.Api.Send(HttpMethod.Get, "/people/email/anna@rotor.example", null, AppSettings.MasterKey);
        Assert.Equal(["anna-1", "anna-2", "anna-3", "anna-4", "anna-5"], Numbers(export));
        var sums = await EverythingStored.Sums(world.Azurite);
        Assert.Equal(5, (await later.Api.Send(HttpMethod.Delete, "/people/email/anna@rotor.example", null, AppSettings.MasterKey)).Body.GetProperty("forms").GetInt32());
        await world.Settled();
        Assert.Equal(sums, await EverythingStored.Sums(world.Azurite));
        var pseudonyms = export.Body.GetProperty("pseudonyms").EnumerateArray().Select(p => p.GetString()!).ToList();
        Assert.True(pseudonyms.Count >= 7, string.Join(' ', pseudonyms));
        Assert.Equal(["Erased.PartitionKey"], (await EverythingStored.Read(world.Azurite)).Where(text => pseudonyms.Exists(p => text.Text.Contains(p[2..], StringComparison.Ordinal))).Select(text => text.Place).Distinct());
    }

    private static string[] Numbers(Answer export) =>
        [.. Enumerable.Range(1, 9).Select(number => $"anna-{number}").Where(id => export.Body.GetProperty("forms").EnumerateArray().Any(form => form.GetProperty("lead").GetString() == LeadStore.Key("web", id)))];

    private static async Task<HttpStatusCode> Person(FunctionApp app, string kind, string value) =>
        (await app.Api.Send(HttpMethod.Get, $"/people/{kind}/{value}", null, AppSettings.MasterKey)).Status;

    private static async Task<(string Registered, string Attended)> Participants(FunctionApp app)
    {
        var line = (await app.Api.Get("/kpis/events?from=2026-03-01&to=2026-03-31&by=event")).Body.GetProperty("lines").EnumerateArray().Single(line => line.GetProperty("id").GetString() == "fair");
        string Value(string name) => $"{line.GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("name").GetString() == name).GetProperty("value").GetDecimal():0}";
        return (Value("registered"), Value("attended"));
    }

    private static async Task<string> NewCustomers(FunctionApp app)
    {
        var figures = (await app.Api.Get("/kpis/pipeline?from=2026-03-01&to=2026-03-31&by=total")).Body.GetProperty("total").EnumerateArray();
        return $"{figures.Single(figure => figure.GetProperty("name").GetString() == "cac").GetProperty("denominator").GetProperty("value").GetDecimal():0}";
    }

    private async Task<HttpStatusCode> Opens(FunctionApp app, string keys)
    {
        var secret = Convert.FromBase64String(world.Knowing(keys)["Attribution__IdentityKey"]);
        var link = new ReaderLinks([secret], TimeProvider.System).For("ilze", DateTimeOffset.UnixEpoch.AddYears(70));
        return (await app.Api.Get($"/dashboard/mine?link={link}", key: null)).Status;
    }
}
