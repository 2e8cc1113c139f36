#pragma warning disable format // The columns of tables stay aligned.
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.People;

/// <summary>One card per person, over HTTP: forms of one test are of a channel, a week and people of its own.</summary>
[Collection(AppCollection.Name)]
public sealed class PersonTests(AppFixture app)
{
    private static readonly List<string> Names = ["again", "earlier", "two", "merged", "first", "spelling", "chain"];

    [Theory]
    // Forms: day of March, channel, e-mail or number or both. Leads of the channels a and b when all is done.
    [InlineData("again",    "16 a e1; 17 a e1; 18 b e1",             "a 1, b 0")]
    [InlineData("earlier",  "18 a e1; 16 b e1",                      "a 0, b 1")]
    [InlineData("two",      "16 a e1; 17 b e2",                      "a 1, b 1")]
    [InlineData("merged",   "16 a e1; 17 b p1; 18 b e1p1",           "a 1, b 0")]
    [InlineData("first",    "17 a e1; 18 a p1; 16 b e1p1",           "a 0, b 1")]
    [InlineData("spelling", "16 a e1; 17 b E1; 18 b  e1",            "a 1, b 0")]
    [InlineData("chain",    "16 a e1; 17 b e1p1; 18 b p1e2; 19 b e2", "a 1, b 0")]
    public async Task People_CountOnce_WhenTheirFormsAre(string name, string forms, string leads)
    {
        var (a, b) = ($"person-{name}-a", $"person-{name}-b");
        await app.Api.Channel(a);
        await app.Api.Channel(b);
        var number = 0;
        foreach (var form in forms.Split("; "))
        {
            await Form($"person-{name}-{number++}", $"person-{name}-{form[3]}", form[..2], Contact(name, form[5..]));
            await app.Settled();
        }

        await Eventually.Equal(leads, async () => (await app.Api.Figures()).Credits(a, b).Replace($"person-{name}-", "", StringComparison.Ordinal));
        var figures = await app.Api.Figures();
        Assert.Equal(number, (figures.Number(a, "applications") ?? 0) + (figures.Number(b, "applications") ?? 0));
    }

    [Fact]
    public async Task Journey_GoesThroughEveryFormOfThePerson()
    {
        await app.Api.Channel("journey-ad");
        await app.Api.Channel("journey-site");
        await app.Api.Sends("touches", """{"source":"web","id":"journey-1","channel":"journey-ad","occurredAt":"2026-03-15T09:00:00Z","visitorId":"journey-phone"}""");
        await Form("journey-1", "journey-site", "17", """{"email":"journey@example.com"}""");
        await Eventually.Equal("journey-ad 0, journey-site 1", async () => (await app.Api.Figures()).Credits("journey-ad", "journey-site"));

        // A later form of the same person tells whose visit it was.
        await Form("journey-2", "journey-site", "18", """{"email":"journey@example.com"}""", visitor: "journey-phone");
        await Eventually.Equal("journey-ad 0.5, journey-site 0.5", async () => (await app.Api.Figures()).Credits("journey-ad", "journey-site"));
    }

    [Fact]
    public async Task SharedBrowser_MakesNobodyOnePerson()
    {
        await app.Api.Channel("browser-ad");
        await app.Api.Channel("browser-site");
        await app.Api.Sends("touches", """
            [{"source":"web","id":"browser-1","channel":"browser-ad","occurredAt":"2026-03-16T09:00:00Z","visitorId":"browser"},
             {"source":"web","id":"browser-2","channel":"browser-ad","occurredAt":"2026-03-16T10:00:00Z","visitorId":"browser","email":"Browser-B@example.com"}]
            """);
        await Form("browser-a", "browser-site", "17", """{"email":"browser-a@example.com"}""", visitor: "browser");
        await Form("browser-b", "browser-site", "18", """{"email":"browser-b@example.com"}""", visitor: "browser");

        // Of a: the first visit and the form; of b: both visits and the form, 40/20/40.
        await Eventually.Equal("browser-ad 1.1, browser-site 0.9", async () => (await app.Api.Figures()).Credits("browser-ad", "browser-site"));
    }

    [Fact]
    public async Task Switchboard_ConnectsNobody_AsSoonAsItShows()
    {
        await app.Api.Channel("switchboard");
        for (var number = 1; number <= 5; number++)
        {
            await Form($"switchboard-{number}", "switchboard", "17", $$"""{"email":"switchboard-{{number}}@example.com","phone":"+12025550177"}""");
        }

        await Eventually.Equal("switchboard 1", async () => (await app.Api.Figures()).Credits("switchboard"));

        await Form("switchboard-6", "switchboard", "17", """{"email":"switchboard-6@example.com","phone":"(202) 555-0177","country":"United States"}""");
        await Eventually.Equal("switchboard 6", async () => (await app.Api.Figures()).Credits("switchboard"));
    }

