using Attribution.Domain.Calendar;
using Attribution.Functions.Comparing;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Messages;
using Attribution.Functions.Operations;
using Attribution.Functions.Protection.Ageing;
using Attribution.Storage.Outbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Has leads credited again under today's rules: after an upgrade, or a change of settings.</summary>
public sealed class RecomputeLeads(OutboxStore outbox, AuditedOperations audited, Horizons horizons)
{
    /// <summary>
    /// All leads of the weeks that the days touch. What comes out the same changes nothing. Days whose touches may have gone by age are refused; of the first week, leads of
    /// such days stay as they are.
    /// </summary>
    [Function(nameof(RecomputeLeads))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "attribution/recompute")] HttpRequest request, CancellationToken ct)
    {
        var fault = AskedDays.Parse(request, out var days);
        var oldest = (await horizons.Now(ct).ConfigureAwait(false)).Reattribution;
        if (fault is null && days.From < oldest)
        {
            fault = new ItemFault(
                "from", "beyond-horizon", $"'from' must be {oldest:yyyy-MM-dd} or later: touches that leads of before are credited to go by age, so that these keep what they are credited to.");
        }

        return fault is not null
            ? Problems.Invalid(fault)
            : await audited.Run(request, "recompute-leads", days.ToString(), isDryRun: false, () => Ask(ReportingWeek.Of(days.From), ReportingWeek.Of(days.Last), oldest, ct), ct).ConfigureAwait(false);
    }

    private async Task<(IActionResult Answer, int Count, string Outcome)> Ask(ReportingWeek first, ReportingWeek last, DateOnly? oldest, CancellationToken ct)
    {
        var messages = AttributeWeek.For(first.Monday, last.Sunday).ToList();
        var ticket = await outbox.Announce(messages, ct).ConfigureAwait(false);
        await outbox.Deliver(ticket, ct).ConfigureAwait(false);
        var answer = new { From = first.Monday < oldest ? oldest : first.Monday, To = last.Sunday, OldestReattribution = oldest };
        return (new AcceptedResult((string?)null, answer), messages.Count, $"Weeks whose leads are credited again, from {first} to {last}.");
    }
}
