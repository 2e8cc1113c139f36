using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Embedded.Queues;

/// <summary>How long to wait before looking at an empty queue again: from 100 ms, doubling up to the limit.</summary>
internal sealed class PollingDelay(TimeSpan limit)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LocalLimit = TimeSpan.FromSeconds(2);
    private TimeSpan next = Shortest;

    /// <summary>A developer does not wait longer than two seconds.</summary>
    public static PollingDelay For(QueuesOptions options, IHostEnvironment environment) =>
        new(environment.IsDevelopment() && options.MaxPollingInterval > LocalLimit ? LocalLimit : options.MaxPollingInterval);

    public TimeSpan Next()
    {
        var current = next;
        next = TimeSpan.FromTicks(Math.Min(limit.Ticks, next.Ticks * 2));
        return current;
    }

    public void Reset() => next = Shortest;
}
