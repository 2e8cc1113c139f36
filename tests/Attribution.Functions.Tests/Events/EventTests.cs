using System.Net;
using System.Text.Json;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Leads;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Events;

/// <summary>Webinars, exhibitions and forums, as senders tell of them and readers see them. Each test has an event, days and a channel of its own.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class EventTests(AppFixture app)
{
    private const string Life = """
        {"source":"fair-app","id":"r1","kind":"registered","at":"2021-10-01T09:00:00Z","email":"ev-anna@example.com"}
        {"source":"fair-app","id":"r2","kind":"registered","at":"2021-10-02T09:00:00Z","email":"EV-Anna@example.com ","phone":"+37120000101"}
        {"source":"fair-app","id":"r3","kind":"registered","at":"2021-10-02T09:30:00Z","email":"ev-bruno@example.com"}
        {"source":"fair-app","id":"a1","kind":"attended","at":"2021-10-08T09:00:00Z","phone":"+371 20000101"}
        {"source":"crm","id":"m1","kind":"meeting","state":"scheduled","at":"2021-10-03T09:00:00Z","meeting":"anna","representative":"ivars"}
        {"source":"crm","id":"m2","kind":"meeting","state":"held","at":"2021-10-08T10:00:00Z","meeting":"anna","with":"customer","purpose":"growth","attendedBy":["expert"],"deal":{"source":"crm","id":"d-1"}}
        {"source":"crm","id":"m3","kind":"opportunity","at":"2021-10-09T10:00:00Z","of":"anna"}
        {"source":"crm","id":"w1","kind":"deal-won","at":"2021-10-20T10:00:00Z","deal":{"source":"crm","id":"d-1"},"amount":"5000.50","currency":"EUR"}
        {"source":"crm","id":"d1","kind":"demo","at":"2021-10-08T11:00:00Z","email":"ev-anna@example.com"}
        {"source":"crm","id":"f1","kind":"follow-up","at":"2021-10-10T11:00:00Z","email":"ev-anna@example.com"}
        {"source":"pr","id":"i1","kind":"interview","at":"2021-10-08T11:00:00Z"}
        {"source":"pr","id":"n1","kind":"mentions","at":"2021-10-07T11:00:00Z","own":10,"category":100,"when":"before"}
        {"source":"pr","id":"n2","kind":"mentions","at":"2021-10-12T11:00:00Z","own":30,"category":120,"when":"after"}
        {"source":"fair-app","id":"s1","kind":"survey","at":"2021-10-08T12:00:00Z","knowsBrand":true}
        {"source":"fair-app","id":"s2","kind":"survey","at":"2021-10-08T12:00:00Z","knowsBrand":false}
        """;

    [Fact]
    public async Task Event_IsToldFromItsFirstRegistration_ToTheDealThatCameOfIt()
    {
        await Event("life", "2021-10-08", "2021-10-09", ""","cost":"1000","currency":"EUR","windowDays":2""");
        await app.Api.Sends("costs", """{"source":"web","id":"life-cost","channel":"ev-life","campaign":"life","occurredAt":"2021-10-07T09:00:00Z","amount":"200","currency":"EUR"}""");
        await app.Api.Sends("touches", """[{"source":"web","id":"life-v1","channel":"ev-life","occurredAt":"2021-10-06T09:00:00Z"},{"source":"web","id":"life-v2","channel":"ev-life","occurredAt":"2021-10-05T09:00:00Z"}]""");

        var receipt = await Tells("life", Life);
        await app.Settled();

        Assert.Equal((15, 15), (receipt.GetProperty("received").GetInt32(), receipt.GetProperty("accepted").GetInt32()));
        string[] expected =
        [
            "cost 1200 EUR", "registered 2", "attended 1", "noShowRate 1/2", "costPerAttendee 1200/1 EUR", "followedUpInTime 1/1", "meetings 1", "meetingsWithCustomers 1", "meetingsForGrowth 1",
            "meetingsForDeals 0", "meetingEffectiveness 1/1", "demos 1", "demoOpportunities 0/1", "interviews 1", "mentions 30", "visits 1", "shareOfVoiceBefore 10/100", "shareOfVoiceAfter 30/120",
            "shareOfVoiceChange 0.15", "recognition 1/2", "dealsInfluenced 1", "averageDealSize 5000.5/1 EUR",
        ];
        var told = await Figures("life", "2021-10-06", "2021-10-12");
        Assert.Equal(expected, told.Where(figure => !figure.Contains("lead", StringComparison.OrdinalIgnoreCase)));

        // Sent again, even with another day and another price, nothing changes.
        var again = await Tells("life", Life.Replace("5000.50", "1.00", StringComparison.Ordinal).Replace("2021-10-08T09", "2021-10-07T09", StringComparison.Ordinal));
        await app.Settled();
        Assert.Equal((0, 15), (again.GetProperty("accepted").GetInt32(), again.GetProperty("duplicate").GetInt32()));
        Assert.Equal(told, await Figures("life", "2021-10-06", "2021-10-12"));
    }

    [Fact]
    public async Task Registration_IsATouch_ThatIsCreditedForTheLeadOfThatPerson()
    {
        await Event("touch", "2021-10-22", "2021-10-22", ""","cost":"300","currency":"EUR" """);
        await app.Api.Channel("ev-site");
        const string facts = """
            {"source":"fair-app","id":"r1","kind":"registered","at":"2021-10-15T09:00:00Z","email":"ev-cilda@example.com"}
            {"source":"fair-app","id":"a1","kind":"attended","at":"2021-10-22T09:00:00Z","email":"ev-cilda@example.com"}
            {"source":"fair-app","id":"d1","kind":"demo","at":"2021-10-22T09:00:00Z","email":"ev-cilda@example.com"}
            """;
        await Tells("touch", facts);
        await app.Api.Sends("applications", """{"source":"web","id":"ev-cilda","channel":"ev-site","occurredAt":"2021-10-23T09:00:00Z","contact":{"email":"ev-cilda@example.com"}}""");
        await app.Settled();

        Assert.Equal(["ev-touch 2021-10-15", "ev-touch 2021-10-22"], await Touches("ev-cilda"));
        var told = await Figures("touch", "2021-10-20", "2021-10-26");
        Assert.Equal(["leads 0.6", "costPerLead 300/0.6 EUR", "demosPerLead 1/0.6"], told.Where(figure => figure.Contains("lead", StringComparison.OrdinalIgnoreCase)));
        Assert.Contains("leads 1", await Figures("touch", "2021-10-20", "2021-10-26", "&model=first"));

        // The event moves to another channel: what was told again meets its own touch, where it was.
        await app.Api.Channel("ev-moved");
        await Event("touch", "2021-10-22", "2021-10-22", channel: "ev-moved");
        await Tells("touch", facts);
        await app.Settled();

        Assert.Equal(["ev-touch 2021-10-15", "ev-touch 2021-10-22"], await Touches("ev-cilda"));
        Assert.Equal("ev-touch 0.6, ev-site 0.4", (await app.Api.Figures("2021-W42")).Credits("ev-touch", "ev-site"));

        async Task<IReadOnlyList<string>> Touches(string lead)
        {
            var explained = (await app.Api.Get($"/leads/{LeadStore.Key("web", lead)}/attribution")).Body;
            return
            [
                .. explained.GetProperty("touches").EnumerateArray().Where(touch => touch.GetProperty("verdict").GetString() == "counts" && touch.GetProperty("channel").GetString() != "ev-site")
                    .Select(touch => $"{touch.GetProperty("channel").GetString()} {touch.GetProperty("occurredAt").GetString()![..10]}"),
            ];
        }
    }

    [Fact]
    public async Task Figures_MoveWithTheFirstDayOfTheEvent()
    {
        await Event("moves", "2021-08-05", "2021-08-05");
        await Tells("moves", """{"source":"fair-app","id":"i1","kind":"interview","at":"2021-08-05T09:00:00Z"}""");
        await app.Settled();
        Assert.Contains("interviews 1", await Figures("moves", "2021-08-04", "2021-08-10"));

        await Event("moves", "2021-08-19", "2021-08-20");
        await app.Settled();

        Assert.Empty(await Figures("moves", "2021-08-04", "2021-08-10"));
        Assert.Contains("interviews 1", await Figures("moves", "2021-08-18", "2021-08-24"));
    }

    [Fact]
    public async Task Event_KeepsItsFigures_WhenItIsRetired()
    {
        await Event("gone", "2021-07-08", "2021-07-08");
        await Event("never", "2021-07-08", "2021-07-08");
        await Tells("gone", """{"source":"fair-app","id":"i1","kind":"interview","at":"2021-07-08T09:00:00Z"}""");
        await app.Settled();
        Assert.Equal(HttpStatusCode.NoContent, (await app.Api.Delete("/events/gone")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await app.Api.Delete("/events/never")).Status);

        BadRequestTests.Refused(await app.Api.Post("/events/gone/facts", """{"source":"a","id":"1","kind":"interview","at":"2021-07-08T09:00:00Z"}"""), 404, "not-found");
        Assert.Contains("interviews 1", await Figures("gone", "2021-07-07", "2021-07-13"));
        Assert.Empty(await Figures("never", "2021-07-07", "2021-07-13"));
    }

    [Fact]
    public async Task Fact_CountsFromTheMomentOn_WhenWhatItRefersToIsTold()
    {
        await Event("late", "2021-09-02", "2021-09-02");

        var early = await Tells("late", """[{"source":"crm","id":"o","kind":"opportunity","of":"m","at":"2021-09-03T09:00:00Z"},{"source":"crm","id":"i","kind":"interview","at":"2021-09-03T09:00:00Z"}]""", Api.Json);
        var rejected = Assert.Single(early.GetProperty("items").EnumerateArray());
        Assert.Equal((0, "rejected", "of", "unknown-meeting"), (rejected.GetProperty("index").GetInt32(), rejected.GetProperty("outcome").GetString(), rejected.GetProperty("field").GetString(), rejected.GetProperty("code").GetString()));

        await Tells("late", """{"source":"crm","id":"m","kind":"meeting","state":"scheduled","at":"2021-09-01T09:00:00Z"}""");
        await app.Settled();
        Assert.Contains("meetingEffectiveness 1/1", await Figures("late", "2021-09-01", "2021-09-07"));
    }

    [Fact]
    public async Task Facts_AreReadBack_WithWhatBecameOfThem_AndWithoutAnybodyInThem()
    {
        await Event("told", "2021-09-09", "2021-09-09");
        await Tells("told", """
            {"source":"fair-app","id":"a1","kind":"attended","at":"2021-09-09T10:00:00Z","phone":"+37120000102"}
            {"source":"fair-app","id":"r1","kind":"registered","at":"2021-09-01T10:00:00Z","email":"ev-dace@example.com","phone":"+37120000102"}
            {"source":"pr","id":"n1","kind":"mentions","at":"2021-09-10T10:00:00Z","own":1,"category":2,"when":"after"}
            {"source":"boss","id":"x1","kind":"retracted","at":"2021-09-11T10:00:00Z","retractedSource":"pr","retractedId":"n1"}
            {"source":"crm","id":"o1","kind":"opportunity","at":"2021-09-12T10:00:00Z","of":"m1"}
            """);

        var told = (await app.Api.Get("/events/told/facts")).Body;

        Assert.Equal(["r1 1 counts", "a1 1 counts", "n1  retracted", "x1  counts", "o1  missing"], told.GetProperty("facts").EnumerateArray().Select(fact =>
            $"{fact.GetProperty("id").GetString()} {fact.GetProperty("person")} {fact.GetProperty("effect").GetString()}"));
        Assert.Equal("""{"own":1,"category":2,"when":"after"}""", told.GetProperty("facts")[2].GetProperty("said").GetRawText());
        Assert.Equal("""{"channel":"ev-told","campaign":"told"}""", told.GetProperty("facts")[0].GetProperty("said").GetRawText());
        Assert.StartsWith("'crm' has told of no meeting and no demo 'm1' yet.", told.GetProperty("facts")[4].GetProperty("why").GetString(), StringComparison.Ordinal);
        BadRequestTests.Refused(await app.Api.Get("/events/nobody-knows/facts"), 404, "not-found");
    }

    [Theory]
    [InlineData("""{"id":"1","kind":"interview","at":"2021-09-03T09:00:00Z"}""",                                                     "source",         "missing-field")]
    [InlineData("""{"source":"a","id":"1","kind":"fireworks","at":"2021-09-03T09:00:00Z"}""",                                        "kind",           "unknown-kind")]
    [InlineData("""{"source":"a","id":"1","kind":"interview","at":"2021-09-03"}""",                                                  "at",             "invalid-time")]
    [InlineData("""{"source":"a","id":"1","kind":"registered","at":"2021-09-03T09:00:00Z"}""",                                       "email",          "missing-field")]
    [InlineData("""{"source":"a","id":"1","kind":"registered","lead":"Rp4hc-ZRvz8Alapffq6PnA","at":"2021-09-03T09:00:00Z"}""",       "email",          "missing-field")]
    [InlineData("""{"source":"a","id":"1","kind":"attended","email":"anna","at":"2021-09-03T09:00:00Z"}""",                          "email",          "invalid-email")]
    [InlineData("""{"source":"a","id":"1","kind":"attended","phone":"12","at":"2021-09-03T09:00:00Z"}""",                            "phone",          "invalid-phone")]
    [InlineData("""{"source":"a","id":"1","kind":"follow-up","lead":"anna","at":"2021-09-03T09:00:00Z"}""",                          "lead",           "invalid-id")]
    [InlineData("""{"source":"a","id":"1","kind":"meeting","at":"2021-09-03T09:00:00Z"}""",                                          "state",          "missing-field")]
    [InlineData("""{"source":"a","id":"1","kind":"meeting","state":"cancelled","at":"2021-09-03T09:00:00Z"}""",                      "state",          "invalid-choice")]
    [InlineData("""{"source":"a","id":"1","kind":"meeting","state":"2","at":"2021-09-03T09:00:00Z"}""",                              "state",          "invalid-choice")]
    [InlineData("""{"source":"a","id":"1","kind":"meeting","state":"held","with":"friend","at":"2021-09-03T09:00:00Z"}""",           "with",           "invalid-choice")]
    [InlineData("""{"source":"a","id":"1","kind":"meeting","state":"held","purpose":"fun","at":"2021-09-03T09:00:00Z"}""",           "purpose",        "invalid-choice")]
    [InlineData("""{"source":"a","id":"1","kind":"meeting","state":"held","representative":"A|b","at":"2021-09-03T09:00:00Z"}""",    "representative", "invalid-id")]
    [InlineData("""{"source":"a","id":"1","kind":"meeting","state":"held","attendedBy":["clown"],"at":"2021-09-03T09:00:00Z"}""",    "attendedBy",     "invalid-choice")]
    [InlineData("""{"source":"a","id":"1","kind":"meeting","state":"held","attendedBy":"expert","at":"2021-09-03T09:00:00Z"}""",     "attendedBy",     "invalid-choice")]
    [InlineData("""{"source":"a","id":"1","kind":"meeting","state":"held","deal":"d-1","at":"2021-09-03T09:00:00Z"}""",              "deal",           "invalid-type")]
    [InlineData("""{"source":"a","id":"1","kind":"meeting","state":"held","deal":{"source":"crm"},"at":"2021-09-03T09:00:00Z"}""",   "deal.id",        "missing-field")]
    [InlineData("""{"source":"a","id":"1","kind":"opportunity","at":"2021-09-03T09:00:00Z"}""",                                      "of",             "missing-field")]
    [InlineData("""{"source":"a","id":"1","kind":"deal-won","amount":"5","currency":"EUR","at":"2021-09-03T09:00:00Z"}""",           "deal",           "missing-field")]
    [InlineData("""{"source":"a","id":"1","kind":"deal-won","deal":{"source":"c","id":"1"},"amount":"-5","currency":"EUR","at":"2021-09-03T09:00:00Z"}""",  "amount",   "negative-amount")]
    [InlineData("""{"source":"a","id":"1","kind":"deal-won","deal":{"source":"c","id":"1"},"amount":"5","currency":"Euro","at":"2021-09-03T09:00:00Z"}""", "currency", "invalid-currency")]
    [InlineData("""{"source":"a","id":"1","kind":"mentions","own":5,"category":4,"when":"after","at":"2021-09-03T09:00:00Z"}""",     "own",            "out-of-range")]
    [InlineData("""{"source":"a","id":"1","kind":"mentions","own":5,"category":1000001,"when":"after","at":"2021-09-03T09:00:00Z"}""", "category",     "out-of-range")]
    [InlineData("""{"source":"a","id":"1","kind":"mentions","own":5,"category":10,"at":"2021-09-03T09:00:00Z"}""",                   "when",           "missing-field")]
    [InlineData("""{"source":"a","id":"1","kind":"survey","at":"2021-09-03T09:00:00Z"}""",                                           "knowsBrand",     "missing-field")]
    [InlineData("""{"source":"a","id":"1","kind":"survey","knowsBrand":"yes","at":"2021-09-03T09:00:00Z"}""",                        "knowsBrand",     "invalid-type")]
    [InlineData("""{"source":"a","id":"1","kind":"retracted","at":"2021-09-03T09:00:00Z"}""",                                        "retractedId",    "missing-field")]
    public async Task Fact_IsRefused_WhenAFieldIsWrong(string fact, string field, string code)
    {
        await Event("faults", "2021-09-02", "2021-09-02");

        var answer = await app.Api.Post("/events/faults/facts", fact);

        BadRequestTests.Refused(answer, 422, code);
        Assert.Equal(field, answer.Body.GetProperty("items")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task Event_MustBeInTheCatalogue_ForAnythingToBeTold()
    {
        const string fact = """{"source":"a","id":"1","kind":"interview","at":"2021-09-03T09:00:00Z"}""";

        BadRequestTests.Refused(await app.Api.Post("/events/nobody-knows/facts", fact), 404, "not-found");
        BadRequestTests.Refused(await app.Api.Post("/events/No%7CId/facts", fact), 404, "not-found");
    }

    private async Task Event(string id, string from, string to, string extra = "", string? channel = null)
    {
        await app.Api.Channel(channel ?? $"ev-{id}");
        var answer = await app.Api.Put($"/events/{id}", $$"""{"name":"Name of {{id}}","kind":"exhibition","from":"{{from}}","to":"{{to}}","channel":"{{channel ?? $"ev-{id}"}}"{{extra}}}""");
        Assert.True(answer.IsSuccess, answer.ToString());
    }

    private Task<JsonElement> Tells(string id, string facts, string type = Api.Lines) => app.Api.Sends($"events/{id}/facts", facts, type);

    /// <summary>Figures of an event as people check them; none when it is not among those of the days.</summary>
    private async Task<IReadOnlyList<string>> Figures(string id, string from, string to, string extra = "")
    {
        var answer = await app.Api.Get($"/kpis/events?from={from}&to={to}&by=event{extra}");
        Assert.True(answer.IsSuccess, answer.ToString());
        var line = answer.Body.GetProperty("lines").EnumerateArray().FirstOrDefault(line => line.GetProperty("id").GetString() == id);
        if (line.ValueKind == JsonValueKind.Undefined)
        {
            return [];
        }

        Assert.Equal($"Name of {id}", line.GetProperty("name").GetString());
        return [.. line.GetProperty("figures").EnumerateArray().Select(Told)];
    }

    private static string Told(JsonElement figure)
    {
        var (name, why, currency) = (figure.GetProperty("name").GetString(), figure.GetProperty("why").GetString(), figure.GetProperty("currency").GetString());
        var parts = new[] { "numerator", "denominator" }.Select(part => figure.GetProperty(part)).Where(part => part.ValueKind == JsonValueKind.Object)
            .Select(part => part.GetProperty("value").GetDecimal().ToString("0.####", System.Globalization.CultureInfo.InvariantCulture));
        return $"{name} {why ?? string.Join('/', parts)}{(currency is null || why is not null ? "" : " " + currency)}";
    }
}
