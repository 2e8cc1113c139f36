using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Embedded.Timers;

/// <summary>Of all instances only the holder of this lease ticks; when it dies, the lease runs out and another takes it.</summary>
internal sealed partial class SingletonLease(BlobContainerClient container, string hostId, string function, EmbeddedHostOptions options, ILogger logger)
{
    private readonly BlobClient blob = container.GetBlobClient($"locks/{hostId}/{function}.listener");

    /// <summary>Waits until the lease is ours.</summary>
    public async Task<HeldLease> Acquire(CancellationToken ct)
    {
        while (true)
        {
            if (await TryAcquire(ct).ConfigureAwait(false) is { } held)
            {
                return held;
            }

            await Task.Delay(options.TimerLeasePolling, ct).ConfigureAwait(false);
        }
    }

    private async Task<HeldLease?> TryAcquire(CancellationToken ct)
    {
        try
        {
            await CreateIfMissing(ct).ConfigureAwait(false);
            var lease = blob.GetBlobLeaseClient();
            await lease.AcquireAsync(options.TimerLease, cancellationToken: ct).ConfigureAwait(false);
            return new HeldLease(lease, options.TimerLease);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotAcquired(logger, e, function);
            return null;
        }
    }

    private async Task CreateIfMissing(CancellationToken ct)
    {
        if (!await blob.ExistsAsync(ct).ConfigureAwait(false))
        {
            try
            {
                await blob.UploadAsync(new BinaryData(""), overwrite: false, ct).ConfigureAwait(false);
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                // Another instance was faster.
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The lock of timer {Function} could not be asked for.")]
        public static partial void NotAcquired(ILogger logger, Exception failure, string function);
    }
}
