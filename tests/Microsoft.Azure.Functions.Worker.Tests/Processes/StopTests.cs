using System.Net;
using Microsoft.Azure.Functions.Worker.Tests.Support;

namespace Microsoft.Azure.Functions.Worker.Tests.Processes;

/// <summary>A real process, a real SIGTERM.</summary>
public sealed class StopTests(SharedAzurite azurite) : IClassFixture<SharedAzurite>
{
    private const int Sent = 40;

    [Fact]
    public async Task Stop_FinishesWhatRunsAndLosesNothing_WhenProcessIsTerminated()
    {
        var work = await TestQueue.Create(azurite.ConnectionString);
        var reports = await TestQueue.Create(azurite.ConnectionString);
        await using var app = await TestApp.Start("stopped", new()
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["AzureFunctionsWebHost__hostid"] = work.Name,
            ["Work"] = work.Name,
            ["Reports"] = reports.Name,

            // So few at a time that most of them still lie in the queue when the stop comes.
            ["AzureFunctionsJobHost__extensions__queues__batchSize"] = "2",
            ["AzureFunctionsJobHost__extensions__queues__newBatchThreshold"] = "0",
        });
        for (var i = 0; i < Sent; i++)
        {
            await work.Send($"message-{i}");
        }

        var request = app.Client.GetAsync("/api/slow/request");
        await Eventually.Holds(
            async () => (await Read(reports, "started message")).Count > 0 && (await Read(reports, "started request")).Count > 0,
            "request and message running");
        var ended = await app.Process.Stop();

        Assert.True(ended, "ends by itself");
        using var response = await request;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("finished request for GET", await response.Content.ReadAsStringAsync());
        var started = await Read(reports, "started message");
        var finished = await Read(reports, "finished message");
        Assert.Equal(started, finished);
        Assert.InRange(finished.Count, 1, Sent - 1);
        var visible = await AllVisible(work);
        Assert.Equal(Sent, finished.Count + visible);
    }

    private static async Task<List<string>> Read(TestQueue reports, string what) =>
        [.. (await reports.ReadAll()).Where(r => r.Contains(what, StringComparison.Ordinal)).Select(r => r.Split(' ')[^1]).Order(StringComparer.Ordinal)];

    private static async Task<int> AllVisible(TestQueue queue)
    {
        var count = 0;
        while (await queue.Receive(TimeSpan.FromMinutes(5)) is not null)
        {
            count++;
        }

        return count;
    }
}
