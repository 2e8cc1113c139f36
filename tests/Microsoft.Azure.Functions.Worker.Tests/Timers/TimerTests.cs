using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Tests.Timers;

public sealed class TimerTests(SharedAzurite azurite) : IClassFixture<SharedAzurite>
{
    private static int count;
    private readonly string hostId = $"timers-{Environment.ProcessId}-{Interlocked.Increment(ref count)}";
    private readonly ManualClock clock = new(ManualClock.Parse("2026-03-02T10:30:00"));

    [Fact]
    public async Task Timer_FiresAndAdvances_WhenScheduleSays()
    {
        await using var host = await Start(typeof(Hourly));

        await MoveTo("2026-03-02T11:00:00");
        await host.Journal.Has("on time, last never, next 11:00");
        await MoveTo("2026-03-02T12:00:00");

        await host.Journal.Has("on time, last 11:00, next 12:00");
        await clock.IsAwaitedAt("2026-03-02T13:00:00");
        Assert.Equal(2, host.Journal.Entries.Count);
        var status = await Status("Hourly");
        Assert.Equal(new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc), status.Last);
        Assert.Equal(new DateTime(2026, 3, 2, 13, 0, 0, DateTimeKind.Utc), status.Next);
    }

    [Fact]
    public async Task Timer_MakesUpAtOnce_WhenAnOccurrenceWasMissed()
    {
        await using (var host = await Start(typeof(Hourly)))
        {
            await MoveTo("2026-03-02T11:00:00");
            await clock.IsAwaitedAt("2026-03-02T12:00:00");
        }

        clock.MoveTo("2026-03-02T14:45:00");
        await using var restarted = await Start(typeof(Hourly));

        await restarted.Journal.Has("past due, last 11:00, next 12:00");
        await MoveTo("2026-03-02T15:00:00");
        await restarted.Journal.Has("on time, last 14:45, next 15:00");
        Assert.Equal(2, restarted.Journal.Entries.Count);
    }

    [Fact]
    public async Task Timer_MakesUpAtOnce_WhenItsFirstOccurrenceWasMissed()
    {
        await using (await Start(typeof(Hourly)))
        {
            await clock.IsAwaitedAt("2026-03-02T11:00:00");
        }

        clock.MoveTo("2026-03-02T11:20:00");
        await using var restarted = await Start(typeof(Hourly));

        await restarted.Journal.Has("past due, last never, next 11:00");
    }

    [Fact]
    public async Task Timer_Waits_WhenRestartedInTime()
    {
        await using (await Start(typeof(Hourly)))
        {
            await clock.IsAwaitedAt("2026-03-02T11:00:00");
        }

        clock.MoveTo("2026-03-02T10:40:00");
        await using var restarted = await Start(typeof(Hourly));

        await clock.IsAwaitedAt("2026-03-02T11:00:00");
        Assert.Empty(restarted.Journal.Entries);
    }

    [Fact]
    public async Task Timer_Advances_WhenFunctionThrows()
    {
        await using var host = await Start(typeof(Throwing));

        await MoveTo("2026-03-02T11:00:00");
        await clock.IsAwaitedAt("2026-03-02T12:00:00");

        Assert.Equal(["thrown"], host.Journal.Entries);
        Assert.Equal(12, (await Status("Throwing")).Next.Hour);
    }

    [Fact]
    public async Task Timer_RetriesAtFixedDelay_WhenAttributeSays()
    {
        await using var host = await Start(typeof(FixedRetry));

        await MoveTo("2026-03-02T11:00:00");
        await MoveTo("2026-03-02T11:00:10");
        await MoveTo("2026-03-02T11:00:20");

        await clock.IsAwaitedAt("2026-03-02T12:00:00");
        Assert.Equal(["try 0 of 2", "try 1 of 2", "try 2 of 2"], host.Journal.Entries);
    }

    [Fact]
    public async Task Timer_RetriesAtGrowingDelay_WhenAttributeSays()
    {
        await using var host = await Start(typeof(GrowingRetry));

        await MoveTo("2026-03-02T11:00:00");
        await MoveTo("2026-03-02T11:00:10");
        await MoveTo("2026-03-02T11:00:30");
        await MoveTo("2026-03-02T11:01:00");

        // The third retry succeeds, the fourth is not needed.
        await clock.IsAwaitedAt("2026-03-02T12:00:00");
        Assert.Equal(["try 0 of 4", "try 1 of 4", "try 2 of 4", "try 3 of 4"], host.Journal.Entries);
    }

    [Fact]
    public async Task Timer_RunsAtStart_WhenAttributeSays()
    {
        await using var host = await Start(typeof(AtStartup));

        await host.Journal.Has("on time, no status");

        await clock.IsAwaitedAt("2026-03-02T11:00:00");
        Assert.Single(host.Journal.Entries);
        Assert.False(await StatusBlob("AtStartup").ExistsAsync());
    }

    [Fact]
    public async Task Timer_TakesScheduleFromSettings_WhenItIsAnExpression()
    {
        await using var host = await Start(typeof(Configured), ("Reports:Schedule", "45 10 * * *"));

        await MoveTo("2026-03-02T10:45:00");

        await host.Journal.Has("configured");
    }

    [Fact]
    public async Task Timer_FiresInOneInstance_WhenTwoShareTheHostId()
    {
        await using var first = await Start(typeof(Hourly));
        await clock.IsAwaitedAt("2026-03-02T11:00:00");
        await using var second = await Start(typeof(Hourly));

        await MoveTo("2026-03-02T11:00:00");
        await clock.IsAwaitedAt("2026-03-02T12:00:00");
        await first.Stop();
        await MoveTo("2026-03-02T12:00:00");

        await second.Journal.Has("on time, last 11:00, next 12:00");
        Assert.Equal(["on time, last never, next 11:00"], first.Journal.Entries);
        Assert.Single(second.Journal.Entries);
    }

    private async Task MoveTo(string time)
    {
        await clock.IsAwaitedAt(time);
        clock.MoveTo(time);
    }

    private Task<TestHost> Start(Type function, params (string Name, string Value)[] settings) => TestHost.Start(new HostSetup(function)
    {
        Settings = new(settings.ToDictionary(s => s.Name, s => (string?)s.Value))
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["AzureFunctionsWebHost:hostid"] = hostId,
        },
        Configure = builder => builder.Logging.AddFilter("Host.Results", LogLevel.None),
        Options = o => o with { Clock = clock, TimerLeasePolling = TimeSpan.FromMilliseconds(100) },
    });

    private async Task<ScheduleStatus> Status(string function) =>
        (await StatusBlob(function).DownloadContentAsync()).Value.Content.ToObjectFromJson<ScheduleStatus>()!;

    private BlobClient StatusBlob(string function) =>
        new(azurite.ConnectionString, "azure-webjobs-hosts", $"timers/{hostId}/{function}/status");

    private static string Describe(TimerInfo timer)
    {
        var status = timer.ScheduleStatus is not { } s ? "no status"
            : $"last {(s.Last == default ? "never" : $"{s.Last:HH:mm}")}, next {s.Next:HH:mm}";
        return $"{(timer.IsPastDue ? "past due" : "on time")}, {status}";
    }

    public sealed class Hourly(Journal journal)
    {
        [Function("Hourly")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => journal.Add(Describe(timer));
    }

    public sealed class Throwing(Journal journal)
    {
        [Function("Throwing")]
        public Task Run([TimerTrigger("0 * * * *")] TimerInfo timer)
        {
            journal.Add(timer.IsPastDue ? "past due" : "thrown");
            throw new InvalidOperationException("as told");
        }
    }

    public sealed class FixedRetry(Journal journal)
    {
        [Function("FixedRetry")]
        [FixedDelayRetry(2, "00:00:10")]
        public Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, FunctionContext context)
        {
            journal.Add($"try {context.RetryContext.RetryCount} of {context.RetryContext.MaxRetryCount}");
            throw new InvalidOperationException($"as told {timer.IsPastDue}");
        }
    }

    public sealed class GrowingRetry(Journal journal)
    {
        [Function("GrowingRetry")]
        [ExponentialBackoffRetry(4, "00:00:10", "00:00:30")]
        public Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, FunctionContext context)
        {
            journal.Add($"try {context.RetryContext.RetryCount} of {context.RetryContext.MaxRetryCount}");
            return context.RetryContext.RetryCount == 3 ? Task.CompletedTask : throw new InvalidOperationException($"as told {timer.IsPastDue}");
        }
    }

    public sealed class AtStartup(Journal journal)
    {
        [Function("AtStartup")]
        public void Run([TimerTrigger("0 0 * * * *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer) => journal.Add(Describe(timer));
    }

    public sealed class Configured(Journal journal)
    {
        [Function("Configured")]
        public void Run([TimerTrigger("%Reports:Schedule%")] TimerInfo timer) => journal.Add(timer.IsPastDue ? "past due" : "configured");
    }
}
