using System.Net;
using System.Text.Json;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Leads;

namespace Attribution.Functions.Tests;

/// <summary>What the app answers when somebody asks why a lead was credited as it was.</summary>
[Collection(AppCollection.Name)]
public sealed class LeadExplanationTests(AppFixture app)
{
    [Fact]
    public async Task Lead_IsExplained_WithEveryTouchThatIsConnected()
    {
        await Journey("why");

        var answer = await Explained(LeadStore.Key("web", "why-form"));

        Assert.Equal("credited", answer.GetProperty("status").GetString());
        Assert.Equal(
            "By position-based, the model of the reports, this lead of 17 March 2026 goes to Name of why-ad 60.00 % and Name of why-site 40.00 %. Of 6 known contacts, the form included, 3 count.",
            answer.GetProperty("summary").GetString());
        Assert.Equal(
            [
                "2026-02-01T11:00:00+02:00 why-ad olderThanWindow",
                "2026-03-10T11:00:00+02:00 why-ad counts",
                "2026-03-12T11:00:00+02:00 why-ad counts",
                "2026-03-13T11:00:00+02:00 why-ad otherPerson",
                "2026-03-17T14:00:00+02:00 why-site counts",
                "2026-03-19T11:00:00+02:00 why-ad afterConversion",
            ],
            answer.GetProperty("touches").EnumerateArray().Select(t => $"{t.GetProperty("occurredAt").GetString()} {t.GetProperty("channel").GetString()} {t.GetProperty("verdict").GetString()}"));
        Assert.True(answer.GetProperty("rules").GetProperty("isCurrent").GetBoolean());
        Assert.All(answer.GetProperty("models").EnumerateArray(), model =>
            Assert.Equal(100.00m, model.GetProperty("credits").EnumerateArray().Sum(credit => credit.GetProperty("percent").GetDecimal())));
        Assert.DoesNotContain("example.com", answer.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Lead_IsFoundByItsSendersId()
    {
        await Journey("found");

        var bySource = await app.Api.Get("/leads/attribution?source=web&id=found-form");

        Assert.Equal(LeadStore.Key("web", "found-form"), bySource.Body.GetProperty("lead").GetString());
        Assert.Equal("not-found", (await app.Api.Get("/leads/attribution?source=web&id=found-nothing")).Code);
        Assert.Equal("not-found", (await app.Api.Get("/leads/attribution?connection=google&id=found-form")).Code);
    }

    [Fact]
    public async Task Lead_OfAWebhook_IsFoundByConnection()
    {
        var body = """{"lead_id":"explain-1","google_key":"sample-google-key-1","gcl_id":"explain-g","user_column_data":[{"column_id":"EMAIL","string_value":"explain-1@example.com"}]}""";
        Assert.True((await app.Api.Deliver("/google-ads/google", System.Text.Encoding.UTF8.GetBytes(body))).IsSuccess);
        await app.Settled();

        var answer = await app.Api.Get("/leads/attribution?connection=google&id=explain-1");

        Assert.Equal((HttpStatusCode.OK, "credited"), (answer.Status, answer.Body.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task SecondForm_PointsToTheFirst()
    {
        await Journey("second");
        await app.Api.Sends("applications", """{"source":"web","id":"second-again","channel":"second-site","occurredAt":"2026-03-20T12:00:00Z","contact":{"email":"second@example.com"}}""");
        await app.Settled();

        var answer = await Explained(LeadStore.Key("web", "second-again"));

        var card = LeadStore.Key("web", "second-form");
        Assert.Equal(("attached", card), (answer.GetProperty("status").GetString(), answer.GetProperty("attachedTo").GetString()));
        Assert.Equal($"/api/leads/{card}/attribution", answer.GetProperty("card").GetString());
        Assert.Equal([true, false], answer.GetProperty("forms").EnumerateArray().Select(form => form.GetProperty("isCard").GetBoolean()));
    }

    [Theory]
    [InlineData("/leads/Rp4hc-ZRvz8Alapffq6PnA/attribution", 404, "not-found")]
    [InlineData("/leads/short/attribution", 404, "not-found")]
    [InlineData("/leads/%23%25%20/attribution", 404, "not-found")]
    [InlineData("/leads/attribution", 422, "missing-field")]
    [InlineData("/leads/attribution?id=1", 422, "missing-field")]
    [InlineData("/leads/attribution?connection=a", 422, "missing-field")]
    [InlineData("/leads/attribution?connection=a&source=b&id=1", 422, "missing-field")]
    public async Task Question_IsRefused_WhenItIs(string path, int status, string code)
    {
        var answer = await app.Api.Get(path);

        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("/leads/Rp4hc-ZRvz8Alapffq6PnA/attribution")]
    [InlineData("/leads/attribution?source=a&id=1")]
    [InlineData("/attribution/compare?from=2026-03-16&to=2026-03-22")]
    public async Task Question_NeedsAKey(string path) => Assert.Equal(HttpStatusCode.Unauthorized, (await app.Api.Get(path, key: null)).Status);

    /// <summary>Touches of one visitor: two that count, one that is too old, one too late, one of somebody else; and a form of the 17th.</summary>
    private async Task Journey(string own)
    {
        foreach (var channel in (string[])[$"{own}-ad", $"{own}-site"])
        {
            Assert.True((await app.Api.Put($"/channels/{channel}", $$"""{"name":"Name of {{channel}}"}""")).IsSuccess);
        }

        await app.Api.Sends("touches", $$"""
            [{"source":"web","id":"{{own}}-0","channel":"{{own}}-ad","occurredAt":"2026-02-01T09:00:00Z","visitorId":"{{own}}"},
             {"source":"web","id":"{{own}}-1","channel":"{{own}}-ad","occurredAt":"2026-03-10T09:00:00Z","visitorId":"{{own}}"},
             {"source":"web","id":"{{own}}-2","channel":"{{own}}-ad","occurredAt":"2026-03-12T09:00:00Z","visitorId":"{{own}}"},
             {"source":"web","id":"{{own}}-3","channel":"{{own}}-ad","occurredAt":"2026-03-13T09:00:00Z","visitorId":"{{own}}","email":"somebody.else@example.com"},
             {"source":"web","id":"{{own}}-4","channel":"{{own}}-ad","occurredAt":"2026-03-19T09:00:00Z","visitorId":"{{own}}"}]
            """);
        await app.Api.Sends(
            "applications",
            $$$"""{"source":"web","id":"{{{own}}}-form","channel":"{{{own}}}-site","occurredAt":"2026-03-17T12:00:00Z","visitorId":"{{{own}}}","contact":{"email":"{{{own}}}@example.com"}}""");
        await app.Settled();
    }

    private async Task<JsonElement> Explained(string lead)
    {
        var answer = await app.Api.Get($"/leads/{lead}/attribution");
        Assert.True(answer.IsSuccess, answer.ToString());
        return answer.Body;
    }
}
