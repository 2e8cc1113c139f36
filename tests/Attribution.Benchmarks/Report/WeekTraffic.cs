using System.Globalization;
using System.Text;
using System.Text.Json;
using Attribution.Benchmarks.Ingest;
using Attribution.Benchmarks.Processes;

namespace Attribution.Benchmarks.Report;

/// <summary>
/// Fills the week before the app's clock starts through the product's own doors: clicks in batches of a thousand over seven days, four channels and twelve
/// campaigns, and a number of leads and costs that does not grow with them.
/// </summary>
internal sealed class WeekTraffic(Stack stack)
{
    public const string Week = "2026-W12";
    private const int Days = 7;

    /// <summary>One per 2,000 events of a channel's day, at a million events.</summary>
    private const int Slices = 24;

    private const int EventsPerBatch = 1000;

    /// <summary>The first batches, one of each channel and day: reports have as many sums to read whatever comes later.</summary>
    private const int EventsPerFirstBatch = 250;
    private const int Leads = 200;
    private const int Connections = 4;
    private const int MostAttempts = 30;
    private const long FirstNumber = 1_000_000_000;
    private const long LeadUnit = 1_000_000_000;

    /// <summary>Of a hundred clicks, so many name a visitor. Few: journeys are what they fill, and no report reads those.</summary>
    private const int PercentIdentified = 2;

    public static readonly IReadOnlyList<string> Channels = ["paid-search", "paid-social", "e-mail", "partners"];
    private static readonly DateTimeOffset Monday = Times.DayStart.AddDays(-Days);

    private readonly Requests requests = new(stack.Settings.HostKey);
    private readonly Dictionary<string, Clicks> clicks = Channels.ToDictionary(c => c, c => new Clicks(c, PercentIdentified));
    private readonly Dictionary<string, long> acknowledged = Channels.ToDictionary(c => c, _ => 0L);
    private int batches;
    private int restatements;

    private static int ChannelDays => Days * Channels.Count;

    /// <summary>Clicks that were acknowledged so far.</summary>
    public long Stored => acknowledged.Values.Sum();

    public async Task CreateChannels(HttpConnection app, CancellationToken ct)
    {
        foreach (var channel in Channels)
        {
            await Catalogue.Channel(app, requests, channel, Slices, 1, ct);
        }
    }

    /// <summary>Pushes clicks until so many are stored, rounded up to whole batches.</summary>
    public async Task Fill(int events, CancellationToken ct)
    {
        var first = Math.Max(0, ChannelDays - batches);
        var more = (events - Stored - first * EventsPerFirstBatch + EventsPerBatch - 1) / EventsPerBatch;
        var connections = Enumerable.Range(0, Connections).Select(_ => new HttpConnection(stack.Address)).ToList();
        await ClosedLoop.Run(Connections, TimeSpan.FromHours(1), async (sender, _) =>
        {
            var (channel, count, body) = Batch(Interlocked.Increment(ref batches) - 1);
            await Push(connections[sender], "/clicks", body, count, ct);
            lock (acknowledged)
            {
                acknowledged[channel] += count;
            }

            return count;
        }, first + Math.Max(0, more));
        connections.ForEach(c => c.Dispose());
    }

    /// <summary>Forms of people who clicked before, and a cost per channel and day.</summary>
    public async Task PushLeadsAndCosts(HttpConnection app, CancellationToken ct)
    {
        await Push(app, "/applications", Leads, number =>
        {
            var visitor = FirstNumber + number / PercentIdentified * 100 + number % PercentIdentified;
            return $"{Event("a", number, Monday.AddDays(6).AddHours(12).AddSeconds(number))},\"visitorId\":\"v-4c1f-{visitor}\",\"contact\":{{\"name\":\"Person {number}\",\"email\":\"person-{number}@example.com\"}}}}";
        }, ct);
        await Push(app, "/costs", ChannelDays, number =>
            $"{Event("k", number, Monday.AddDays(number / Channels.Count).AddHours(20))},\"amount\":\"{40 + number}.25\",\"currency\":\"EUR\"}}", ct);
    }

