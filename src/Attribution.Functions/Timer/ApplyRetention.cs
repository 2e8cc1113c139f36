using Attribution.Functions.Protection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Timer;

/// <summary>Every hour, if anything is set to go by age: lets some more of it go.</summary>
public sealed partial class ApplyRetention(Retention retention, ILogger<ApplyRetention> logger)
{
    /// <summary>Runs away from the timers that run on the hour.</summary>
    [Function(nameof(ApplyRetention))]
    public async Task Run([TimerTrigger("15 41 * * * *", UseMonitor = false)] TimerInfo timer, CancellationToken ct)
    {
        foreach (var (table, gone) in await retention.Run(ct).ConfigureAwait(false))
        {
            Log.Gone(logger, table, gone);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Old enough to go by age. Table: {Table}, rows: {Count}.")]
        public static partial void Gone(ILogger logger, string table, int count);
    }
}
