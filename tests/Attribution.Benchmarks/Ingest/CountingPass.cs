using Attribution.Benchmarks.Processes;
using Azure.Storage.Queues;

namespace Attribution.Benchmarks.Ingest;

/// <summary>Table requests per 1,000 events, by kind and table.</summary>
/// <param name="Batches">Of batches of 1,000: until they are answered and their announcements cleared.</param>
/// <param name="Singles">Of single events at the benchmark's concurrency, likewise.</param>
/// <param name="Folding">Of what follows in the background, for the events of both.</param>
internal sealed record RequestCounts(
    IReadOnlyDictionary<string, double> Batches, IReadOnlyDictionary<string, double> Singles, IReadOnlyDictionary<string, double> Folding);

/// <summary>
/// Counts what the app asks of its tables, through a proxy that would slow down what is measured and is therefore in no other
/// pass. First with folding switched off, so that only the path of the request is counted; then folding alone.
/// </summary>
internal static class CountingPass
{
    private const int CountedBatches = 20;
    private const int CountedSingles = 2000;
    private static readonly TimeSpan Unbounded = TimeSpan.FromMinutes(5);

    public static async Task<RequestCounts> Run(Stack stack, ProductLoad product, CancellationToken ct)
    {
        var requests = new TableRequests();
        await using var proxy = new TcpProxy(stack.Azurite.Tables, requests.Connection);
        await stack.StartApp(proxy.Address, ["FoldEventsWhenRecorded", "SendLeftBehind"], ct);
        // What happens once per channel and day is no part of a batch's price.
        await product.PushBatches(4, Unbounded, ct, 4);
        await product.PushSingles(64, Unbounded, ct, 64);
        await Task.Delay(TimeSpan.FromSeconds(1), ct);

        var batches = await Count(requests, () => product.PushBatches(4, Unbounded, ct, CountedBatches), CountedBatches * ProductLoad.EventsPerBatch, ct);
        var singles = await Count(requests, () => product.PushSingles(64, Unbounded, ct, CountedSingles), CountedSingles, ct);

        await stack.StopApp();
        var folded = (4 + CountedBatches) * ProductLoad.EventsPerBatch + 64 + CountedSingles;
        var folding = await Count(requests, async () =>
        {
            await stack.StartApp(proxy.Address, ["SendLeftBehind"], ct);
            await Empty(stack, "events-to-fold", ct);
        }, folded, ct);
        // The proxy ends here; what checks the figures needs an app that goes without.
        await stack.StartApp(null, [], ct);
        return new RequestCounts(batches, singles, folding);
    }

    private static async Task<IReadOnlyDictionary<string, double>> Count(TableRequests requests, Func<Task> work, int events, CancellationToken ct)
    {
        var before = requests.Counts;
        await work();
        // An announcement may be cleared a moment after the answer.
        await Task.Delay(TimeSpan.FromSeconds(1), ct);
        return requests.Counts
            .Select(c => (c.Key, Count: c.Value - before.GetValueOrDefault(c.Key)))
            .Where(c => c.Count > 0)
            .ToDictionary(c => c.Key, c => c.Count * 1000.0 / events);
    }

    private static async Task Empty(Stack stack, string name, CancellationToken ct)
    {
        var queue = new QueueClient(stack.Azurite.ConnectionString, name);
        while ((await queue.GetPropertiesAsync(ct)).Value.ApproximateMessagesCount > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
        }
    }
}
