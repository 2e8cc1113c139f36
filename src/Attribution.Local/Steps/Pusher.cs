using System.Collections.Concurrent;
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
        // Whoever imports files waits for one before sending the next.
        using var files = new SemaphoreSlim(1);
        var surprises = new ConcurrentQueue<string>();
        var answered = 0;
        var sending = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = ct };
        foreach (var wave in items.GroupBy(item => item.Wave).OrderBy(wave => wave.Key))
        {
            await Parallel.ForEachAsync(wave, sending, async (item, stop) =>
            {
                if (await (item.IsRehearsed ? Import(app, item, files, stop) : Send(app, item, stop)).ConfigureAwait(false) is { } surprise)
                {
                    surprises.Enqueue($"{item.Method} {item.Path}: {surprise}");
                }

                sent(Interlocked.Increment(ref answered));
            }).ConfigureAwait(false);
        }

        return new PushResult(answered, [.. surprises]);
    }

    private static async Task<string?> Send(AppClient app, PushItem item, CancellationToken ct)
    {
        var (status, body) = await app.Send(item, ct).ConfigureAwait(false);
        return Receipts.Surprise(item.Expected, status, body);
    }

    /// <summary>Sends a file after a dry run, which must say the same.</summary>
    private static async Task<string?> Import(AppClient app, PushItem item, SemaphoreSlim files, CancellationToken ct)
    {
        await files.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            var (dryStatus, dryBody) = await app.Send(item with { Path = $"{item.Path}&dryRun=true" }, ct).ConfigureAwait(false);
            var (status, body) = await app.Send(item, ct).ConfigureAwait(false);
            return Receipts.Surprise(item.Expected, status, body)
                ?? (dryStatus == status && Receipts.SayTheSame(dryBody, body) ? null : $"the dry run said {dryBody}, the import {body}");
        }
        finally
        {
            files.Release();
        }
    }
}
