using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Attribution.Benchmarks.Soak;

/// <summary>
/// Senders as they are out there: they send when something happens, not when the last answer came, and what was not acknowledged
/// they send again until it is.
/// </summary>
internal sealed class Senders(Uri app, Stopwatch clock, Latencies latencies, Action<string> violated) : IDisposable
{
    /// <summary>So many senders wait for answers at once; whoever comes later waits for its turn, and its waiting counts.</summary>
    private const int MostConnections = 1024;

    /// <summary>How long a sender waits for an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Shorter than servers keep a connection on which nothing is sent, two minutes commonly: proper clients close theirs earlier, too.</summary>
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(60);

    private readonly ConcurrentStack<(HttpConnection Connection, TimeSpan Since)> idle = new();
    private readonly SemaphoreSlim free = new(MostConnections);
    private long pending;
    private long acknowledged;
    private long refused;
    private long unanswered;

    /// <summary>Requests that are not acknowledged yet.</summary>
    public long Pending => Interlocked.Read(ref pending);

    /// <summary>Events that were acknowledged, repetitions included.</summary>
    public long Acknowledged => Interlocked.Read(ref acknowledged);

    /// <summary>Answers 503.</summary>
    public long Refused => Interlocked.Read(ref refused);

    /// <summary>Requests without an answer in time, or at all.</summary>
    public long Unanswered => Interlocked.Read(ref unanswered);

    /// <summary>Sends until acknowledged.</summary>
    public async Task Send(byte[] request, int events, TimeSpan due, CancellationToken ct)
    {
        Interlocked.Increment(ref pending);
        for (var attempt = 0; ; attempt++)
        {
            var wait = await Try(request, events, attempt, ct);
            if (wait == TimeSpan.Zero)
            {
                break;
            }

            await Task.Delay(wait, ct);
        }

        if (events == 1)
        {
            latencies.Add(due, (clock.Elapsed - due).TotalMilliseconds);
        }

        Interlocked.Add(ref acknowledged, events);
        Interlocked.Decrement(ref pending);
    }

    public void Dispose()
    {
        while (idle.TryPop(out var open))
        {
            open.Connection.Dispose();
        }

        free.Dispose();
    }

    private HttpConnection Open()
    {
        if (idle.TryPop(out var open))
        {
            if (clock.Elapsed - open.Since < LongestIdle)
            {
                return open.Connection;
            }

            open.Connection.Dispose();
        }

        return new HttpConnection(app);
    }

    /// <returns>How long to wait before the next attempt; zero when acknowledged.</returns>
    private async Task<TimeSpan> Try(byte[] request, int events, int attempt, CancellationToken ct)
    {
        await free.WaitAsync(ct);
        var connection = Open();
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Patience);
            var answer = await connection.Send(request, patience.Token);
            if (answer.Status == 503)
            {
                Interlocked.Increment(ref refused);
                return After(answer, attempt);
            }

            var receipt = answer.Status == 200 ? Receipt.Of(answer) : default;
            if (answer.Status != 200 || receipt.Received != events || receipt.Rejected != 0)
            {
                violated($"A push of {events} events was answered {answer}");
            }

            return TimeSpan.Zero;
        }
        catch (Exception e) when (e is IOException or SocketException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            Interlocked.Increment(ref unanswered);
            return BackOff(attempt);
        }
        finally
        {
            idle.Push((connection, clock.Elapsed));
            free.Release();
        }
    }

    /// <summary>As long as asked for, and a little longer with every attempt, so that not all come back at once.</summary>
    private static TimeSpan After(HttpAnswer answer, int attempt) =>
        int.TryParse(answer.Header("Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds) + TimeSpan.FromMilliseconds(Environment.CurrentManagedThreadId * 7 % 500 * (attempt + 1) + 1)
            : BackOff(attempt);

    private static TimeSpan BackOff(int attempt) => TimeSpan.FromMilliseconds(Math.Min(8000, 250 * (1 << Math.Min(attempt, 5))));
}
