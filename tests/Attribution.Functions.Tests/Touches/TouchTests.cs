#pragma warning disable format // The columns of tables stay aligned.
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.Touches;

/// <summary>Visits and clicks whose channel follows from their links.</summary>
[Collection(AppCollection.Name)]
public sealed class TouchTests(AppFixture app)
{
    [Theory]
    // Where a visit of these tags is credited. The channels claim: paid search; paid social of tiktok; other paid social.
    [InlineData("url",      """ "url":"https://www.example.com/?utm_source=google&utm_medium=cpc" """,                   "search")]
    [InlineData("fields",   """ "utm_source":"Bing","utm_medium":"CPC" """,                                              "search")]
    [InlineData("gclid",    """ "url":"https://www.example.com/?gclid=Cj0K-abc" """,                                     "search")]
    [InlineData("clickids", """ "clickIds":{"ttclid":"E.C.P.x"} """,                                                     "tiktok")]
    [InlineData("tiktok",   """ "utm_source":"tiktok.com","utm_medium":"paid" """,                                       "tiktok")]
    [InlineData("facebook", """ "utm_source":"facebook","utm_medium":"cpm","url":"https://www.example.com/?fbclid=x" """, "social")]
    [InlineData("override", """ "channel":"touch-social","utm_source":"google","utm_medium":"cpc" """,                   "social")]
    [InlineData("nobody",   """ "utm_source":"mailchimp","utm_medium":"newsletter" """,                                  "unattributed")]
    [InlineData("direct",   """ "referrer":"" """,                                                                       "unattributed")]
    public async Task Visit_BelongsToTheChannelOfItsTags(string name, string tags, string channel)
    {
        await Claims();
        var before = await Credited();

        await app.Api.Sends("touches", $$"""{"source":"web","id":"tags-{{name}}","occurredAt":"2026-03-16T09:00:00Z","visitorId":"tags-{{name}}",{{tags}}}""");
        await app.Api.Sends("applications", $$$"""{"source":"web","id":"tags-{{{name}}}","occurredAt":"2026-03-17T09:00:00Z","visitorId":"tags-{{{name}}}","contact":{"email":"tags-{{{name}}}@example.com"}}""");

        await Eventually.Equal(before + 1, Credited);

        async Task<decimal> Credited() => (await app.Api.Figures()).Leads(channel == "unattributed" ? channel : $"touch-{channel}");
    }

    [Fact]
    public async Task Visits_AreNotClicks_AndClicksAre()
    {
        await app.Api.Channel("kinds");
        var receipt = await app.Api.Sends("touches", """
            [{"source":"web","id":"kinds-1","channel":"kinds","occurredAt":"2026-03-16T09:00:00Z"},
             {"source":"web","id":"kinds-1","channel":"kinds","occurredAt":"2026-03-16T09:00:00Z","kind":"visit"},
             {"source":"web","id":"kinds-1","channel":"kinds","occurredAt":"2026-03-16T09:00:00Z","kind":"click"},
             {"source":"web","id":"kinds-2","channel":"kinds","occurredAt":"2026-03-16T09:00:00Z","kind":"look"},
             {"source":"web","id":"kinds-3","channel":"nowhere","occurredAt":"2026-03-16T09:00:00Z"}]
            """);

        Assert.Equal((2, 1, 2), (receipt.GetProperty("accepted").GetInt32(), receipt.GetProperty("duplicate").GetInt32(), receipt.GetProperty("rejected").GetInt32()));
        Assert.Equal(["duplicate", "unknown-kind", "unknown-channel"], receipt.GetProperty("items").EnumerateArray()
            .Select(i => i.TryGetProperty("code", out var code) ? code.GetString() : i.GetProperty("outcome").GetString()));
        await Eventually.Equal(1, async () => (await app.Api.Figures()).Number("kinds", "clicks") ?? 0);
    }

