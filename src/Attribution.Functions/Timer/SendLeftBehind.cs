using Attribution.Storage.Outbox;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Timer;

/// <summary>Every minute: sends the messages of requests that ended, in a crash or an outage, before they could.</summary>
public sealed partial class SendLeftBehind(OutboxStore outbox, ILogger<SendLeftBehind> logger)
{
    /// <summary>Runs at half past every minute, away from the timers that run on the hour.</summary>
    [Function(nameof(SendLeftBehind))]
    public async Task Run([TimerTrigger("30 * * * * *", UseMonitor = false)] TimerInfo timer, CancellationToken ct)
    {
        if (await outbox.SendLeftBehind(ct).ConfigureAwait(false) is > 0 and var sent)
        {
            Log.Sent(logger, sent);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Count} messages that had been left behind were sent.")]
        public static partial void Sent(ILogger logger, int count);
    }
}
