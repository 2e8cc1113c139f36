using System.Net;
using Attribution.Functions.Http;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Events;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

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

    [Theory]
    [InlineData(true, StatusCodes.Status200OK)]
    [InlineData(false, StatusCodes.Status503ServiceUnavailable)]
    public async Task Ready_AsksEveryAccountOfEvents(bool answers, int status)
    {
        var tables = new TableServiceClient(app.Azurite.ConnectionString);
        var of = answers ? app.Azurite.ConnectionString : app.Azurite.ConnectionString.Replace($"{app.Azurite.Tables.Port}", "1", StringComparison.Ordinal);
        var events = new TableServiceClient(of, new TableClientOptions { Retry = { MaxRetries = 0 } });
        var health = new Health(tables, new EventTables(tables, new EventAccount(new DateOnly(2026, 5, 4), events)));

        var answer = await health.Ready(new DefaultHttpContext().Request, default);

        Assert.Equal(status, Assert.IsAssignableFrom<ObjectResult>(answer).StatusCode);
    }
}
