using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Attribution.Benchmarks.Ingest;
using Attribution.Benchmarks.Processes;

namespace Attribution.Benchmarks.Fuzz;

/// <summary>Sends what no sender should, and sees whether every answer is one that was promised.</summary>
internal sealed class FuzzRun(FuzzOptions options, Action<string> say)
{
    private const int Concurrency = 16;
    private const double MostMegabytes = 1000;
    private const string Check = "fuzz-check";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>After this, whoever sends half a request hangs up; the web server alone would wait for seconds.</summary>
    private static readonly TimeSpan BeforeGivingUp = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, string> violations = new();
    private readonly ConcurrentDictionary<int, int> statuses = new();
    private readonly ConcurrentDictionary<string, int> routes = new();
    private double highest;
    private double slowest;
    private int closed;
    private int done;

    /// <returns>Whether every promise was kept.</returns>
    public async Task<bool> Run(CancellationToken ct)
    {
        if (Corpus.Gaps().ToList() is { Count: > 0 } gaps)
        {
            throw new InvalidDataException(string.Join(Environment.NewLine, gaps));
        }

        await using var stack = await Stack.Start(ct);
        await stack.StartApp(null, [], ct);
        var requests = new Requests(stack.Settings.HostKey);
        await Prepare(stack, requests, ct);
        var maker = new RequestMaker(options.Seed, stack.Settings.MasterKey, () => stack.AppTime);
        var verdict = new Verdict(Corpus.Codes());
        say(FormattableString.Invariant($"{(options.Only is { } only ? $"request {only}" : $"{options.Requests:N0} requests")}, seed {options.Seed}, {Corpus.All.Count} samples of all routes; logs in {stack.Logs}"));
        if (options.Only is { } number)
        {
            return await One(stack, maker.Make(number), verdict, ct);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var watching = Watch(stack, stop.Token);
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Concurrency).Select(_ => Task.Run(async () =>
        {
            using var connection = new HttpConnection(stack.Address);
            int mine;
            while ((violations.IsEmpty || options.GoOn) && (mine = Interlocked.Increment(ref next)) < options.Requests)
            {
                var request = maker.Make(mine);
                if (await Judge(connection, request, verdict, ct) is { } wrong)
                {
                    Violated($"{wrong.Split(',')[0]} {request.Route}", $"{wrong}{Environment.NewLine}{request}");
                }

                routes.AddOrUpdate(request.Route, 1, (_, n) => n + 1);
                Interlocked.Increment(ref done);
            }
        }, ct)));
        await stop.CancelAsync();
        await watching;
        if (violations.IsEmpty || options.GoOn)
        {
            await StillCounts(stack, requests, ct);
        }

        Summary();
        foreach (var violation in violations.Values)
        {
            say($"VIOLATED: {violation}{Environment.NewLine}");
        }

        if (!violations.IsEmpty)
        {
            say($"Again: -- fuzz --seed {options.Seed} --only N");
            say($"The app's last lines:{Environment.NewLine}{string.Join(Environment.NewLine, stack.LastLines(20).Select(line => line.Length > 1500 ? line[..1500] + " …" : line))}");
        }

