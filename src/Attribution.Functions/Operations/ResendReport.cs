using System.Globalization;
using Attribution.Domain.Calendar;
using Attribution.Functions.Comparing;
using Attribution.Functions.Http;
using Attribution.Functions.Ingestion;
using Attribution.Storage.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Operations;

/// <summary>Sends a report once more as it was frozen.</summary>
public sealed class ResendReport(ReportStore reports, ReportResending resending, AuditedOperations audited)
{
    private const int MostRevisions = 10_000;

    /// <summary>The latest revision, or the one asked for. 200 when the mail server has it, 202 when it is tried again, 404, 409, 502 when it was not taken.</summary>
    [Function(nameof(ResendReport))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "operations/reports/{week}/{marketer}/resend")] HttpRequest request, string week, string marketer, CancellationToken ct)
    {
        if (AskedWeek.Parse(week, out var asked) is { } fault)
        {
            return Problems.Invalid(fault);
        }

        var revision = 0;
        if (request.Query["revision"].ToString() is { Length: > 0 } text && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out revision) && revision is > 0 and < MostRevisions))
        {
            return Problems.Invalid(new ItemFault("revision", "invalid-number", "The revision must be a whole number from 1 on; leave it out for the latest."));
        }

        return !FieldReader.IsSlug(marketer) || await Find(asked, marketer, revision, ct).ConfigureAwait(false) is not { } id
            ? Missing()
            : await audited.Run(request, "resend-report", $"{id.Week}/{id.Marketer}/{id.Revision}", isDryRun: false, () => Send(id, ct), ct).ConfigureAwait(false);
    }

    private async Task<ReportId?> Find(ReportingWeek week, string marketer, int revision, CancellationToken ct) => revision > 0
        ? new ReportId(week, marketer, revision)
        : (await reports.Latest(week, marketer, ct).ConfigureAwait(false))?.Id;

    private async Task<(IActionResult Answer, int Count, string Outcome)> Send(ReportId id, CancellationToken ct) => await resending.Send(id, ct).ConfigureAwait(false) switch
    {
        Resending.Sent => (new OkObjectResult(View(id)), 1, "Sent."),
        Resending.Queued => (new AcceptedResult((string?)null, View(id)), 1, "It had not gone out; it is tried again."),
        Resending.UnderWay => (Problems.Problem(StatusCodes.Status409Conflict, "report-under-way", "The report is on its way for the first time."), 0, "It was on its way."),
        Resending.NotTaken(var reason) => (Problems.Problem(StatusCodes.Status502BadGateway, "mail-not-taken", $"The mail server did not take it: {reason}"), 0, "The mail server did not take it."),
        _ => (Missing(), 0, "There is no such report."),
    };

    private static object View(ReportId id) => new { Week = id.Week.ToString(), id.Marketer, id.Revision };

    private static IActionResult Missing() => Problems.NotFound("There is no such report; it is built when it is due.");
}
