using Attribution.Functions.Protection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Timer;

/// <summary>Every five minutes while two encryption keys are configured: encrypts some more rows with the present one.</summary>
public sealed partial class RenewEncryption(EncryptionRenewal renewal, ILogger<RenewEncryption> logger)
{
    /// <summary>Runs away from the timers that run on the hour.</summary>
    [Function(nameof(RenewEncryption))]
    public async Task Run([TimerTrigger("45 3/5 * * * *", UseMonitor = false)] TimerInfo timer, CancellationToken ct)
    {
        if (await renewal.Step(ct).ConfigureAwait(false) is not var (renewed, isDone))
        {
            return;
        }

        if (isDone)
        {
            Log.Done(logger);
        }
        else
        {
            Log.Renewed(logger, renewed);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Count} rows were encrypted with the present key.")]
        public static partial void Renewed(ILogger logger, int count);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Everything is encrypted with the present key: the previous one can be removed from the settings.")]
        public static partial void Done(ILogger logger);
    }
}
