using Attribution.Domain.Calendar;
using Attribution.Functions.Ingestion.Tallies;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Tallies;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Tests.Tallies;

/// <summary>Tallies on their way into the table, by processes that live on days of their own.</summary>
[Collection(AppCollection.Name)]
public sealed class TallyFlushingTests(AppFixture app)
{
    [Fact]
    public async Task Processes_AddUp_AndOneThatIsStartedAgainGoesOnFromThere()
    {
        var (one, other) = (Process("2041-01-01T09:00:00Z"), Process("2041-01-01T09:00:00Z"));
        one.Tallies.Duplicate("paid");
        other.Tallies.Duplicate("paid");
        await one.Flushing.Flush(default);
        await other.Flushing.Flush(default);
        one.Tallies.Duplicate("paid");
        await one.Flushing.Flush(default);

        var again = Process("2041-01-01T10:00:00Z");
        again.Tallies.Duplicate("email");
        await again.Flushing.Flush(default);

        Assert.Equal("email 0/1/0; paid 0/3/0", await Stored("2041-01-01"));
    }

    [Fact]
    public async Task ProcessThatDies_LosesWhatItHadNotWritten_AndNothingElse()
    {
        var dying = Process("2041-01-02T09:00:00Z");
        dying.Tallies.Accepted("paid", new DateOnly(2041, 1, 2));
        await dying.Flushing.Flush(default);
        dying.Tallies.Accepted("paid", new DateOnly(2041, 1, 2));

        Assert.Equal("paid 1/0/0", await Stored("2041-01-02"));
    }

    [Fact]
    public async Task ProcessThatIsStopped_WritesEverything()
    {
        var (tallies, flushing, _) = Process("2041-01-03T09:00:00Z");
        await flushing.StartAsync(default);
        tallies.Duplicate("paid");
        await flushing.StopAsync(default);

        Assert.Equal("paid 0/1/0", await Stored("2041-01-03"));
    }

    [Fact]
    public async Task Process_WritesByItself_EveryFewSeconds()
    {
        var (tallies, flushing, _) = Process("2041-01-04T09:00:00Z");
        await flushing.StartAsync(default);
        tallies.Duplicate("paid");

        await Eventually.Equal("paid 0/1/0", () => Stored("2041-01-04"));
        tallies.Rejected("paid", "invalid-time");
        await Eventually.Equal("paid 0/1/0 invalid-time=1", () => Stored("2041-01-04"));
        await flushing.StopAsync(default);
    }

    [Fact]
    public async Task Outage_IsLoggedOnce_AndCaughtUpWith()
    {
        var network = new BrokenNetwork();
        var (tallies, flushing, log) = Process("2041-01-05T09:00:00Z", network);
        tallies.Duplicate("paid");
        await flushing.Flush(default);
        network.IsBroken = true;
        foreach (var _ in Enumerable.Range(0, 3))
        {
            tallies.Duplicate("paid");
            await flushing.Flush(default);
        }

        Assert.Equal("paid 0/1/0", await Stored("2041-01-05"));
        Assert.Equal(1, log.Warnings);

        network.IsBroken = false;
        await flushing.Flush(default);
        Assert.Equal("paid 0/4/0", await Stored("2041-01-05"));
        network.IsBroken = true;
        tallies.Duplicate("paid");
        await flushing.Flush(default);
        Assert.Equal(2, log.Warnings);
    }

    [Fact]
    public async Task Flush_AsksTheStoreForNothing_WhenNothingCame()
    {
        var network = new BrokenNetwork();
        var (tallies, flushing, _) = Process("2041-01-06T09:00:00Z", network);
        await flushing.Flush(default);
        tallies.Duplicate("paid");
        await flushing.Flush(default);
        await flushing.Flush(default);

        Assert.Equal(1, network.Requests);
    }

    private (IntakeTallies Tallies, TallyFlushing Flushing, CountingLog Log) Process(string now, BrokenNetwork? network = null)
    {
        var tables = new TableServiceClient(app.Azurite.ConnectionString, new TableClientOptions { Transport = new HttpClientTransport(network ?? new BrokenNetwork()), Retry = { MaxRetries = 0 } });
        var (tallies, log) = (Counted.By(new StandingClock(now)), new CountingLog());
        return (tallies, new TallyFlushing(tallies, new IntakeTallyStore(tables), TimeProvider.System, log), log);
    }

    private async Task<string> Stored(string day)
    {
        var asked = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        return Counted.Text(await new IntakeTallyStore(new TableServiceClient(app.Azurite.ConnectionString)).Of(DayRange.Including(asked, asked), default));
    }

    private sealed class BrokenNetwork() : DelegatingHandler(new SocketsHttpHandler())
    {
        public bool IsBroken { get; set; }

        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return IsBroken ? throw new HttpRequestException("No network.") : base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class CountingLog : ILogger<TallyFlushing>
    {
        public int Warnings { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Warnings += logLevel == LogLevel.Warning ? 1 : 0;
    }
}
