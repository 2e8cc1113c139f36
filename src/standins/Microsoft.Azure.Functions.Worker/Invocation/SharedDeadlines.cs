using System.Diagnostics;

namespace Microsoft.Azure.Functions.Worker.Embedded.Invocation;

/// <summary>
/// Tokens that end when functionTimeout has passed, or the drain period. Invocations that begin at nearly the same time share one: a timer
/// for each would cost a short function more than everything else around it. Nobody is cut off early; up to a hundredth of the limit, at most a second, late.
/// </summary>
internal sealed class SharedDeadlines(TimeSpan? limit, HostDrain drain)
{
    private readonly TimeSpan granularity = limit is { } l ? TimeSpan.FromTicks(Math.Min(l.Ticks / 100, TimeSpan.TicksPerSecond)) : TimeSpan.Zero;
    private Shared? current;

    public CancellationToken Begin()
    {
        if (limit is not { } most)
        {
            return drain.Over;
        }

        var shared = Volatile.Read(ref current);
        if (shared is null || Stopwatch.GetElapsedTime(shared.Since) >= granularity)
        {
            // Two at once make two: the one that is not kept serves its own invocation.
            shared = new Shared(CancellationTokenSource.CreateLinkedTokenSource(drain.Over), Stopwatch.GetTimestamp());
            shared.Source.CancelAfter(most + granularity);
            Volatile.Write(ref current, shared);
        }

        return shared.Source.Token;
    }

    private sealed record Shared(CancellationTokenSource Source, long Since);
}
