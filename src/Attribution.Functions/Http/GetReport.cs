using Attribution.Domain.Calendar;
using Attribution.Storage.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>A report as it was frozen.</summary>
public sealed class GetReport(ReportStore reports, ReportFiles files)
{
    /// <summary>The PDF, or 404 before it was built.</summary>
    [Function(nameof(GetReport))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "reports/{week}/{marketer}")] HttpRequest request, string week, string marketer, CancellationToken ct) =>
        ReportingWeek.TryParse(week, out var asked) && Ingestion.FieldReader.IsSlug(marketer)
            && await reports.Find(asked, marketer, ct).ConfigureAwait(false) is { InputsHash: { } hash }
            ? new FileContentResult(await files.Pdf(asked, marketer, hash, ct).ConfigureAwait(false), "application/pdf") { FileDownloadName = $"weekly-report-{asked}-{marketer}.pdf" }
            : Problems.NotFound("There is no such report; it is built when it is due.");
}