        return violations.IsEmpty;
    }

    /// <summary>Keeps the first of each kind.</summary>
    private void Violated(string kind, string what) => violations.TryAdd(kind, what);

    private static async Task Prepare(Stack stack, Requests requests, CancellationToken ct)
    {
        using var app = new HttpConnection(stack.Address);
        await Catalogue.Channel(app, requests, Check, 24, 2, ct);
        await Catalogue.Channel(app, requests, Corpus.Channel, 1440, 4, ct);
        foreach (var (platform, secrets) in Corpus.Senders)
        {
            await Catalogue.Connection(app, requests, Corpus.Connection(platform), platform, Corpus.Channel, secrets, ct);
        }
    }

    /// <returns>What was wrong; null when nothing was.</returns>
    private async Task<string?> Judge(HttpConnection connection, FuzzRequest request, Verdict verdict, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            var answer = await Send(connection, request, ct);
            statuses.AddOrUpdate(answer.Status, 1, (_, n) => n + 1);
            return verdict.Of(request, answer) is { } wrong ? $"{wrong}, in the answer {answer}" : null;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            Interlocked.Increment(ref closed);
            return request.Wire == Wire.Sound ? $"no answer: {e.Message}" : null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return FormattableString.Invariant($"no answer within {Deadline.TotalSeconds:0} s");
        }
        finally
        {
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            InterlockedMax(ref slowest, took);
            if (request.Wire == Wire.Broken)
            {
                // What is left of it must not pass for the beginning of the next one.
                connection.Close();
            }
        }
    }

    private static async Task<HttpAnswer> Send(HttpConnection connection, FuzzRequest request, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Deadline);
        if (request.Wire == Wire.Sound)
        {
            return await connection.Send(request.Bytes, deadline.Token);
        }

        try
        {
            // A server may refuse a request that it has not read to its end, and close: the answer counts all the same.
            connection.Close();
            try
            {
                await connection.SendPart(request.Bytes, deadline.Token);
            }
            catch (SocketException)
            {
                // Refused half-way; the answer, if there is one, lies ready.
            }

            var answer = connection.Receive(request.Bytes.AsSpan().StartsWith("HEAD "u8), deadline.Token).AsTask();
            if (request.Wire == Wire.Broken && await Task.WhenAny(answer, Task.Delay(BeforeGivingUp, ct)) != answer)
            {
                // It waits for what the request promises, and that will not come.
                connection.FinishSending();
            }

            return await answer;
        }
        finally
        {
            connection.Close();
        }
    }

    private async Task<bool> One(Stack stack, FuzzRequest request, Verdict verdict, CancellationToken ct)
    {
        using var connection = new HttpConnection(stack.Address);
        say(request.ToString());
        var wrong = await Judge(connection, request, verdict, ct);
        say(wrong is null ? $"answered {string.Join(", ", statuses.Keys)}: as promised" : $"VIOLATED: {wrong}");
        return wrong is null;
    }

    private async Task Watch(Stack stack, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            for (var second = 1; ; second++)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), ct);
                if (stack.AppHasExited)
                {
                    Violated("end", "The app has ended.");
                    return;
                }

                var now = ProcessUsage.ResidentBytes(stack.AppProcess) / 1e6;
                InterlockedMax(ref highest, now);
                if (now > MostMegabytes)
                {
                    Violated("memory", FormattableString.Invariant($"The app takes {now:0} MB, more than {MostMegabytes:0} MB."));
                }

                if (second % 10 == 0)
                {
                    say(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds,5:0} s  {Volatile.Read(ref done),8:N0} requests  app {now:0} MB"));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // All is sent.
        }
    }

    /// <summary>Whatever was sent, the app must still do what it is there for.</summary>
    private async Task StillCounts(Stack stack, Requests requests, CancellationToken ct)
    {
        using var app = new HttpConnection(stack.Address);
        var click = $$"""{"source":"web","id":"after-all","channel":"{{Check}}","occurredAt":"2026-03-23T04:00:00Z"}""";
        var receipt = Receipt.Of(await app.Send(requests.Post("/clicks", Encoding.UTF8.GetBytes(click)), ct));
        if (receipt.Accepted != 1)
        {
            Violated("receipt", $"After all of them a valid click was answered {receipt}.");
        }

        foreach (var difference in await Settled.Wait(stack, new Dictionary<string, long> { [Check] = 1 }, ct))
        {
            Violated("figures", $"After all of them {difference}");
        }
    }

    private void Summary()
    {
        say(FormattableString.Invariant($"{done:N0} requests; slowest answer {slowest:0} ms; at most {highest:0} MB; closed without an answer, as broken requests may be: {closed:N0}"));
        say("answers: " + string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => FormattableString.Invariant($"{s.Key}: {s.Value:N0}"))));
        say("by route: " + string.Join(", ", routes.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => FormattableString.Invariant($"{r.Key}: {r.Value:N0}"))));
    }

    private static void InterlockedMax(ref double target, double value)
    {
        double seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
