using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Azure.Functions.Worker.Embedded.Invocation;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Embedded.Timers;

/// <summary>One timer function: waits for its turn among the instances, then for its schedule.</summary>
internal sealed partial class TimerListener(
    TimerFunction timer, SingletonLease lease, ScheduleMonitor monitor, FunctionRunner runner, EmbeddedHostOptions options, HostDrain drain, ILogger logger)
{
    /// <summary>Longer pauses than this are made of several: the system's timers end at 49 days.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);
    private bool runsOnStartup = timer.Trigger.RunOnStartup;

    private DateTime Now => options.Clock.GetUtcNow().UtcDateTime;

    private string Name => timer.Function.Name;

    /// <summary>Ends when a stop was asked for and a running function has ended.</summary>
    public async Task Run()
    {
        while (!drain.Stopping.IsCancellationRequested)
        {
            try
            {
                var held = await lease.Acquire(drain.Stopping).ConfigureAwait(false);
                await using (held.ConfigureAwait(false))
                {
                    using var turn = CancellationTokenSource.CreateLinkedTokenSource(drain.Stopping, held.Lost);
                    await Tick(turn.Token).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException)
            {
                // Stopping, or the lease is lost.
            }
#pragma warning disable CA1031 // An outage of the service must not end the listener.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Log.Interrupted(logger, e, Name);
                await Task.Delay(options.TimerLeasePolling, drain.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Tick(CancellationToken ct)
    {
        var (status, isPastDue) = StartDecision.From(await Load(ct).ConfigureAwait(false), timer.Schedule, Now);
        await Save(status).ConfigureAwait(false);
        if (isPastDue || runsOnStartup)
        {
            runsOnStartup = false;
            status = await Fire(status, isPastDue, ct).ConfigureAwait(false);
        }

        while (true)
        {
            await Until(status.Next, ct).ConfigureAwait(false);
            status = await Fire(status, isPastDue: false, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Runs the function, with its retries; whatever becomes of it, the schedule moves on.</summary>
    private async Task<ScheduleStatus> Fire(ScheduleStatus status, bool isPastDue, CancellationToken ct)
    {
        var at = Now;
        var info = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = timer.Trigger.UseMonitor ? status : null };
        for (var retry = 0; !await Succeeds(info, retry).ConfigureAwait(false) && timer.Retry.Allows(retry + 1); retry++)
        {
            await Task.Delay(timer.Retry.Delay(retry + 1), options.Clock, ct).ConfigureAwait(false);
        }

        var next = new ScheduleStatus { Last = at, Next = timer.Schedule.Next(at), LastUpdated = Now };
        await Save(next).ConfigureAwait(false);
        return next;
    }

    private async Task<bool> Succeeds(TimerInfo info, int retry)
    {
        try
        {
            await runner.Run(new FunctionInvocation(timer.Function, info.IsPastDue ? "missed occurrence" : "schedule")
            {
                Features = features => features.Set(info),
                RetryCount = retry,
                MaxRetryCount = timer.Retry.MaxRetries,
            }).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (drain.Over.IsCancellationRequested)
        {
            // Cut short by the stop: the occurrence counts as missed at the next start.
            throw;
        }
#pragma warning disable CA1031 // The runner has logged it.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private async Task Until(DateTime time, CancellationToken ct)
    {
        while (time - Now is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait < LongestPause ? wait : LongestPause, options.Clock, ct).ConfigureAwait(false);
        }

        ct.ThrowIfCancellationRequested();
    }

    private Task<ScheduleStatus?> Load(CancellationToken ct) =>
        timer.Trigger.UseMonitor ? monitor.Load(Name, ct) : Task.FromResult<ScheduleStatus?>(null);

    private Task Save(ScheduleStatus status) =>
        timer.Trigger.UseMonitor ? monitor.Save(Name, status, CancellationToken.None) : Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Timer {Function} is interrupted and will start over.")]
        public static partial void Interrupted(ILogger logger, Exception failure, string function);
    }
}
