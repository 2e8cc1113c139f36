using System.Net;
using Attribution.Functions.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.
namespace Attribution.Functions.Tests;

/// <summary>Connections and their secrets over HTTP.</summary>
[Collection(AppCollection.Name)]
public sealed class ConnectionTests(AppFixture app)
{
    [Fact]
    public async Task Connection_IsShownWithTheTimesOfItsSecrets_NeverWithTheirValues()
    {
        await app.Api.Channel("con-1");
        var body = """
            {"platform":"meta","name":"Page","channel":"con-1","campaign":"c1","fields":{"q1":"interest"},
             "rules":[{"medium":"cpc","channel":"con-1"}],"settings":{"pages":"1,2","signatureRequired":false}}
            """;

        Assert.Equal(HttpStatusCode.Created, (await app.Api.Put("/connections/con-1", body)).Status);
        var first = await app.Api.Put("/connections/con-1/secrets/appSecret", """{"value":"first-secret-value"}""");
        var second = await app.Api.Put("/connections/con-1/secrets/appSecret", """{"value":"second-secret-value","overlapHours":24}""");
        var (one, all) = (await app.Api.Get("/connections/con-1"), await app.Api.Get("/connections"));

        Assert.All([first, second, one, all], a => Assert.True(a.IsSuccess && !a.Text.Contains("secret-value", StringComparison.Ordinal), a.ToString()));
        var shown = one.Body;
        Assert.Equal(("meta", "con-1", "c1", "interest", "1,2", "false"), (
            shown.GetProperty("platform").GetString(), shown.GetProperty("channel").GetString(), shown.GetProperty("campaign").GetString(),
            shown.GetProperty("fields").GetProperty("q1").GetString(), shown.GetProperty("settings").GetProperty("pages").GetString(),
            shown.GetProperty("settings").GetProperty("signatureRequired").GetString()));
        var secret = Assert.Single(shown.GetProperty("secrets").EnumerateArray());
        Assert.Equal("appSecret", secret.GetProperty("kind").GetString());
        Assert.Equal(TimeSpan.FromHours(24), secret.GetProperty("previousUntil").GetDateTimeOffset() - secret.GetProperty("setAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Deleted_LosesItsSecrets()
    {
        await app.Api.Channel("con-2");
        await app.Api.Connection("con-2", "vk", "con-2", ("secret", "s"));

        Assert.Equal(HttpStatusCode.NoContent, (await app.Api.Delete("/connections/con-2")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Api.Get("/connections/con-2")).Status);
        await app.Api.Connection("con-2", "vk", "con-2");
        Assert.Equal(0, (await app.Api.Get("/connections/con-2")).Body.GetProperty("secrets").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"name":"x"}""",                                                                         "missing-field",    "platform")]
    [InlineData("""{"platform":"microsoft","name":"x"}""",                                                  "unknown-platform", "platform")]
    [InlineData("""{"platform":"meta"}""",                                                                  "missing-field",    "name")]
    [InlineData("""{"platform":"meta","name":"x","channel":"none"}""",                                      "unknown-channel",  "channel")]
    [InlineData("""{"platform":"meta","name":"x","campaign":"a b"}""",                                      "invalid-id",       "campaign")]
    [InlineData("""{"platform":"meta","name":"x","fields":[]}""",                                           "invalid-type",     "fields")]
    [InlineData("""{"platform":"meta","name":"x","fields":{"a":{}}}""",                                     "invalid-type",     "fields.a")]
    [InlineData("""{"platform":"meta","name":"x","settings":{"a":""}}""",                                   "missing-field",    "settings.a")]
    [InlineData("""{"platform":"meta","name":"x","settings":{"temperature":"boiling"}}""",                  "unknown-temperature", "settings.temperature")]
    [InlineData("""{"platform":"meta","name":"x","rules":{}}""",                                            "invalid-type",     "rules")]
    [InlineData("""{"platform":"meta","name":"x","rules":[1]}""",                                           "invalid-type",     "rules")]
    [InlineData("""{"platform":"meta","name":"x","rules":[{"source":"a"}]}""",                              "missing-field",    "rules.0.channel")]
    [InlineData("""{"platform":"meta","name":"x","rules":[{"source":"a","channel":"none"}]}""",             "unknown-channel",  "rules")]
    public async Task Connection_IsRefused_WhenAFieldIsWrong(string body, string code, string field)
    {
        var answer = await app.Api.Put("/connections/con-3", body);

        Assert.Equal((422, code, field), ((int)answer.Status, answer.Code, answer.Body.GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData("std",  "secret",    """{"value":"whsec_AAAA"}""",                       422, "invalid-secret")]
    [InlineData("std",  "secret",    """{"value":"whsec_"}""",                           422, "invalid-secret")]
    [InlineData("std",  "secret",    """{"value":""}""",                                 422, "invalid-secret")]
    [InlineData("std",  "secret",    """{"value":7}""",                                  422, "invalid-secret")]
    [InlineData("std",  "secret",    "{}",                                               422, "invalid-secret")]
    [InlineData("std",  "secret",    """{"value":"\ud800"}""",                           422, "invalid-text")]
    [InlineData("std",  "secret",    "[]",                                               400, "empty-body")]
    [InlineData("std",  "secret",    "7",                                                422, "not-an-object")]
    [InlineData("std",  "appSecret", """{"value":"x"}""",                                422, "unknown-secret")]
    [InlineData("meta", "appSecret", """{"value":"a b"}""",                              422, "invalid-secret")]
    [InlineData("meta", "appSecret", """{"value":"x","overlapHours":721}""",             422, "out-of-range")]
    [InlineData("meta", "appSecret", """{"value":"x","overlapHours":-1}""",              422, "negative-value")]
    [InlineData("meta", "appSecret", """{"value":"x","overlapHours":"soon"}""",          422, "invalid-number")]
    [InlineData("meta", "appSecret", """{"value":"x","overlapHours":"\ud800"}""",          422, "invalid-text")]
    [InlineData("meta", "appSecret", """{"value":"\ud800","overlapHours":1}""",          422, "invalid-text")]
    [InlineData("web",  "key",       """{"value":"x"}""",                                422, "unknown-secret")]
    [InlineData("none", "appSecret", """{"value":"x"}""",                                404, "not-found")]
    [InlineData("NONE", "appSecret", """{"value":"x"}""",                                404, "not-found")]
    public async Task Secret_IsRefused_WhenItIsWrong(string connection, string kind, string body, int status, string code)
    {
        await app.Api.Connection("con-std", """{"platform":"standard-webhooks","name":"x"}""");
        await app.Api.Connection("con-meta", """{"platform":"meta","name":"x"}""");
        await app.Api.Connection("con-web", """{"platform":"web","name":"x"}""");

        var answer = await app.Api.Put($"/connections/con-{connection}/secrets/{kind}", body);

        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
        Assert.Equal(404, (int)(await app.Api.Delete($"/connections/con-{connection}/secrets/{kind}")).Status);
    }

    [Theory]
    [InlineData("GET", "/connections")]
    [InlineData("PUT", "/connections/con-4")]
    [InlineData("PUT", "/connections/con-4/secrets/key")]
    [InlineData("DELETE", "/connections/con-4/secrets/key")]
    public async Task Connections_NeedTheFunctionKey(string method, string path) =>
        Assert.Equal(401, (int)(await app.Api.Send(new HttpMethod(method), path, method == "PUT" ? Api.Text("{}", Api.Json) : null, key: null)).Status);
}
