using System.Collections.Concurrent;
using System.Text.Json;
using Attribution.Local.Demo;

namespace Attribution.Local.Steps;

/// <summary>What came of a push.</summary>
/// <param name="Requests">Requests that were answered.</param>
/// <param name="Surprises">Answers that were not the expected ones.</param>
internal sealed record PushResult(int Requests, IReadOnlyList<string> Surprises);

/// <summary>Sends items as platforms would: several at a time, but no form before the clicks that led to it.</summary>
internal static class Pusher
{
    private const int AtATime = 4;

    /// <summary>Sends every item, in waves.</summary>
    /// <param name="app">Where to.</param>
    /// <param name="items">What.</param>
    /// <param name="sent">Called after each answer with the number of answers so far.</param>
    /// <param name="ct">Stops between two items.</param>
    /// <exception cref="HttpRequestException">The app cannot be reached.</exception>
    public static async Task<PushResult> Push(AppClient app, IReadOnlyList<PushItem> items, Action<int> sent, CancellationToken ct)
    {
        var surprises = new ConcurrentQueue<string>();
        var answered = 0;
        var sending = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = ct };
        foreach (var wave in items.GroupBy(item => item.Wave).OrderBy(wave => wave.Key))
        {
            await Parallel.ForEachAsync(wave, sending, async (item, stop) =>
            {
                var (status, body) = await app.Send(item, stop).ConfigureAwait(false);
                if (Surprise(item.Expected, status, body) is { } surprise)
                {
                    surprises.Enqueue($"{item.Method} {item.Path}: {surprise}");
                }

                sent(Interlocked.Increment(ref answered));
            }).ConfigureAwait(false);
        }

        return new PushResult(answered, [.. surprises]);
    }

    private static string? Surprise(Answer expected, int status, string body)
    {
        if (status != expected.Status && !(status == 201 && expected.Status == 200))
        {
            return $"expected status {expected.Status}, got {status}: {body}";
        }

        if (expected.Received == 0)
        {
            return null;
        }

        var answer = JsonSerializer.Deserialize<Counts>(body, JsonSerializerOptions.Web)!;
        return (answer.Received, answer.Rejected) == (expected.Received, expected.Rejected)
            && answer.Accepted + answer.Duplicate + answer.Restated + answer.Unchanged + answer.Rejected == answer.Received
            ? null
            : $"expected {expected.Received} received and {expected.Rejected} of them rejected, got {body}";
    }

    private sealed record Counts(int Received, int Accepted, int Duplicate, int Restated, int Unchanged, int Rejected);
}
