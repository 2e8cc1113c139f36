using System.Diagnostics;
using Attribution.Benchmarks.Processes;

namespace Attribution.Benchmarks.Soak;

/// <summary>Minutes of steady traffic with repetitions, and a store that goes away in the middle: nothing may be lost or counted twice.</summary>
internal sealed class SoakRun(SoakOptions options, Action<string> say) : IDisposable
{
    private const double MostP99 = 250;
    private const int Slices = 17_280;
    private const int Shards = 1;
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(120);
    private readonly List<string> violations = [];
    private readonly CancellationTokenSource broken = new();
    private readonly Latencies latencies = new(options);
    private readonly MemoryWatch memory = new(options);

    /// <returns>Whether every promise was kept.</returns>
    public async Task<bool> Run(CancellationToken ct)
    {
        await using var stack = await Stack.Start(ct);
        await using var proxy = new TcpProxy(stack.Azurite.Tables);
        await stack.StartApp(proxy.Address, [], ct);
        var requests = new Requests(stack.Settings.HostKey);
        await Prepare(stack, requests, ct);
        say(FormattableString.Invariant($"{options.Minutes} minutes at {options.Rate} events/s, a fifth of them repetitions; seed {options.Seed}; logs in {stack.Logs}"));
        say(FormattableString.Invariant($"the store refuses from {options.OutageBegins.TotalSeconds:0} s and hangs from {(options.OutageBegins + options.EachOutage).TotalSeconds:0} s to {options.OutageEnds.TotalSeconds:0} s"));

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, broken.Token);
        var traffic = new Traffic(options, stack.AppTime);
        var clock = Stopwatch.StartNew();
        using (var senders = new Senders(stack.Address, clock, latencies, Violated))
        {
            try
            {
                var watching = Watch(stack, senders, clock, stop.Token);
                var failing = Fail(proxy, clock, stop.Token);
                await Push(senders, requests, traffic, clock, stop.Token);
                await Task.WhenAll(watching, failing);
            }
            catch (OperationCanceledException) when (broken.IsCancellationRequested)
            {
                // The first violation ends the run; what follows would only be its consequence.
            }
        }

        if (violations.Count == 0)
        {
            await Compare(stack, traffic, ct);
            Judge();
        }

        foreach (var violation in violations)
        {
            say($"VIOLATED: {violation}");
        }

        if (violations.Count > 0)
        {
            say($"The app's last lines:{Environment.NewLine}{string.Join(Environment.NewLine, stack.LastLines(20).Select(line => line.Length > 500 ? line[..500] + " …" : line))}");
        }

