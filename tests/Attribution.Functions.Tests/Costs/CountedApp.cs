using Attribution.Functions.Messages;
using Attribution.Functions.Tests.Support;
using Attribution.Local.Processes;
using Attribution.Testing;
using Azure.Data.Tables;

namespace Attribution.Functions.Tests.Costs;

/// <summary>An app of its own whose calls to tables and queues are counted. What the host keeps for itself is not.</summary>
public sealed class CountedApp : IAsyncLifetime
{
    // What costs by time, not by event: asking an empty queue, and writing down every three seconds what came in.
    private const string Poll = "empty receive";
    private const string Tally = "tally";
    private const string Tallies = "IntakeTallies";

    private readonly AzuriteFixture storage = new();
    private SmtpServer? smtp;
    private CountingProxy? tables;
    private CountingProxy? queues;
    private CountingProxy? blobs;
    private FunctionApp? app;

    internal Api Api => app!.Api;

    public async Task InitializeAsync()
    {
        smtp = SmtpServer.Start();
        await storage.InitializeAsync();
        tables = await CountingProxy.Start(storage.Azurite.Tables, TableCall);
        queues = await CountingProxy.Start(storage.Azurite.Queues, QueueCall);
        blobs = await CountingProxy.Start(storage.Azurite.Blobs, (_, _, _) => "blob");
        var settings = AppSettings.For(storage.Azurite, smtp.Port);
        settings["AttributionStorage"] =
            $"DefaultEndpointsProtocol=http;AccountName={Azurite.AccountName};AccountKey={Azurite.AccountKey};" +
            $"BlobEndpoint={blobs.Address};QueueEndpoint={queues.Address};TableEndpoint={tables.Address};";
        app = await FunctionApp.Start("functions-counted", settings);
    }

    public async Task DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        foreach (var proxy in new[] { tables, queues, blobs }.OfType<CountingProxy>())
        {
            await proxy.DisposeAsync();
        }

        await storage.DisposeAsync();
        if (smtp is not null)
        {
            await smtp.DisposeAsync();
        }
    }

    /// <summary>What some work costs, to its very end: with the folding and crediting that follow from it.</summary>
    internal async Task<StorageCalls> Count(Func<Task> work)
    {
        await Settled();
        var before = Now();
        await work();
        await Settled();
        return Now() - before;
    }

    /// <summary>Waits until nothing is announced and no message is left, without being counted.</summary>
    internal async Task Settled()
    {
        await Eventually.Equal(0, Announced);
        foreach (var queue in Outgoing.Queues)
        {
            await new Queues(storage.Azurite).Drained(queue);
        }
    }

    private async Task<int> Announced()
    {
        var rows = 0;
        await foreach (var _ in new TableServiceClient(storage.Azurite.ConnectionString).GetTableClient("Outbox").QueryAsync<TableEntity>())
        {
            rows++;
        }

        return rows;
    }

    private StorageCalls Now() => new(
        tables!.Calls.Where(c => c.Key != Tally).ToDictionary(), queues!.Calls.Where(c => c.Key != Poll).ToDictionary(), blobs!.Calls.ToDictionary(),
        tables!.Rows.Where(r => r.Key != Tallies).ToDictionary());

    private static string TableCall(HttpMethod method, Uri address, byte[] answer) =>
        address.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal) ? "transaction"
        : method == HttpMethod.Get ? "read"
        : address.AbsolutePath.Contains(Tallies, StringComparison.Ordinal) ? Tally
        : "write";

    private static string QueueCall(HttpMethod method, Uri address, byte[] answer) => method.Method switch
    {
        "POST" => "send",
        "DELETE" => "delete",
        "PUT" => "update",
        _ when !address.AbsolutePath.EndsWith("/messages", StringComparison.Ordinal) => Poll,
        _ => answer.AsSpan().IndexOf("<QueueMessage>"u8) < 0 ? Poll : "receive",
    };
}

/// <summary>Calls by kind, and rows by table.</summary>
internal sealed record StorageCalls(
    IReadOnlyDictionary<string, int> Tables, IReadOnlyDictionary<string, int> Queues, IReadOnlyDictionary<string, int> Blobs, IReadOnlyDictionary<string, int> Rows)
{
    public static StorageCalls operator -(StorageCalls later, StorageCalls earlier) =>
        new(Difference(later.Tables, earlier.Tables), Difference(later.Queues, earlier.Queues), Difference(later.Blobs, earlier.Blobs), Difference(later.Rows, earlier.Rows));

    private static Dictionary<string, int> Difference(IReadOnlyDictionary<string, int> later, IReadOnlyDictionary<string, int> earlier) =>
        later.Select(c => KeyValuePair.Create(c.Key, c.Value - earlier.GetValueOrDefault(c.Key))).Where(c => c.Value > 0).ToDictionary();
}
