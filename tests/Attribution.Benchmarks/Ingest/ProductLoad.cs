using Attribution.Benchmarks.Processes;

namespace Attribution.Benchmarks.Ingest;

/// <summary>Pushes clicks over HTTP, all of them new, and remembers what was acknowledged.</summary>
internal sealed class ProductLoad(Stack stack, IngestOptions options)
{
    public const string Batches = "bench-batches";
    public const string Singles = "bench-singles";
    public const int EventsPerBatch = 1000;

    private readonly Requests requests = new(stack.Settings.HostKey);
    private readonly Clicks batchClicks = new(Batches, options.Visitors);
    private readonly Clicks singleClicks = new(Singles, options.Visitors);
    private long numbers = 1_000_000_000;
    private int batches;
    private long acknowledgedInBatches;
    private long acknowledgedSingles;

    /// <summary>What the figures must say: clicks by channel.</summary>
    public IReadOnlyDictionary<string, long> Acknowledged => new Dictionary<string, long> { [Batches] = acknowledgedInBatches, [Singles] = acknowledgedSingles };

    public async Task CreateChannels(CancellationToken ct)
    {
        using var app = new HttpConnection(stack.Address);
        await Catalogue.Channel(app, requests, Batches, IngestOptions.BatchSlices, options.BatchShards, ct);
        await Catalogue.Channel(app, requests, Singles, IngestOptions.SingleSlices, options.SingleShards, ct);
    }

    /// <summary>Batches of a thousand: each of another second of the day, so that each has its own slice, and in it as many partitions as shards.</summary>
    public async Task<LoadResult> PushBatches(int concurrency, TimeSpan duration, CancellationToken ct, long most = long.MaxValue)
    {
        var connections = Connections(concurrency);
        var result = await ClosedLoop.Run(concurrency, duration, async (sender, _) =>
        {
            var receipt = await Push(connections[sender], Batch(), ct);
            Interlocked.Add(ref acknowledgedInBatches, receipt.Accepted);
            return Expect(receipt, EventsPerBatch);
        }, most);
        Close(connections);
        return result;
    }

    /// <summary>One click a request, happened just now.</summary>
    public async Task<LoadResult> PushSingles(int concurrency, TimeSpan duration, CancellationToken ct, long most = long.MaxValue)
    {
        var connections = Connections(concurrency);
        var result = await ClosedLoop.Run(concurrency, duration, async (sender, _) =>
        {
            using var body = new MemoryStream(256);
            singleClicks.Write(body, Interlocked.Increment(ref numbers), stack.AppTime);
            var receipt = await Push(connections[sender], requests.Post("/clicks", body.GetBuffer().AsSpan(0, (int)body.Length)), ct);
            Interlocked.Add(ref acknowledgedSingles, receipt.Accepted);
            return Expect(receipt, 1);
        }, most);
        Close(connections);
        return result;
    }

    private byte[] Batch()
    {
        var at = Times.DayStart.AddSeconds(Interlocked.Increment(ref batches));
        var last = Interlocked.Add(ref numbers, EventsPerBatch);
        using var body = new MemoryStream(200 * EventsPerBatch);
        for (var i = 0; i < EventsPerBatch; i++)
        {
            body.WriteByte(i == 0 ? (byte)'[' : (byte)',');
            batchClicks.Write(body, last - i, at.AddMilliseconds(i));
        }

        body.WriteByte((byte)']');
        return requests.Post("/clicks", body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    private static async Task<Receipt> Push(HttpConnection connection, byte[] request, CancellationToken ct) => Receipt.Of(await connection.Send(request, ct));

    private static int Expect(Receipt receipt, int accepted) => receipt.Accepted == accepted
        ? accepted
        : throw new InvalidDataException($"All {accepted} clicks are new, the app says {receipt}.");

    private HttpConnection[] Connections(int count) => [.. Enumerable.Range(0, count).Select(_ => new HttpConnection(stack.Address))];

    private static void Close(HttpConnection[] connections)
    {
        foreach (var connection in connections)
        {
            connection.Dispose();
        }
    }
}
