using Attribution.Domain.Calendar;
using Attribution.Functions.Comparing;
using Attribution.Functions.Messages;
using Attribution.Storage.Outbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Has leads credited again under today's rules: after an upgrade, or a change of settings.</summary>
public sealed class RecomputeLeads(OutboxStore outbox)
{
    /// <summary>All leads of the weeks that the days touch. What comes out the same changes nothing.</summary>
    [Function(nameof(RecomputeLeads))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "attribution/recompute")] HttpRequest request, CancellationToken ct)
    {
        if (AskedDays.Parse(request, out var days) is { } fault)
        {
            return Problems.Invalid(fault);
        }

        var ticket = await outbox.Announce([.. AttributeWeek.For(days.From, days.Last)], ct).ConfigureAwait(false);
        await outbox.Deliver(ticket, ct).ConfigureAwait(false);
        return new AcceptedResult((string?)null, new { From = ReportingWeek.Of(days.From).Monday, To = ReportingWeek.Of(days.Last).Sunday });
    }
}
