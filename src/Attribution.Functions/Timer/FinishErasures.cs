using Attribution.Functions.Protection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Timer;

/// <summary>Every quarter of an hour: erases what came late of people who were erased, or was left by a crash, and forgets what they were called.</summary>
public sealed partial class FinishErasures(ErasureFinishing finishing, ILogger<FinishErasures> logger)
{
    /// <summary>Runs away from the timers that run on the hour.</summary>
    [Function(nameof(FinishErasures))]
    public async Task Run([TimerTrigger("0 7,22,37,52 * * * *", UseMonitor = false)] TimerInfo timer, CancellationToken ct)
    {
        if (await finishing.Finish(ct).ConfigureAwait(false) is > 0 and var finished)
        {
            Log.Finished(logger, finished);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Count} erasures were finished.")]
        public static partial void Finished(ILogger logger, int count);
    }
}
