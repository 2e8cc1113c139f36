using Attribution.Functions.Protection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Timer;

/// <summary>Every five minutes while two identity keys are configured: spells the pseudonyms of some more forms with the present one.</summary>
public sealed partial class RenewIdentities(IdentityRenewal renewal, ILogger<RenewIdentities> logger)
{
    /// <summary>Runs away from the timers that run on the hour, and from the other renewal.</summary>
    [Function(nameof(RenewIdentities))]
    public async Task Run([TimerTrigger("15 1/5 * * * *", UseMonitor = false)] TimerInfo timer, CancellationToken ct)
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
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Count} forms were spelled with the present identity key.")]
        public static partial void Renewed(ILogger logger, int count);

        [LoggerMessage(
            EventId = 2, Level = LogLevel.Warning, Message = "Every form is spelled with the present identity key: the previous one can be removed from the settings once touches under it alone are out of every window.")]
        public static partial void Done(ILogger logger);
    }
}
