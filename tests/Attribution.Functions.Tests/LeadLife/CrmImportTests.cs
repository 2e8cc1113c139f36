using System.Net;
using System.Text.Json;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.LeadLife;

/// <summary>What a CRM exports about leads.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class CrmImportTests(AppFixture app)
{
    [Fact]
    public async Task Export_BecomesFacts_OnceHoweverOftenItIsImported()
    {
        var world = new LifeWorld(app, "crm-once", new DateOnly(2025, 11, 17));
        await app.Api.Channel(world.Channel("site"));
        await world.Lead("1", "site", 1);
        await world.Lead("2", "site", 2);
        var file = string.Join('\n',
            "lead,kind,at,manager,reason,customer,until",
            $"{world.Key("1")},assigned,2025-11-17T16:00:00Z,ilze,,,",
            $"{world.Key("1")},converted,2025-11-18T10:00:00Z,,,C-1,",
            $"{world.Key("2")},rejected,2025-11-18T11:00:00Z,,\"Too small, no budget\",,",
            $"{world.Key("2")},converted,2025-11-19T11:00:00Z,,,,",
            "AAAAAAAAAAAAAAAAAAAAAA,contacted,2025-11-18T11:00:00Z,,,,",
            $"{world.Key("2")},deferred,2025-11-18T11:00:00Z,,,,soon",
            $"{world.Key("2")},deferred,too short",
            "");

        var dry = await Import(file, "source=crm&dryRun=true");
        Assert.Equal("new", (await world.Life("1")).GetProperty("status").GetString());
        var real = await Import(file, "source=crm");

        Assert.Equal("rows 7, added 3, unchanged 0, rejected 4: 5 illegal-transition, 6 unknown-lead, 7 invalid-date, 8 wrong-column-count", Text(dry));
        Assert.Equal(Text(dry), Text(real));
        Assert.Equal("rows 7, added 0, unchanged 3, rejected 4: 5 illegal-transition, 6 unknown-lead, 7 invalid-date, 8 wrong-column-count", Text(await Import(file, "source=crm")));
        Assert.Equal(("customer", "C-1", "ilze"), Of(await world.Life("1")));
        Assert.Equal("Too small, no budget", (await world.Life("2")).GetProperty("reason").GetString());

        static (string?, string?, string?) Of(JsonElement life) => (life.GetProperty("status").GetString(), life.GetProperty("customer").GetString(), life.GetProperty("manager").GetString());
    }

    /// <summary>Headers, words and times as a CRM has them, with leads by the ids of its own forms.</summary>
    [Fact]
    public async Task Export_IsRead_InTheWordsOfTheCrm()
    {
        var world = new LifeWorld(app, "crm-words", new DateOnly(2025, 11, 24));
        await app.Api.Channel(world.Channel("site"));
        await world.Lead("1", "site", 1);
        const string file = "Leads of November\nExported by Ilze\n\nNumurs;Forma;Notikums;Kad;Līdz\n1;crm-words-1;Zvans;24.11.2025 18:30;\n2;crm-words-1;Atlikts;25.11.2025 09:00;01.09.2026\n";

        var receipt = await Import(
            file,
            "source=bitrix&leadSource=web&map.id=Numurs&map.leadId=Forma&map.kind=Notikums&map.at=Kad&map.until=" + Uri.EscapeDataString("Līdz")
            + "&timeFormat=" + Uri.EscapeDataString("dd.MM.yyyy HH:mm") + "&dateFormat=dd.MM.yyyy&kind.zvans=contacted&kind.atlikts=deferred");

        Assert.Equal("rows 2, added 2, unchanged 0, rejected 0: ", Text(receipt));
        var life = await world.Life("1");
        // Half past six in Riga.
        Assert.Equal((new DateTimeOffset(2025, 11, 24, 16, 30, 0, TimeSpan.Zero), "2026-09-01"), (life.GetProperty("firstContactAt").GetDateTimeOffset(), life.GetProperty("deferredUntil").GetString()));
        Assert.Equal("bitrix 1, bitrix 2", string.Join(", ", life.GetProperty("facts").EnumerateArray().Select(fact => $"{fact.GetProperty("source").GetString()} {fact.GetProperty("id").GetString()}")));
    }

    [Theory]
    [InlineData("lead,at\nx,2026-03-16\n", "source=crm", "missing-column")]
    [InlineData("lead,kind,at\nx,qualified,2026-03-16\n", "source=crm&map.colour=Farbe", "unknown-column")]
    [InlineData("lead,kind,at\nx,qualified,2026-03-16\n", "source=crm&kind.won=married", "unknown-kind")]
    [InlineData("lead,kind,at\nx,qualified,2026-03-16\n", "source=attribution", "invalid-id")]
    [InlineData("lead,kind,at\nx,qualified,2026-03-16\n", "source=crm&dryRun=perhaps", "invalid-choice")]
    [InlineData("lead,kind,at\nx,qualified,2026-03-16\n", "source=crm&delimiter=dot", "invalid-choice")]
    [InlineData("lead,kind,at\nAAAAAAAAAAAAAAAAAAAAAA,qualified,2026-03-16\n", "source=crm", "unknown-lead")]
    public async Task Export_IsRefused_When(string file, string query, string code)
    {
        var answer = await app.Api.Post($"/imports/crm-leads-csv?{query}", file, "text/csv");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (answer.Status, answer.Code));
    }

    private async Task<JsonElement> Import(string file, string query)
    {
        var answer = await app.Api.Post($"/imports/crm-leads-csv?{query}", file, "text/csv; charset=utf-8");
        Assert.True(answer.IsSuccess, answer.ToString());
        return answer.Body;
    }

    private static string Text(JsonElement receipt) =>
        $"rows {receipt.GetProperty("rows")}, added {receipt.GetProperty("added")}, unchanged {receipt.GetProperty("unchanged")}, rejected {receipt.GetProperty("rejected")}: "
        + string.Join(", ", receipt.GetProperty("problems").EnumerateArray().Select(problem => $"{problem.GetProperty("line")} {problem.GetProperty("code").GetString()}"));
}
