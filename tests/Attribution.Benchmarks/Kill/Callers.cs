using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace Attribution.Benchmarks.Kill;

/// <summary>Sends calls, several at a time, wave by wave. What the app does not live to answer is left for its next life.</summary>
internal sealed class Callers(KilledApp app)
{
    private const int AtATime = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private readonly ConcurrentQueue<string> surprises = new();
    private readonly ConcurrentQueue<string> journal = new();

    /// <summary>Answers that nobody hoped for, so far.</summary>
    public IReadOnlyCollection<string> Surprises => surprises;

    /// <summary>What was asked and answered, line by line, at which time of day and of the app's clock.</summary>
    public IReadOnlyCollection<string> Journal => journal;

    /// <summary>Sends waves, one after another.</summary>
    /// <returns>What was not answered, in its waves; none when all was.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<Call>>> Send(IReadOnlyList<IReadOnlyList<Call>> waves, CancellationToken ct)
    {
        var address = app.Address;
        for (var wave = 0; wave < waves.Count; wave++)
        {
            if (await Send(address, waves[wave], ct) is { Count: > 0 } left)
            {
                return [left, .. waves.Skip(wave + 1)];
            }
        }

        return [];
    }

    /// <summary>Sends one call to a process that nobody kills.</summary>
    public async Task<HttpAnswer> Ask(byte[] request, CancellationToken ct)
    {
        using var connection = new HttpConnection(app.Address);
        return await connection.Send(request, ct);
    }

    private async Task<List<Call>> Send(Uri address, IReadOnlyList<Call> wave, CancellationToken ct)
    {
        var (waiting, left) = (new ConcurrentQueue<Call>(wave), new ConcurrentQueue<Call>());
        await Task.WhenAll(Enumerable.Range(0, Math.Min(AtATime, wave.Count)).Select(_ => Task.Run(() => Work(address, waiting, left, ct), ct)));
        return [.. left, .. waiting];
    }

    /// <summary>Ends when nothing is waiting, or nobody answers any more.</summary>
    private async Task Work(Uri address, ConcurrentQueue<Call> waiting, ConcurrentQueue<Call> left, CancellationToken ct)
    {
        using var connection = new HttpConnection(address);
        while (left.IsEmpty && waiting.TryDequeue(out var call))
        {
            if (!await IsAnswered(connection, call, ct))
            {
                left.Enqueue(call);
            }
        }
    }

    private async Task<bool> IsAnswered(HttpConnection connection, Call call, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            while (true)
            {
                var request = call.Request(app.Now);
                Write($"> {Encoding.UTF8.GetString(request).ReplaceLineEndings(" ")}");
                var answer = await connection.Send(request, patience.Token);
                Write($"< {answer.Status} to {call.Name}");
                if (answer.Status != 503)
                {
                    Note(call, answer);
                    return true;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
            }
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // As who waits for an answer gives up some day, and sends again.
            return false;
        }
    }

    private void Write(string line) => journal.Enqueue(FormattableString.Invariant($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {app.Now:yyyy-MM-dd HH:mm:ss} {line}"));

    private void Note(Call call, HttpAnswer answer)
    {
        if (call.Surprise(answer) is { } surprise)
        {
            surprises.Enqueue($"{call.Name} {surprise}");
        }
        else
        {
            call.Answered(answer);
        }
    }
}
