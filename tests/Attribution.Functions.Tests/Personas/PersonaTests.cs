using System.Globalization;
using System.Text;
using System.Text.Json;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Leads;
using Azure.Data.Tables;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Personas;

/// <summary>Who leads are, how far on their journey, and what serves them.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class PersonaTests(AppFixture app)
{
    [Theory]
    //          form     campaign       answers                                        persona    stage
    [InlineData("p1",    "",            "",                                            null,      null)]
    [InlineData("p2",    "",            ""","persona":"per-cto","stage":"per-need" """, "per-cto", "per-need")]
    [InlineData("p3",    "",            ""","persona":" PER-CTO " """,                 "per-cto", null)]
    // The campaign tells what the form does not; each for itself.
    [InlineData("p4",    "per:Tagged",  "",                                            "per-cfo", "per-need")]
    [InlineData("p5",    "per:Tagged",  ""","persona":"per-cto" """,                   "per-cto", "per-need")]
    [InlineData("p6",    "per:Tagged",  ""","stage":"per-offer" """,                   "per-cfo", "per-offer")]
    // Words that are no id of the catalogue are passed over.
    [InlineData("p7",    "per:Tagged",  ""","persona":"the boss","stage":"soon" """,   "per-cfo", "per-need")]
    [InlineData("p8",    "",            ""","persona":"the boss","stage":"nobody" """, null,      null)]
    [InlineData("p9",    "per-unknown", "",                                            null,      null)]
    public async Task Lead_IsWhoItsFormSays_OrElseItsCampaign(string id, string campaign, string answers, string? persona, string? stage)
    {
        await Given();

        await app.Api.Sends("applications", $$$"""{"source":"per","id":"{{{id}}}","channel":"per-site","campaign":"{{{campaign}}}","occurredAt":"2021-06-03T09:00:00Z","contact":{"email":"per-{{{id}}}@example.com"{{{answers}}}}}""");

        var lead = await new LeadStore(new TableServiceClient(app.Azurite.ConnectionString)).Find(LeadStore.Key("per", id), default);
        Assert.Equal((persona, stage), (lead!.Persona, lead.Stage));
    }

    [Fact]
    public async Task Lead_StaysWhoItWas_WhenItsCampaignIsTaggedAnew()
    {
        await Given();
        await app.Api.Put("/campaigns/per-anew", """{"name":"x","channel":"per-site","persona":"per-cfo"}""");
        const string form = """{"source":"per","id":"anew","channel":"per-site","campaign":"per-anew","occurredAt":"2021-06-03T09:00:00Z","contact":{"email":"per-anew@example.com"}}""";
        await app.Api.Sends("applications", form);
        await app.Api.Put("/campaigns/per-anew", """{"name":"x","channel":"per-site","persona":"per-cto"}""");
        await app.Api.Sends("applications", form);

        var lead = await new LeadStore(new TableServiceClient(app.Azurite.ConnectionString)).Find(LeadStore.Key("per", "anew"), default);
        Assert.Equal("per-cfo", lead!.Persona);
    }

    [Fact]
    public async Task DeliveredLead_IsWhoItSays_UnderTheNamesOfItsConnection()
    {
        await Given();
        await app.Api.Connection("per-google", """{"platform":"google-ads","name":"x","channel":"per-site","fields":{"who":"persona"}}""", ("key", AppSettings.GoogleKey));

        var delivered = await app.Api.Deliver("/google-ads/per-google", Encoding.UTF8.GetBytes($$"""
            {"lead_id":"1","lead_submit_time":"2021-06-03T04:00:00Z","google_key":"{{AppSettings.GoogleKey}}",
             "user_column_data":[{"column_id":"EMAIL","string_value":"per-google@example.com"},{"column_id":"who","string_value":"per-cto"},{"column_id":"STAGE","string_value":"per-offer"}]}
            """));

        Assert.True(delivered.IsSuccess, delivered.ToString());
        var lead = await new LeadStore(new TableServiceClient(app.Azurite.ConnectionString)).Find(LeadStore.Key("webhook:per-google", "1"), default);
        Assert.Equal(("per-cto", "per-offer"), (lead!.Persona, lead.Stage));
    }

    [Fact]
    public async Task Matrix_ShowsWhatServesEachCell_AndWhatItCosts()
    {
        await Given();
        await app.Api.Put("/personas/per-own", """{"name":"Operations"}""");
        await app.Api.Put("/campaigns/per-own", """{"name":"x","channel":"per-site","persona":"per-own","stage":"per-need"}""");
        await app.Api.Put("/contents/per-own", """{"title":"A guide","persona":"per-own","stage":"per-need"}""");
        await app.Api.Sends("costs", """{"source":"web","id":"per-own","channel":"per-site","campaign":"per-own","occurredAt":"2021-06-10T09:00:00Z","amount":"120.50","currency":"EUR"}""");
        foreach (var (id, fact) in ((string, string)[])[("own-1", ""), ("own-2", ""","stage":"per-offer" """), ("own-3", "")])
        {
            await app.Api.Sends("applications", $$$"""{"source":"per","id":"{{{id}}}","channel":"per-site","campaign":"per-own","occurredAt":"2021-06-10T09:00:00Z","contact":{"email":"per-{{{id}}}@example.com"{{{fact}}}}}""");
        }

        await app.Api.Sends("leads/events", $$"""{"lead":"{{LeadStore.Key("per", "own-3")}}","source":"crm","id":"per-own-3","kind":"stage","stage":"per-proof","at":"2021-06-20T09:00:00Z"}""");
        await app.Settled();

        var answer = await app.Api.Get("/kpis/personas?from=2021-06-09&to=2021-06-15&by=cell");

        Assert.True(answer.IsSuccess, answer.ToString());
        var lines = answer.Body.GetProperty("lines").EnumerateArray().Where(line => line.GetProperty("id").GetString() == "per-own").ToDictionary(line => line.GetProperty("part").GetString()!);
        Assert.Equal("Operations: contents 2, spend 120.5, leads 2, conversionToNext 0.5, costPerLead 60.25", Told(lines["per-need"]));
        Assert.Equal("Operations: contents 0, spend notReported:spend, leads 1, conversionToNext 0, costPerLead notReported:spend", Told(lines["per-offer"]));
        Assert.True(lines.Keys.ToList().IndexOf("per-need") < lines.Keys.ToList().IndexOf("per-offer"));
    }

    private static string Told(JsonElement line) => $"{line.GetProperty("name").GetString()}: " + string.Join(", ", line.GetProperty("figures").EnumerateArray().Select(figure =>
        $"{figure.GetProperty("name").GetString()} {figure.GetProperty("why").GetString() ?? figure.GetProperty("value").GetDecimal().ToString("0.####", CultureInfo.InvariantCulture)}"));

    private async Task Given()
    {
        await app.Api.Channel("per-site");
        foreach (var (path, body) in ((string, string)[])
        [
            ("/personas/per-cto", """{"name":"Technology"}"""), ("/personas/per-cfo", """{"name":"Finance"}"""),
            ("/journey-stages/per-offer", """{"name":"Solutions","place":2}"""), ("/journey-stages/per-need", """{"name":"Problem","place":1}"""),
            ("/journey-stages/per-proof", """{"name":"Validation","place":90}"""),
            ("/campaigns/per:Tagged", """{"name":"x","channel":"per-site","persona":"per-cfo","stage":"per-need"}"""),
        ])
        {
            var answer = await app.Api.Put(path, body);
            Assert.True(answer.IsSuccess, answer.ToString());
        }
    }
}
