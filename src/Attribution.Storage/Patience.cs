using System.Diagnostics;

namespace Attribution.Storage;

/// <summary>
/// Rides out an outage of the store. For work behind a queue: deliveries of a message are few and come soon after each other, so a
/// store that is away for some minutes would use them up, and turn work that is only late into poison.
/// </summary>
public static class Patience
{
    /// <summary>Below the ten minutes after which the host ends a function: five deliveries then cover forty minutes.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(8);

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>Does the work, again and again while the store does not answer, for up to eight minutes. It must not matter how often it was begun.</summary>
    /// <param name="work">The work.</param>
    /// <param name="ct">Ends the patience.</param>
    public static async Task RideOut(Func<Task> work, CancellationToken ct)
    {
        var (began, wait) = (Stopwatch.GetTimestamp(), Shortest);
        while (true)
        {
            try
            {
                await work().ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (StoreFailure.IsPassing(e) && !ct.IsCancellationRequested && Stopwatch.GetElapsedTime(began) < Most)
            {
                await Task.Delay(wait, ct).ConfigureAwait(false);
                wait = wait * 2 < Longest ? wait * 2 : Longest;
            }
        }
    }
}