    [Fact]
    public async Task FormWithoutChannel_IsALead_CreditedToItsTouchesOrToNobody()
    {
        await app.Api.Channel("sourceless");
        var (leads, applications) = await Unattributed();
        await app.Api.Sends("touches", """{"source":"web","id":"sourceless","channel":"sourceless","occurredAt":"2026-03-16T09:00:00Z","visitorId":"sourceless"}""");
        await app.Api.Sends("applications", """
            [{"source":"web","id":"sourceless-1","occurredAt":"2026-03-17T09:00:00Z","visitorId":"sourceless","contact":{"email":"sourceless-1@example.com"}},
             {"source":"web","id":"sourceless-2","occurredAt":"2026-03-17T09:00:00Z","contact":{"email":"sourceless-2@example.com"}},
             {"source":"web","id":"sourceless-3","occurredAt":"2026-03-17T09:00:00Z","contact":{"name":"Anna"}}]
            """);

        await Eventually.Equal((1m, leads + 1, applications + 3), async () =>
        {
            var unattributed = await Unattributed();
            return ((await app.Api.Figures()).Leads("sourceless"), unattributed.Leads, unattributed.Applications);
        });

        async Task<(decimal Leads, long Applications)> Unattributed()
        {
            var figures = await app.Api.Figures();
            return (figures.Leads("unattributed"), figures.Number("unattributed", "applications") ?? 0);
        }
    }

    [Fact]
    public async Task Receipt_NamesInterest_AndCountsItAsAccepted()
    {
        await app.Api.Channel("interest");
        var receipt = await app.Api.Sends("applications", """
            [{"source":"web","id":"interest-1","channel":"interest","occurredAt":"2026-03-17T09:00:00Z","contact":{"email":"interest@example.com"}},
             {"source":"web","id":"interest-2","channel":"interest","occurredAt":"2026-03-17T09:00:00Z","contact":{"name":"Anna"}},
             {"source":"web","id":"interest-3","channel":"interest","occurredAt":"2026-03-17T09:00:00Z","contact":{"email":"anna","phone":"12"}},
             {"source":"web","id":"interest-4","channel":"interest","occurredAt":"2026-03-17T09:00:00Z","contact":{"company":"SIA Paraugs","phone":"+37167000000"}},
             {"source":"web","id":"interest-5","channel":"interest","occurredAt":"2026-03-17T09:00:00Z","contact":{"phone":"20 000 001"}},
             {"source":"web","id":"interest-2","channel":"interest","occurredAt":"2026-03-17T09:00:00Z","contact":{"name":"Anna"}},
             {"source":"web","id":"interest-6","channel":"interest","occurredAt":"2026-03-17T09:00:00Z"}]
            """);

        Assert.Equal((7, 6, 1), (receipt.GetProperty("received").GetInt32(), receipt.GetProperty("accepted").GetInt32(), receipt.GetProperty("duplicate").GetInt32()));
        Assert.Equal(
            "1 interest no-contact, 2 interest invalid-contact, 3 interest company-only, 5 duplicate ",
            string.Join(", ", receipt.GetProperty("items").EnumerateArray().Select(i =>
                $"{i.GetProperty("index").GetInt32()} {i.GetProperty("outcome").GetString()} {(i.TryGetProperty("code", out var code) ? code.GetString() : "")}")));
        await Eventually.Equal((2m, 6L), async () => ((await app.Api.Figures()).Leads("interest"), (await app.Api.Figures()).Number("interest", "applications") ?? 0));
    }

    private Task Form(string id, string channel, string day, string contact, string? visitor = null) => app.Api.Sends(
        "applications",
        $$"""{"source":"web","id":"{{id}}","channel":"{{channel}}","occurredAt":"2026-03-{{day}}T12:00:00Z",{{(visitor is null ? "" : $"\"visitorId\":\"{visitor}\",")}}"contact":{{contact}}}""");

    /// <summary><c>e1p2</c> is the first e-mail and the second number of a test.</summary>
    private static string Contact(string name, string ways)
    {
        var number = 20_000_000 + (10 * (Names.IndexOf(name) + 1));
        var email = ways.IndexOf("e", StringComparison.OrdinalIgnoreCase);
        var phone = ways.IndexOf('p', StringComparison.Ordinal);
        var fields = new List<string>();
        if (email >= 0)
        {
            var local = $"{(ways[0] == ' ' ? " " : "")}person-{name}-{ways[email + 1]}";
            fields.Add($"\"email\":\"{(ways[email] == 'E' ? local.ToUpperInvariant() : local)}@example.com\"");
        }

        if (phone >= 0)
        {
            fields.Add($"\"phone\":\"{(fields.Count > 0 ? "+371 " : "")}{number + ways[phone + 1] - '0'}\"");
        }

        return $"{{{string.Join(',', fields)}}}";
    }
}
