using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Microsoft.Azure.Functions.Worker.Tests.Http;

public sealed class AdminTests(SharedAzurite azurite) : IClassFixture<SharedAzurite>
{
    [Theory]
    [InlineData("Nightly", null,                      202, "timer False")]
    [InlineData("nightly", "{}",                      202, "timer False")]
    [InlineData("Work",    """{ "input": "by hand" }""", 202, "message by hand 1")]
    [InlineData("Work",    "not json",                400, null)]
    [InlineData("Unknown", null,                      404, null)]
    // Has a route of its own.
    [InlineData("Page",    null,                      400, null)]
    public async Task Function_RunsByHand_WhenMasterKeyIsGiven(string name, string? body, int status, string? entry)
    {
        await using var host = await Start();
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await host.Client.PostAsync($"/admin/functions/{name}?code=master", content);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        if (entry is not null)
        {
            await host.Journal.Has(entry);
        }
    }

    [Theory]
    [InlineData("/admin/functions/Nightly")]
    [InlineData("/admin/functions/Nightly?code=host")]
    [InlineData("/admin/functions/Unknown?code=host")]
    public async Task Function_DoesNotRunByHand_WhenMasterKeyIsMissing(string path)
    {
        await using var host = await Start();

        using var response = await host.Client.PostAsync(path, content: null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(host.Journal.Entries);
    }

    [Fact]
    public async Task Answer_DoesNotWaitForTheFunction_ButTheStopDoes()
    {
        await using var host = await Start();

        using var response = await host.Client.PostAsync("/admin/functions/Slow?code=master", content: null);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await host.Journal.Has("slow started");
        var stop = host.Stop();
        Assert.False(stop.IsCompleted);
        host.Journal.Open();
        await stop;

        await host.Journal.Has("slow finished");
    }

    [Fact]
    public async Task Status_SaysRunning_WhenMasterKeyIsGiven()
    {
        await using var host = await Start();

        var status = await host.Client.GetFromJsonAsync<JsonElement>("/admin/host/status?code=master");
        using var refused = await host.Client.GetAsync("/admin/host/status");

        Assert.Equal("Running", status.GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    private async Task<TestHost> Start()
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        return await TestHost.Start(new HostSetup(typeof(Functions))
        {
            Settings = new()
            {
                ["AzureWebJobsStorage"] = azurite.ConnectionString,
                ["AzureFunctionsWebHost:hostid"] = queue.Name,
                ["Queue"] = queue.Name,
                ["FunctionKeys:Master"] = "master",
                ["FunctionKeys:Host:default"] = "host",
            },
            Configure = b => b.ConfigureFunctionsWebApplication(),
        });
    }

    public sealed class Functions(Journal journal)
    {
        [Function("Nightly")]
        public void Nightly([TimerTrigger("0 0 3 1 1 *")] TimerInfo timer) => journal.Add($"timer {timer.IsPastDue}");

        [Function("Work")]
        public void Work([QueueTrigger("%Queue%")] string message, long dequeueCount) => journal.Add($"message {message} {dequeueCount}");

        [Function("Slow")]
        public async Task Slow([TimerTrigger("0 0 3 1 1 *")] TimerInfo timer, CancellationToken ct)
        {
            journal.Add(timer.IsPastDue ? "" : "slow started");
            await journal.Gate(ct);
            journal.Add("slow finished");
        }

        [Function("Page")]
        public IActionResult Page([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => new OkObjectResult(request.Method);
    }
}
