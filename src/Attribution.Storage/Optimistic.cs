using Attribution.Storage.Telemetry;
using Azure;

namespace Attribution.Storage;

/// <summary>Read, decide, write if nobody else did: again until it holds.</summary>
internal static class Optimistic
{
    /// <summary>Tries of one write before it is given up.</summary>
    public const int Attempts = 25;

    private const int ShortestWait = 2;
    private const int Conflict = 409;
    private const int PreconditionFailed = 412;
    private const int NotFound = 404;

    /// <summary>
    /// Runs <paramref name="attempt"/> until it returns true. A failed condition (409, 412, or 404 for a row that went away) is
    /// an attempt that lost; it is repeated after a short random wait, because hot rows make losers meet again.
    /// </summary>
    /// <exception cref="StoreBusyException">Every attempt lost.</exception>
    public static async Task Run(string what, Func<CancellationToken, Task<bool>> attempt, CancellationToken ct)
    {
        RequestFailedException? lost = null;
        for (var i = 0; i < Attempts; i++)
        {
            try
            {
                if (await attempt(ct).ConfigureAwait(false))
                {
                    return;
                }
            }
            catch (RequestFailedException e) when (e.Status is Conflict or PreconditionFailed or NotFound)
            {
                lost = e;
            }

            Instruments.DecisionRepeated();
#pragma warning disable CA5394 // Jitter needs no secrecy.
            await Task.Delay(Random.Shared.Next(ShortestWait, WaitBelow(i + 1)), ct).ConfigureAwait(false);
#pragma warning restore CA5394
        }

        throw lost is null ? new StoreBusyException($"{what} kept changing.") : new StoreBusyException($"{what} kept changing.", lost);
    }

    /// <summary>The wait after so many lost tries: from two milliseconds to less than this.</summary>
    public static int WaitBelow(int lost) => 10 * Math.Min(lost, 20);
}