        return violations.Count == 0;
    }

    public void Dispose() => broken.Dispose();

    private void Violated(string what)
    {
        lock (violations)
        {
            violations.Add(what);
        }

        broken.Cancel();
    }

    /// <summary>Channels, and two thousand calls to get warm; these go to a channel of their own.</summary>
    private static async Task Prepare(Stack stack, Requests requests, CancellationToken ct)
    {
        using var app = new HttpConnection(stack.Address);
        await Catalogue.Channel(app, requests, "warm-up", Slices, Shards, ct);
        for (var i = 0; i < Traffic.Channels; i++)
        {
            await Catalogue.Channel(app, requests, Traffic.Channel(i), Slices, Shards, ct);
        }

        var clicks = new Clicks("warm-up", 20);
        await ClosedLoop.Run(16, TimeSpan.FromMinutes(2), async number =>
        {
            using var connection = new HttpConnection(stack.Address);
            using var body = new MemoryStream();
            clicks.Write(body, number, stack.AppTime);
            return Receipt.Of(await connection.Send(requests.Post("/clicks", body.ToArray()), ct)).Accepted;
        }, 2000);
    }

    /// <summary>Sends everything when it is due, and waits until it is acknowledged.</summary>
    private async Task Push(Senders senders, Requests requests, Traffic traffic, Stopwatch clock, CancellationToken ct)
    {
        var underWay = new List<Task>();
        for (var place = 0L; place < options.Events; place++)
        {
            while (clock.Elapsed < traffic.Due(place))
            {
                await Task.Delay(1, ct);
            }

            if (Request(requests, traffic, place) is var (request, events))
            {
                var due = traffic.Due(place);
                underWay.Add(Task.Run(() => senders.Send(request, events, due, ct), ct));
            }

            if (underWay.Count > 20_000)
            {
                underWay.RemoveAll(task => task.IsCompletedSuccessfully);
            }
        }

        await Task.WhenAll(underWay);
        say(FormattableString.Invariant($"{options.Events:N0} events sent, all acknowledged after {clock.Elapsed.TotalSeconds:0} s"));
    }

    private static (byte[] Request, int Events)? Request(Requests requests, Traffic traffic, long place)
    {
        using var body = new MemoryStream();
        if (!Traffic.IsInBatch(place))
        {
            var single = traffic.At(place);
            single.Write(body);
            return (requests.Post($"/{single.Measure}", body.ToArray()), 1);
        }

        if (!Traffic.EndsBatch(place))
        {
            return null;
        }

        for (var i = place - Traffic.EventsPerBatch + 1; i <= place; i++)
        {
            traffic.At(i).Write(body);
            body.WriteByte((byte)'\n');
        }

        return (requests.Post("/clicks", body.ToArray(), "application/x-ndjson"), Traffic.EventsPerBatch);
    }

    private async Task Fail(TcpProxy proxy, Stopwatch clock, CancellationToken ct)
    {
        foreach (var (mode, at) in new[] { (ProxyMode.Refuse, options.OutageBegins), (ProxyMode.Hang, options.OutageBegins + options.EachOutage), (ProxyMode.Forward, options.OutageEnds) })
        {
            await Task.Delay(at - clock.Elapsed is { Ticks: > 0 } wait ? wait : TimeSpan.Zero, ct);
            proxy.Become(mode);
            say(FormattableString.Invariant($"{clock.Elapsed.TotalSeconds,5:0} s  the store {(mode == ProxyMode.Refuse ? "refuses connections" : mode == ProxyMode.Hang ? "takes requests and answers nothing" : "answers again")}"));
        }
    }

    private async Task Watch(Stack stack, Senders senders, Stopwatch clock, CancellationToken ct)
    {
        var others = new OtherLoad(stack);
        for (var second = 1; second <= (int)options.Duration.TotalSeconds; second++)
        {
            await Task.Delay(TimeSpan.FromSeconds(second) - clock.Elapsed is { Ticks: > 0 } wait ? wait : TimeSpan.Zero, ct);
            if (stack.AppHasExited)
            {
                Violated("The app has ended.");
                return;
            }

            memory.Sample(clock.Elapsed, stack.AppProcess);
            if (second % 10 == 0)
            {
                var (count, p50, p99) = latencies.Recent();
                say(FormattableString.Invariant(
                    $"{second,5} s  {senders.Acknowledged,9:N0} acknowledged  {senders.Pending,6:N0} pending  single events: {count,5:N0}, p50 {p50,6:0.0} ms, p99 {p99,8:0.0} ms  503: {senders.Refused:N0}  no answer: {senders.Unanswered:N0}  app {memory.Last:0} MB, tables {ProcessUsage.ResidentBytes(stack.Azurite.TablesProcess) / 1e6:0} MB  others {others.CoresSinceLast():0.0} cores"));
            }
        }
    }

    private async Task Compare(Stack stack, Traffic traffic, CancellationToken ct)
    {
        var expected = Expectation.Of(traffic, options.Events).Numbers;
        var served = new ServedNumbers(stack);
        var (waited, unchanged, last) = (Stopwatch.StartNew(), Stopwatch.StartNew(), "");
        while (true)
        {
            var numbers = await served.Read(ct);
            var differences = expected.Keys.Union(numbers.Keys)
                .Where(name => name != "warm-up clicks" && expected.GetValueOrDefault(name) != numbers.GetValueOrDefault(name))
                .Select(name => FormattableString.Invariant($"{name}: {expected.GetValueOrDefault(name):N0} were acknowledged, {numbers.GetValueOrDefault(name):N0} are counted"))
                .ToList();
            if (differences.Count == 0)
            {
                say(FormattableString.Invariant($"all {expected.Count} numbers are exact, {waited.Elapsed.TotalSeconds:0} s after the last answer"));
                return;
            }

            var now = string.Join('\n', differences);
            if (now != last)
            {
                (last, unchanged) = (now, Stopwatch.StartNew());
            }

            if (unchanged.Elapsed > Still)
            {
                violations.AddRange(differences);
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(2), ct);
        }
    }

    private void Judge()
    {
        var (count, p50, p99) = latencies.Counted();
        say(FormattableString.Invariant($"single events outside the outage: {count:N0}, p50 {p50:0.0} ms, p99 {p99:0.0} ms"));
        say(FormattableString.Invariant($"memory of the app: {memory.Early:0} MB early, at most {memory.HighestInOutage:0} MB in the outage, {memory.Late:0} MB at the end"));
        if (p99 > MostP99)
        {
            violations.Add(FormattableString.Invariant($"p99 of single events is {p99:0.0} ms, more than {MostP99:0} ms."));
        }

        violations.AddRange(memory.Violations());
    }
}
