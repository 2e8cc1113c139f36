using System.Text.Json;
using Attribution.Functions.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests;

/// <summary>From clicks and forms to credited leads, over HTTP: cases that can be checked by hand.</summary>
[Collection(AppCollection.Name)]
public sealed class AttributionTests(AppFixture app)
{
    [Theory]
    // Clicks of one visitor before the form: day of March, channel. The form itself is filled on the 18th at 12:00, on the site.
    [InlineData("one",    "16 a",                "a 1, b 0, c 0, site 0")]
    [InlineData("two",    "14 a, 16 b",          "a 0.5, b 0.5, c 0, site 0")]
    [InlineData("three",  "12 a, 14 b, 16 c",    "a 0.4, b 0.2, c 0.4, site 0")]
    [InlineData("back",   "12 a, 14 b, 16 a",    "a 0.8, b 0.2, c 0, site 0")]
    [InlineData("middle", "12 a, 13 b, 14 b, 16 c", "a 0.4, b 0.2, c 0.4, site 0")]
    // Nobody clicked before: the form's own channel.
    [InlineData("none",   "",                    "a 0, b 0, c 0, site 1")]
    public async Task Lead_IsCreditedByPosition_WhenItsClicksAre(string name, string clicks, string credits)
    {
        string[] channels = [$"{name}-a", $"{name}-b", $"{name}-c", $"{name}-site"];
        await Channels(channels);
        await Clicks(name, clicks);
        await Form(name, $"{name}-site", clickId: clicks == "" ? null : LastClick(clicks));

        await Eventually.Equal(credits, async () => (await app.Api.Figures()).Credits(channels).Replace(name + "-", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Form_IsATouchOfItsOwn_WhenNoClickCarriesItsClickId()
    {
        await Channels("own-a", "own-site");
        await Clicks("own", "16 a");
        await Form("own", "own-site", clickId: null);

        await Eventually.Equal("own-a 0.5, own-site 0.5", async () => (await app.Api.Figures()).Credits("own-a", "own-site"));
    }

    [Fact]
    public async Task Lead_IsFoundThroughAChainOfIdentifiers()
    {
        await Channels("chain-a", "chain-b", "chain-site");
        await app.Api.Sends("clicks", """{"source":"web","id":"chain-1","channel":"chain-a","occurredAt":"2026-03-10T09:00:00Z","visitorId":"chain-phone"}""");
        await app.Api.Sends("clicks", """{"source":"web","id":"chain-2","channel":"chain-b","occurredAt":"2026-03-11T09:00:00Z","visitorId":"chain-phone","clickIds":{"gclid":"chain-g"}}""");
        await app.Api.Sends("applications", """{"source":"web","id":"chain-3","channel":"chain-site","occurredAt":"2026-03-17T09:00:00Z","clickIds":{"gclid":"chain-g"},"contact":{"phone":"+37126000001"}}""");

        await Eventually.Equal("chain-a 0.5, chain-b 0.5, chain-site 0", async () => (await app.Api.Figures()).Credits("chain-a", "chain-b", "chain-site"));
    }

    [Fact]
    public async Task Credit_Moves_WhenATouchArrivesAfterTheLead()
    {
        await Channels("late-a", "late-b", "late-site");
        await Clicks("late", "14 a");
        await Form("late", "late-site", clickId: "late-14");
        await Eventually.Equal("late-a 1, late-b 0, late-site 0", Credited);

        await Clicks("late", "12 b");
        await Eventually.Equal("late-a 0.5, late-b 0.5, late-site 0", Credited);

        // After the form, and more than thirty days before it: no part of the journey.
        await Clicks("late", "19 b");
        await app.Api.Sends("clicks", """{"source":"web","id":"late-old","channel":"late-b","occurredAt":"2026-02-16T11:59:59Z","visitorId":"late"}""");
        await Clicks("late", "13 a");
        await Eventually.Equal("late-a 0.6, late-b 0.4, late-site 0", Credited);

        async Task<string> Credited() => (await app.Api.Figures()).Credits("late-a", "late-b", "late-site");
    }

    [Fact]
    public async Task LastNonDirect_PassesOverDirectVisits()
    {
        await Channels("nd-a", "nd-b", "nd-site");
        await app.Api.Channel("nd-direct", ",\"direct\":true");
        await Plan("nd-plan-a", "nd-a", "lastNonDirect");
        await Plan("nd-plan-b", "nd-b", "lastNonDirect");
        await Plan("nd-plan-direct", "nd-direct", "last");
        await Clicks("nd", "12 a, 14 b, 16 direct");
        await Form("nd", "nd-site", clickId: "nd-16");

        await Eventually.Equal("a 0, b 1, direct by last touch 1", async () =>
        {
            var figures = await app.Api.Figures();
            return FormattableString.Invariant(
                $"a {figures.PlanLeads("nd-plan-a"):0.##}, b {figures.PlanLeads("nd-plan-b"):0.##}, direct by last touch {figures.PlanLeads("nd-plan-direct"):0.##}");
        });
    }

    [Fact]
    public async Task Plans_ShareWhatTheyBothCover_AndTheRestIsOutside()
    {
        await Channels("share-a", "share-b", "share-c");
        await Plan("share-1", "share-a");
        await Plan("share-2", "share-a\",\"share-b");
        var outside = await Outside();
        foreach (var channel in new[] { "share-a", "share-a", "share-b", "share-c" }.Select((c, i) => (c, i)))
        {
            await Form($"share{channel.i}", channel.c, clickId: null);
        }

        // Two leads of a are shared by both plans, the one of b is the second plan's, that of c nobody's.
        await Eventually.Equal((1m, 2m), async () =>
        {
            var figures = await app.Api.Figures();
            return (figures.PlanLeads("share-1") ?? 0, figures.PlanLeads("share-2") ?? 0);
        });
        await Eventually.Equal(outside + 1_000_000_000, Outside);

        async Task<long> Outside() => (await app.Api.Figures()).Body.GetProperty("outsideEveryPlanUnits").GetInt64();
    }

    [Fact]
    public async Task Plan_IsToldWithItsCost()
    {
        await Channels("cpl");
        await Plan("cpl", "cpl");
        await Form("cpl", "cpl", clickId: null);
        await app.Api.Sends("costs", """{"source":"web","id":"1","channel":"cpl","occurredAt":"2026-03-17T09:00:00Z","amount":"70","currency":"EUR"}""");

        // One lead of ten, 70 EUR against the 35 that are allowed; 22 of the 31 days have passed.
        await Eventually.Equal("fulfilment 0.1, cplMicros 70000000, allowedCplRatio 2, daysElapsed 22, daysInPeriod 31", async () =>
            (await app.Api.Figures()).Plan("cpl") is not { } plan ? ""
            : string.Join(", ", new[] { "fulfilment", "cplMicros", "allowedCplRatio", "daysElapsed", "daysInPeriod" }
                .Select(name => plan.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? FormattableString.Invariant($"{name} {number.GetDecimal():0.##}") : "")));
    }

    private async Task Channels(params string[] ids)
    {
        foreach (var id in ids)
        {
            await app.Api.Channel(id);
        }
    }

    /// <summary>Clicks of one visitor at 9:00: <c>12 a, 14 b</c> are one on the 12th through channel <c>{visitor}-a</c>, and one on the 14th.</summary>
    private async Task Clicks(string visitor, string clicks)
    {
        foreach (var click in clicks.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (day, channel) = (click[..2], click[3..]);
            await app.Api.Sends("clicks", $$$"""{"source":"web","id":"{{{visitor}}}-{{{day}}}","channel":"{{{visitor}}}-{{{channel}}}","occurredAt":"2026-03-{{{day}}}T09:00:00Z","visitorId":"{{{visitor}}}","clickIds":{"gclid":"{{{visitor}}}-{{{day}}}"}}""");
        }
    }

    private Task Form(string visitor, string channel, string? clickId) => app.Api.Sends(
        "applications",
        $$$"""{"source":"web","id":"form-{{{visitor}}}","channel":"{{{channel}}}","occurredAt":"2026-03-18T12:00:00Z","visitorId":"{{{visitor}}}","clickIds":{{{(clickId is null ? "{}" : $"{{\"gclid\":\"{(clickId.Contains('-', StringComparison.Ordinal) ? clickId : $"{visitor}-{clickId}")}\"}}")}}},"contact":{"email":"{{{visitor}}}@example.com"}}""");

    private static string LastClick(string clicks) => clicks.Split(", ")[^1][..2];

    private async Task Plan(string id, string channels, string model = "positionBased")
    {
        await app.Api.Put("/marketers/att-anna", """{"name":"Anna","email":"anna@example.com","timeZone":"Europe/Riga","sendOn":"sunday"}""");
        var answer = await app.Api.Put(
            $"/plans/{id}", $$"""{"marketer":"att-anna","from":"2026-03-01","to":"2026-03-31","targetLeads":10,"allowedCpl":"35","channels":["{{channels}}"],"model":"{{model}}"}""");
        Assert.True(answer.IsSuccess, answer.ToString());
    }
}
