using Attribution.Domain.Calendar;
using Attribution.Functions.Comparing;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Messages;
using Attribution.Functions.Protection.Ageing;
using Attribution.Storage.Outbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Has leads credited again under today's rules: after an upgrade, or a change of settings.</summary>
public sealed class RecomputeLeads(OutboxStore outbox, Horizons horizons)
{
    /// <summary>All leads of the weeks that the days touch. What comes out the same changes nothing. Days whose touches may have gone by age are refused; of the first week, those before them stay.</summary>
    [Function(nameof(RecomputeLeads))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "attribution/recompute")] HttpRequest request, CancellationToken ct)
    {
        if (AskedDays.Parse(request, out var days) is { } fault)
        {
            return Problems.Invalid(fault);
        }

        var oldest = (await horizons.Now(ct).ConfigureAwait(false)).Reattribution;
        if (days.From < oldest)
        {
            return Problems.Invalid(new ItemFault(
                "from", "beyond-horizon", $"'from' must be {oldest:yyyy-MM-dd} or later: touches that leads of before are credited to go by age, so that these keep what they are credited to."));
        }

        var monday = ReportingWeek.Of(days.From).Monday;
        var ticket = await outbox.Announce([.. AttributeWeek.For(days.From, days.Last)], ct).ConfigureAwait(false);
        await outbox.Deliver(ticket, ct).ConfigureAwait(false);
        return new AcceptedResult((string?)null, new { From = monday < oldest ? oldest : monday, To = ReportingWeek.Of(days.Last).Sunday, OldestReattribution = oldest });
    }
}
