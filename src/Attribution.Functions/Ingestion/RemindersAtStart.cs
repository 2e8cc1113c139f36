using Attribution.Storage;
using Attribution.Storage.Outbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Ingestion;

/// <summary>
/// Asks at start for everything that is announced. A process that died had answered requests whose messages were not out yet: nobody should
/// wait ten minutes for their figures when another takes its place at once.
/// </summary>
public sealed partial class RemindersAtStart(OutboxStore outbox, ILogger<RemindersAtStart> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Patience.RideOut(() => Remind(stoppingToken), stoppingToken);

    private async Task Remind(CancellationToken ct)
    {
        if (await outbox.Remind(ct).ConfigureAwait(false) is > 0 and var sent)
        {
            Log.Reminded(logger, sent);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Count} announced messages were sent at start.")]
        public static partial void Reminded(ILogger logger, int count);
    }
}
