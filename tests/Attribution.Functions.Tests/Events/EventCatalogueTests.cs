using System.Net;
using System.Text.Json;
using Attribution.Functions.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Events;

/// <summary>Events, personas, journey stages and content as entries of the catalogue.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class EventCatalogueTests(AppFixture app)
{
    private const string Fair = """{"name":"Riga fair","kind":"exhibition","from":"2025-05-05","to":"2025-05-07","channel":"ecat-fairs"}""";

    public static TheoryData<string, string, string, string> Kinds => new()
    {
        {
            "/events/ecat-x",
            """{"name":"Riga fair","kind":"forum","from":"2025-05-05","to":"2025-05-07","channel":"ecat-fairs","campaign":"Fair:2025","cost":"12000.5","currency":"USD","followUpDays":0,"windowDays":90}""",
            Fair,
            """{"id":"ecat-x","name":"Riga fair","kind":"exhibition","from":"2025-05-05","to":"2025-05-07","channel":"ecat-fairs","campaign":"ecat-x","cost":null,"currency":null,"followUpDays":3,"windowDays":14}"""
        },
        {
            "/events/ecat-y",
            Fair,
            """{"name":"Call","kind":"webinar","from":"2025-05-05","to":"2025-05-05","channel":"ecat-fairs","campaign":"Fair:2025","cost":"12000.5","currency":"USD","followUpDays":0,"windowDays":90}""",
            """{"id":"ecat-y","name":"Call","kind":"webinar","from":"2025-05-05","to":"2025-05-05","channel":"ecat-fairs","campaign":"Fair:2025","cost":"12000.50","currency":"USD","followUpDays":0,"windowDays":90}"""
        },
        {
            "/personas/ecat-x",
            """{"name":"Technology","geography":"Baltics","industry":"Software","firmographics":"50 to 500 people","demographics":"Any"}""",
            """{"name":"Finance","geography":"Baltics"}""",
            """{"id":"ecat-x","name":"Finance","geography":"Baltics","industry":null,"firmographics":null,"demographics":null}"""
        },
        {
            "/journey-stages/ecat-x",
            """{"name":"Problem","place":1}""",
            """{"name":"Proof","place":"100"}""",
            """{"id":"ecat-x","name":"Proof","place":100}"""
        },
        {
            "/contents/ecat-x",
            """{"title":"A checklist","persona":"ecat-cto","stage":"ecat-problem","campaign":"Fair:2025"}""",
            """{"title":"A guide","persona":"ecat-cto","stage":"ecat-problem"}""",
            """{"id":"ecat-x","title":"A guide","persona":"ecat-cto","stage":"ecat-problem","campaign":""}"""
        },
        {
            "/campaigns/ecat:X",
            """{"name":"Spring","channel":"ecat-fairs"}""",
            """{"name":"Spring","channel":"ecat-fairs","persona":"ecat-cto","stage":"ecat-problem"}""",
            """{"id":"ecat:X","name":"Spring","channel":"ecat-fairs","persona":"ecat-cto","stage":"ecat-problem"}"""
        },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Entry_IsCreatedReplacedShownAndRetired(string path, string first, string second, string shown)
    {
        await Given();
        var list = path[..path.LastIndexOf('/')];
        await app.Api.Delete(path);

        Assert.Equal(HttpStatusCode.Created, (await app.Api.Put(path, first)).Status);
        var replaced = await app.Api.Put(path, second);
        Assert.Equal(HttpStatusCode.OK, replaced.Status);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(shown).RootElement, replaced.Body), replaced.Text);
        Assert.Equal(replaced.Text, (await app.Api.Get(path)).Text);
        Assert.Contains((await app.Api.Get(list)).Body.EnumerateArray(), entry => JsonElement.DeepEquals(entry, replaced.Body));

        Assert.Equal(HttpStatusCode.NoContent, (await app.Api.Delete(path)).Status);
        BadRequestTests.Refused(await app.Api.Get(path), 404, "not-found");
        Assert.DoesNotContain((await app.Api.Get(list)).Body.EnumerateArray(), entry => JsonElement.DeepEquals(entry, replaced.Body));
    }

    [Theory]
    [InlineData("/events/ecat-bad", """{"kind":"forum","from":"2025-05-05","to":"2025-05-07","channel":"ecat-fairs"}""",                                "name",           "missing-field")]
    [InlineData("/events/ecat-bad", """{"name":"x","kind":"party","from":"2025-05-05","to":"2025-05-07","channel":"ecat-fairs"}""",                      "kind",           "unknown-kind")]
    [InlineData("/events/ecat-bad", """{"name":"x","kind":"1","from":"2025-05-05","to":"2025-05-07","channel":"ecat-fairs"}""",                          "kind",           "unknown-kind")]
    [InlineData("/events/ecat-bad", """{"name":"x","kind":"forum","from":"2025-05-05","to":"2025-05-04","channel":"ecat-fairs"}""",                      "to",             "invalid-date")]
    [InlineData("/events/ecat-bad", """{"name":"x","kind":"forum","from":"2025-05-05","to":"2026-05-06","channel":"ecat-fairs"}""",                      "to",             "invalid-date")]
    [InlineData("/events/ecat-bad", """{"name":"x","kind":"forum","from":"2025-05-05","to":"2025-05-05","channel":"nowhere"}""",                         "channel",        "unknown-channel")]
    [InlineData("/events/ecat-bad", """{"name":"x","kind":"forum","from":"2025-05-05","to":"2025-05-05","channel":"ecat-fairs","campaign":"a b"}""",     "campaign",       "invalid-id")]
    [InlineData("/events/ecat-bad", """{"name":"x","kind":"forum","from":"2025-05-05","to":"2025-05-05","channel":"ecat-fairs","cost":"5"}""",           "currency",       "missing-field")]
    [InlineData("/events/ecat-bad", """{"name":"x","kind":"forum","from":"2025-05-05","to":"2025-05-05","channel":"ecat-fairs","cost":"5","currency":"eur"}""", "currency", "invalid-currency")]
    [InlineData("/events/ecat-bad", """{"name":"x","kind":"forum","from":"2025-05-05","to":"2025-05-05","channel":"ecat-fairs","followUpDays":91}""",    "followUpDays",   "out-of-range")]
    [InlineData("/events/ecat-bad", """{"name":"x","kind":"forum","from":"2025-05-05","to":"2025-05-05","channel":"ecat-fairs","windowDays":-1}""",      "windowDays",     "negative-value")]
    [InlineData("/personas/ecat-bad", """{"geography":"Baltics"}""",                                                                                     "name",           "missing-field")]
    [InlineData("/personas/ecat-bad", """{"name":"x","industry":[]}""",                                                                                  "industry",       "invalid-type")]
    [InlineData("/journey-stages/ecat-bad", """{"name":"x"}""",                                                                                          "place",          "missing-field")]
    [InlineData("/journey-stages/ecat-bad", """{"name":"x","place":0}""",                                                                                "place",          "out-of-range")]
    [InlineData("/journey-stages/ecat-bad", """{"name":"x","place":101}""",                                                                              "place",          "out-of-range")]
    [InlineData("/contents/ecat-bad", """{"title":"x","persona":"nobody","stage":"ecat-problem"}""",                                                     "persona",        "unknown-persona")]
    [InlineData("/contents/ecat-bad", """{"title":"x","persona":"ecat-cto","stage":"never"}""",                                                          "stage",          "unknown-journey-stage")]
    [InlineData("/contents/ecat-bad", """{"title":"x","stage":"ecat-problem"}""",                                                                        "persona",        "missing-field")]
    [InlineData("/campaigns/ecat-bad", """{"name":"x","channel":"ecat-fairs","persona":"nobody"}""",                                                     "persona",        "unknown-persona")]
    [InlineData("/campaigns/ecat-bad", """{"name":"x","channel":"ecat-fairs","stage":"never"}""",                                                        "stage",          "unknown-journey-stage")]
    public async Task Entry_IsRefused_WhenAFieldIsWrong(string path, string body, string field, string code)
    {
        await Given();

        var answer = await app.Api.Put(path, body);

        BadRequestTests.Refused(answer, 422, code);
        Assert.Equal(field, answer.Body.GetProperty("field").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Api.Get(path)).Status);
    }

    private async Task Given()
    {
        await app.Api.Channel("ecat-fairs");
        Assert.True((await app.Api.Put("/personas/ecat-cto", """{"name":"Technology"}""")).IsSuccess);
        Assert.True((await app.Api.Put("/journey-stages/ecat-problem", """{"name":"Problem","place":100}""")).IsSuccess);
    }
}
