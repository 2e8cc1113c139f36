using System.Diagnostics;
using Azure;
using Azure.Storage.Blobs.Specialized;

namespace Microsoft.Azure.Functions.Worker.Embedded.Timers;

/// <summary>A lease that is renewed until disposed, or until it is lost.</summary>
internal sealed class HeldLease : IAsyncDisposable
{
    private readonly BlobLeaseClient lease;
    private readonly TimeSpan duration;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource lost = new();
    private readonly Task renewal;

    public HeldLease(BlobLeaseClient lease, TimeSpan duration)
    {
        this.lease = lease;
        this.duration = duration;
        Lost = lost.Token;
        renewal = Renew();
    }

    /// <summary>Cancelled when another instance may have it.</summary>
    public CancellationToken Lost { get; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await renewal.ConfigureAwait(false);
        if (!Lost.IsCancellationRequested)
        {
            await GiveBack().ConfigureAwait(false);
        }

        stop.Dispose();
        lost.Dispose();
    }

    private async Task Renew()
    {
        var renewed = Stopwatch.GetTimestamp();
        while (true)
        {
            await Task.Delay(duration / 3, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
            {
                return;
            }

            var asked = Stopwatch.GetTimestamp();
            if (await TryRenew().ConfigureAwait(false))
            {
                renewed = asked;
            }
            else if (Stopwatch.GetElapsedTime(renewed) + (duration / 3) >= duration)
            {
                // Before it runs out on the service's side, not after.
                await lost.CancelAsync().ConfigureAwait(false);
                return;
            }
        }
    }

    private async Task<bool> TryRenew()
    {
        using var patience = new CancellationTokenSource(duration / 3);
        try
        {
            await lease.RenewAsync(cancellationToken: patience.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is RequestFailedException or OperationCanceledException or AggregateException)
        {
            return false;
        }
    }

    private async Task GiveBack()
    {
        try
        {
            await lease.ReleaseAsync().ConfigureAwait(false);
        }
        catch (RequestFailedException)
        {
            // It runs out by itself.
        }
    }
}
