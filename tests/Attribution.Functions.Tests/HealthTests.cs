using System.Net;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests;

[Collection(AppCollection.Name)]
public sealed class HealthTests(AppFixture app)
{
    [Theory]
    [InlineData("/health/live", """{"status":"live"}""")]
    [InlineData("/health/ready", """{"status":"ready"}""")]
    public async Task Health_IsToldWithoutAKey_WhenAllIsWell(string path, string body)
    {
        var answer = await app.Api.Get(path, key: null);

        Assert.Equal((HttpStatusCode.OK, body), (answer.Status, answer.Text));
    }
}
