using Microsoft.Azure.Functions.Worker.Tests.Support;

namespace Microsoft.Azure.Functions.Worker.Tests.Processes;

/// <summary>Two instances of one app: a timer ticks in one of them.</summary>
public sealed class TakeoverTests(SharedAzurite azurite) : IClassFixture<SharedAzurite>
{
    [Fact]
    public async Task Timer_TicksInOneInstanceOnly_UntilThatOneDies()
    {
        var reports = await TestQueue.Create(azurite.ConnectionString);
        await using var first = await Start("first", reports);
        await Eventually.Holds(async () => (await reports.ReadAll()).Count > 0, "the first one's tick");
        await using var second = await Start("second", reports);

        var before = (await reports.ReadAll()).Count;
        await Eventually.Holds(async () => (await reports.ReadAll()).Count > before + 1, "two more ticks");
        Assert.All(await reports.ReadAll(), r => Assert.Equal("first ticked", r));

        await first.Process.Kill();
        await Eventually.Holds(async () => (await reports.ReadAll()).Contains("second ticked"), "the second one's ticks");

        Assert.Contains("second made up", await reports.ReadAll());
        Assert.True(await second.Process.Stop(), "ends by itself");
    }

    private Task<TestApp> Start(string instance, TestQueue reports) => TestApp.Start(instance, new()
    {
        ["AzureWebJobsStorage"] = azurite.ConnectionString,
        ["AzureFunctionsWebHost__hostid"] = reports.Name,
        ["Work"] = $"{reports.Name}-work",
        ["Reports"] = reports.Name,
    });
}