    /// <summary>Waits until the figures of the week say exactly what was acknowledged, clicks and leads.</summary>
    /// <exception cref="InvalidDataException">They stand still and do not.</exception>
    public async Task Settle(HttpConnection app, CancellationToken ct)
    {
        if (await Settled.Wait(stack, acknowledged, ct, Week) is { Count: > 0 } differences)
        {
            throw new InvalidDataException(string.Join(Environment.NewLine, differences));
        }

        var (last, moved) = (0m, TimeProvider.System.GetTimestamp());
        while (await CreditedLeads(app, ct) is var credited && credited != Leads)
        {
            if (credited != last)
            {
                (last, moved) = (credited, TimeProvider.System.GetTimestamp());
            }

            if (TimeProvider.System.GetElapsedTime(moved) > TimeSpan.FromMinutes(1))
            {
                throw new InvalidDataException(FormattableString.Invariant($"{Leads} leads were pushed, the figures say {credited}."));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), ct);
        }
    }

    private async Task<decimal> CreditedLeads(HttpConnection app, CancellationToken ct)
    {
        var answer = await app.Send(requests.Get($"/figures/{Week}"), ct);
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.GetProperty("total").GetProperty("leadUnits").GetDecimal() / LeadUnit;
    }

    /// <summary>States what a platform charged for a day of a channel, anew and other than before.</summary>
    public async Task Restate(HttpConnection app, CancellationToken ct)
    {
        var at = stack.AppTime.AddMinutes(-10).AddMilliseconds(++restatements);
        var body = FormattableString.Invariant(
            $$"""[{"source":"google-ads","channel":"{{Channels[0]}}","day":"2026-03-16","amount":"{{100 + restatements}}.50","currency":"EUR","reportedAt":"{{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}"}]""");
        var answer = await app.Send(requests.Post("/costs", Encoding.UTF8.GetBytes(body)), ct);
        if (Receipt.Of(answer) is { Rejected: > 0 } or { Received: not 1 })
        {
            throw new InvalidDataException($"A day's cost was answered {answer}");
        }
    }

    /// <summary>A batch is of one second of one channel's day; batches of a day spread over its hours.</summary>
    private (string Channel, int Count, byte[] Body) Batch(int number)
    {
        var (round, place) = (number / ChannelDays, number % ChannelDays);
        var (channel, count) = (Channels[place / Days], round == 0 ? EventsPerFirstBatch : EventsPerBatch);
        var at = Monday.AddDays(place % Days).AddHours(round % Slices).AddMinutes(round / Slices);
        using var body = new MemoryStream(200 * count);
        for (var i = 0; i < count; i++)
        {
            body.WriteByte(i == 0 ? (byte)'[' : (byte)',');
            clicks[channel].Write(body, FirstNumber + (long)number * EventsPerBatch + i, at.AddMilliseconds(i));
        }

        body.WriteByte((byte)']');
        return (channel, count, body.ToArray());
    }

    private async Task Push(HttpConnection app, string path, int count, Func<int, string> item, CancellationToken ct)
    {
        var body = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, count).Select(item))}]");
        await Push(app, path, body, count, ct);
    }

    /// <summary>Sends a batch until all of it is acknowledged, as a sender does whom a busy store turned away; what was stored of it before is then a duplicate.</summary>
    private async Task Push(HttpConnection app, string path, byte[] body, int count, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await app.Send(requests.Post(path, body), ct);
            if (answer.Status == 503 && attempt < MostAttempts)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), ct);
                continue;
            }

            var receipt = Receipt.Of(answer);
            if (receipt.Accepted + (attempt > 1 ? receipt.Duplicate : 0) != count)
            {
                throw new InvalidDataException($"All {count} items of {path} are new, the app says {receipt}.");
            }

            return;
        }
    }

    private static string Event(string kind, int number, DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"source\":\"web\",\"id\":\"{kind}-{number}\",\"channel\":\"{Channels[number % Channels.Count]}\",\"occurredAt\":\"{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\"");
}
