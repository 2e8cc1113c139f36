using Attribution.Functions.Settings;
using Attribution.Storage;
using Attribution.Storage.Events;
using Attribution.Storage.Outbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Ingestion;

/// <summary>
/// Announces in the outbox that event partitions will have to be folded, once for all requests of a short while that write to
/// them, and asks for the folding when their writes are done. An outbox row, a message and a deletion then stand for many
/// requests; a request is answered when its events are durable and does not wait for the message.
/// </summary>
public sealed partial class FoldAnnouncer(OutboxStore outbox, EventStore events, IOptions<AttributionOptions> options, ILogger<FoldAnnouncer> logger) : IHostedService
{
    /// <summary>How long a request waits for its announcement before it is told that the store is busy.</summary>
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(8);

    private readonly Lock gate = new();
    private readonly HashSet<Task> closing = [];
    private FoldWave? current;
    private bool isStopping;

    /// <summary>How long requests gather. Figures follow that much later.</summary>
    public TimeSpan Gathering => options.Value.Gathering;

    /// <summary>Makes sure that what is about to be written will be folded, whatever happens to this process. Call it before the write.</summary>
    /// <param name="partitions">Where events are about to be written.</param>
    /// <param name="foreseen">Where others will probably be written a moment later.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <returns>To be disposed of after the write, whether it succeeded or not.</returns>
    public async Task<IDisposable> Announce(
        IReadOnlyCollection<EventPartition> partitions, Func<IEnumerable<EventPartition>> foreseen, CancellationToken ct)
    {
        var (wave, announced) = Join(partitions, foreseen);
        try
        {
            await announced.WaitAsync(MostWait, ct).ConfigureAwait(false);
            return wave.Share();
        }
        catch (TimeoutException e)
        {
            wave.Leave();
            throw new StoreBusyException("The store takes too long.", e);
        }
        catch
        {
            wave.Leave();
            throw;
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is announced without gathering more. Completes when the messages of all requests that have written are out.</summary>
    public Task Flush()
    {
        lock (gate)
        {
            current?.Close();
            return Task.WhenAll(closing);
        }
    }

    /// <summary>Sends what is announced, and from now on every announcement at once.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            isStopping = true;
        }

        return Flush().WaitAsync(cancellationToken);
    }

    private (FoldWave Wave, Task Announced) Join(IReadOnlyCollection<EventPartition> partitions, Func<IEnumerable<EventPartition>> foreseen)
    {
        lock (gate)
        {
            if (current is null)
            {
                current = new FoldWave(outbox, events.Held);
                closing.Add(Deliver(current));
            }

            if (isStopping)
            {
                current.Close();
            }

            return (current, current.Join(partitions, foreseen));
        }
    }

    private async Task Deliver(FoldWave wave)
    {
        await Task.WhenAny(Task.Delay(Gathering), wave.Closed).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        lock (gate)
        {
            current = null;
        }

        try
        {
            await wave.Deliver().ConfigureAwait(false);
        }
        catch (Exception e) when (StoreFailure.IsPassing(e))
        {
            // The events and the outbox are durable: the timer sends what is left behind.
            Log.LeftBehind(logger, e);
        }
        finally
        {
            lock (gate)
            {
                closing.RemoveWhere(t => t.IsCompleted);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Messages were left to the outbox.")]
        public static partial void LeftBehind(ILogger logger, Exception failure);
    }
}
