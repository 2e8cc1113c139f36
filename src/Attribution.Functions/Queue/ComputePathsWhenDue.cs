using Attribution.Domain.Calendar;
using Attribution.Functions.DataDriven;
using Attribution.Functions.Messages;
using Attribution.Storage;
using Attribution.Storage.Parking;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Queue;

/// <summary>Computes the models that rest on paths.</summary>
public sealed class ComputePathsWhenDue(DataDrivenRun run, ParkedStore parked)
{
    /// <summary>Runs for each message; a second run finds the same.</summary>
    [Function(nameof(ComputePathsWhenDue))]
    public async Task Run([QueueTrigger(ComputePaths.Queue, Connection = Connections.Queues)] string message, CancellationToken ct)
    {
        if (Incoming.Read<ComputePaths>(message) is not { Version: 1 } due
            || !ReportingWeek.TryParse(due.From, out var from) || !ReportingWeek.TryParse(due.To, out var to))
        {
            await parked.Park(ComputePaths.Queue, message, "Not a message of version 1 with weeks such as 2026-W12.", ct).ConfigureAwait(false);
            return;
        }

        await Patience.RideOut(() => run.Run(from, to, ct), ct).ConfigureAwait(false);
    }
}
