using Attribution.Functions.Comparing;
using Attribution.Functions.Http;
using Attribution.Functions.Settings;
using Attribution.Storage.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Operations;

/// <summary>What was done by hand, and by whom.</summary>
public sealed class GetAudit(AuditStore audit, ReportingCalendar calendar)
{
    private const int UsualDays = 30;

    /// <summary>Operations of the days (UTC) that are asked for, or of the last thirty, the latest first.</summary>
    [Function(nameof(GetAudit))]
    public async Task<IActionResult> Run([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "operations/audit")] HttpRequest request, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(calendar.Now.UtcDateTime);
        var (from, to) = (today.AddDays(-UsualDays), today);
        if (request.Query.ContainsKey("from") || request.Query.ContainsKey("to"))
        {
            if (AskedDays.Parse(request, out var days) is { } fault)
            {
                return Problems.Invalid(fault);
            }

            (from, to) = (days.From, days.Last);
        }

        return new OkObjectResult(new { From = from, To = to, Operations = await audit.Of(from, to, ct).ConfigureAwait(false) });
    }
}