    [Fact]
    public async Task Click_NeedsNoChannel_WhenItsLinkTellsOne()
    {
        await Claims();
        var before = await Clicks();

        await app.Api.Sends("clicks", """{"source":"web","id":"link-1","occurredAt":"2026-03-16T09:00:00Z","url":"https://www.example.com/?utm_source=google&utm_medium=cpc&utm_id=4711"}""");
        var answer = await app.Api.Post("/clicks", """{"source":"web","id":"link-2","occurredAt":"2026-03-16T09:00:00Z"}""");

        Assert.Equal("missing-field", answer.Code);
        await Eventually.Equal(before + 1, Clicks);

        async Task<long> Clicks() => (await app.Api.Figures()).Number("touch-search", "clicks") ?? 0;
    }

    [Fact]
    public async Task ClickIds_ConnectByteForByte()
    {
        await app.Api.Channel("bytes");
        await app.Api.Sends("touches", """
            [{"source":"web","id":"bytes-1","channel":"bytes","occurredAt":"2026-03-16T09:00:00Z","url":"https://www.example.com/?gclid=Bytes%2BA"},
             {"source":"web","id":"bytes-2","channel":"bytes","occurredAt":"2026-03-16T09:00:00Z","url":"https://www.example.com/?gclid=bytes%2Bb"}]
            """);
        await app.Api.Sends("applications", """
            [{"source":"web","id":"bytes-1","occurredAt":"2026-03-17T09:00:00Z","clickIds":{"gclid":"Bytes+A"},"contact":{"email":"bytes-1@example.com"}},
             {"source":"web","id":"bytes-2","occurredAt":"2026-03-17T09:00:00Z","clickIds":{"gclid":"Bytes+B"},"contact":{"email":"bytes-2@example.com"}}]
            """);
        await app.Settled();

        // The second touch's id differs by its case.
        await Eventually.Equal(1m, async () => (await app.Api.Figures()).Leads("bytes"));
    }

    [Theory]
    // Whatever an address holds, the visit counts.
    [InlineData("long",    "https://www.example.com/?gclid=LONG")]
    [InlineData("escapes", "https://www.example.com/?utm_source=%zz%00%ff&gclid=%ED%A0%80")]
    [InlineData("text",    "no address at all ??&&==")]
    public async Task Visit_Counts_WhateverItsAddressHolds(string name, string url)
    {
        var answer = await app.Api.Post(
            "/touches", $$"""{"source":"web","id":"odd-{{name}}","occurredAt":"2026-03-16T09:00:00Z","url":"{{url.Replace("LONG", new string('x', 50_000), StringComparison.Ordinal)}}","utm_source":7,"email":"no","phone":[]}""");

        Assert.True(answer.IsSuccess, answer.ToString());
    }

    [Theory]
    [InlineData("""{"name":"x","groups":["paid-socials"]}""", "unknown-group")]
    [InlineData("""{"name":"x","groups":"paid-social"}""",    "invalid-type")]
    [InlineData("""{"name":"x","sources":[1]}""",             "invalid-type")]
    [InlineData("""{"name":"x","truth":{"visits":"events"}}""", "unknown-measure")]
    public async Task Channel_IsRefused_WhenItsClaimsAreWrong(string channel, string code) =>
        Assert.Equal(code, (await app.Api.Put("/channels/claims-wrong", channel)).Code);

    [Fact]
    public async Task Channel_ShowsWhatItClaims()
    {
        await app.Api.Channel("claims-shown", ",\"groups\":[\"affiliates\"],\"sources\":[\"Partner\"]");

        var shown = (await app.Api.Get("/channels/claims-shown")).Body;

        Assert.Equal(("[\"affiliates\"]", "[\"partner\"]"), (shown.GetProperty("groups").GetRawText(), shown.GetProperty("sources").GetRawText()));
        await app.Api.Delete("/channels/claims-shown");
    }

    private async Task Claims()
    {
        await app.Api.Channel("touch-search", ",\"groups\":[\"paid-search\"]");
        await app.Api.Channel("touch-tiktok", ",\"groups\":[\"paid-social\"],\"sources\":[\"tiktok\"]");
        await app.Api.Channel("touch-social", ",\"groups\":[\"paid-social\"]");
    }
}
