using Attribution.Domain.Calendar;
using Attribution.Functions.Comparing;
using Attribution.Functions.Messages;
using Attribution.Functions.Operations;
using Attribution.Storage.Outbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Has leads credited again under today's rules: after an upgrade, or a change of settings.</summary>
public sealed class RecomputeLeads(OutboxStore outbox, AuditedOperations audited)
{
    /// <summary>All leads of the weeks that the days touch. What comes out the same changes nothing.</summary>
    [Function(nameof(RecomputeLeads))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "attribution/recompute")] HttpRequest request, CancellationToken ct)
    {
        return AskedDays.Parse(request, out var days) is { } fault
            ? Problems.Invalid(fault)
            : await audited.Run(request, "recompute-leads", days.ToString(), isDryRun: false, () => Ask(ReportingWeek.Of(days.From), ReportingWeek.Of(days.Last), ct), ct).ConfigureAwait(false);
    }

    private async Task<(IActionResult Answer, int Count, string Outcome)> Ask(ReportingWeek first, ReportingWeek last, CancellationToken ct)
    {
        var messages = AttributeWeek.For(first.Monday, last.Sunday).ToList();
        var ticket = await outbox.Announce(messages, ct).ConfigureAwait(false);
        await outbox.Deliver(ticket, ct).ConfigureAwait(false);
        return (new AcceptedResult((string?)null, new { From = first.Monday, To = last.Sunday }), messages.Count, $"Weeks whose leads are credited again, from {first} to {last}.");
    }
}
