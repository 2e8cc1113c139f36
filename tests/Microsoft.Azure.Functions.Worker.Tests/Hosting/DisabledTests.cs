using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Microsoft.Azure.Functions.Worker.Tests.Hosting;

public sealed class DisabledTests(SharedAzurite azurite) : IClassFixture<SharedAzurite>
{
    private const string Queue = "disabled-tests";

    [Theory]
    [InlineData("AzureWebJobs.Page.Disabled", "true",  HttpStatusCode.NotFound)]
    [InlineData("AzureWebJobs:Page:Disabled", "true",  HttpStatusCode.NotFound)]
    [InlineData("AzureWebJobs.Page.Disabled", "false", HttpStatusCode.OK)]
    [InlineData("AzureWebJobs.Else.Disabled", "true",  HttpStatusCode.OK)]
    public async Task Route_AnswersAsIfItWereNotThere_WhenItsFunctionIsDisabled(string setting, string value, HttpStatusCode status)
    {
        await using var host = await Start(typeof(Pages), setting, value);

        using var response = await host.Client.GetAsync("/api/page");

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("true",  0)]
    [InlineData("false", 1)]
    public async Task Timer_DoesNotRunByItself_WhenItIsDisabled(string value, int runs)
    {
        var host = await Start(typeof(AtStart), "AzureWebJobs.AtStart.Disabled", value);
        if (runs > 0)
        {
            await host.Journal.Has("ran");
        }

        await host.DisposeAsync();

        Assert.Equal(runs, host.Journal.Entries.Count);
    }

    [Fact]
    public async Task Function_RunsByHand_WhenItIsDisabled()
    {
        await using var host = await Start(typeof(AtStart), "AzureWebJobs.AtStart.Disabled", "true");

        using var response = await host.Client.PostAsync("/admin/functions/AtStart?code=master", content: null);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await host.Journal.Has("ran");
    }

    [Fact]
    public async Task Message_Waits_WhenItsFunctionIsDisabled()
    {
        var queue = new global::Azure.Storage.Queues.QueueClient(azurite.ConnectionString, Queue);
        await queue.CreateIfNotExistsAsync();
        await queue.SendMessageAsync(Convert.ToBase64String("waiting"u8));
        await using (var host = await Start(typeof(Worker), "AzureWebJobs.Worker.Disabled", "true"))
        {
            await host.Stop();
            Assert.Empty(host.Journal.Entries);
        }

        Assert.Equal(0, (await queue.PeekMessageAsync()).Value.DequeueCount);
        await using var enabled = await Start(typeof(Worker), "AzureWebJobs.Worker.Disabled", "false");
        await enabled.Journal.Has("waiting");
    }

    private Task<TestHost> Start(Type functions, string setting, string value) => TestHost.Start(new HostSetup(functions)
    {
        Settings = new()
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["AzureFunctionsWebHost:hostid"] = $"disabled-{Environment.ProcessId}",
            ["FunctionKeys:Master"] = "master",
            [setting] = value,
        },
    });

    public sealed class Pages
    {
        [Function("Page")]
        public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "page")] HttpRequest request) => new OkObjectResult(request.Path.Value);
    }

    public sealed class AtStart(Journal journal)
    {
        [Function("AtStart")]
        public void Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer) => journal.Add(timer is null ? "no timer" : "ran");
    }

    public sealed class Worker(Journal journal)
    {
        [Function("Worker")]
        public void Run([QueueTrigger(Queue)] string message) => journal.Add(message);
    }
}
