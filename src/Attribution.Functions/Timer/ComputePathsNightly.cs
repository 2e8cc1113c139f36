using Attribution.Functions.DataDriven;
using Attribution.Functions.Messages;
using Attribution.Functions.Settings;
using Attribution.Storage.Outbox;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Timer;

/// <summary>Every night of the reporting zone, after the journeys that are over were closed: asks for the models that rest on paths.</summary>
public sealed class ComputePathsNightly(DataDrivenRun run, MessageSender sender, ReportingCalendar calendar)
{
    private const int AfterHour = 4;

    /// <summary>Runs every hour, because a time zone's night is no time of a schedule; asks again until the night's result is there.</summary>
    [Function(nameof(ComputePathsNightly))]
    public async Task Run([TimerTrigger("0 40 * * * *")] TimerInfo timer, CancellationToken ct)
    {
        var (from, to) = run.Window;
        if (calendar.Hour >= AfterHour && !await run.IsComputed(from, to, ct).ConfigureAwait(false))
        {
            await sender.Send(Outgoing.Message(ComputePaths.Queue, new ComputePaths(from.ToString(), to.ToString())), ct).ConfigureAwait(false);
        }
    }
}
