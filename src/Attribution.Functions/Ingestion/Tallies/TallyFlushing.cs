using Attribution.Domain.Figures;
using Attribution.Storage.Tallies;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Ingestion.Tallies;

/// <summary>
/// Writes tallies down every few seconds, and once more at an orderly end. A failure costs no request anything: it is logged once, and the next time
/// writes the whole row anyway.
/// </summary>
public sealed partial class TallyFlushing(IntakeTallies tallies, IntakeTallyStore store, TimeProvider clock, ILogger<TallyFlushing> logger) : BackgroundService
{
    /// <summary>What a crash costs at most.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(3);

#pragma warning disable RS0030 // Random: a process that is started again must not replace what it had written before.
    private readonly string process = Guid.NewGuid().ToString("N");
#pragma warning restore RS0030
    private readonly Dictionary<DateOnly, long> written = [];
    private bool isFailing;

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await Flush(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what has changed since it was last written. Not to be called by two at once.</summary>
    internal async Task Flush(CancellationToken ct)
    {
        try
        {
            foreach (var (day, counted) in tallies.Days())
            {
                await Flush(day, counted, ct).ConfigureAwait(false);
            }

            isFailing = false;
        }
        catch (Exception e)
        {
            if (!isFailing && !ct.IsCancellationRequested)
            {
                Log.NotWritten(logger, e);
            }

            isFailing = true;
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await Flush(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end writes once more.
        }
    }

    private async Task Flush(DateOnly day, IReadOnlyList<IntakeTally> counted, CancellationToken ct)
    {
        var items = counted.Sum(DayTally.Counted);
        if (items == written.GetValueOrDefault(day))
        {
            if (tallies.Forget(day))
            {
                written.Remove(day);
            }

            return;
        }

        await store.Put(day, process, counted, ct).ConfigureAwait(false);
        written[day] = items;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Tallies of what came in were not written; they are tried again every few seconds.")]
        public static partial void NotWritten(ILogger logger, Exception failure);
    }
}
