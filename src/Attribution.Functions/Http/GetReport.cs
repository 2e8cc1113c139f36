using System.Globalization;
using Attribution.Domain.Calendar;
using Attribution.Functions.Ingestion;
using Attribution.Reporting.Mail;
using Attribution.Storage.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>A report as it was frozen.</summary>
public sealed class GetReport(ReportStore reports, ReportFiles files)
{
    private const string Revision = "revision";

    /// <summary>The PDF of the latest revision, or of the one asked for; 404 before it was built.</summary>
    [Function(nameof(GetReport))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "reports/{week}/{marketer}")] HttpRequest request, string week, string marketer, CancellationToken ct)
    {
        var asked = 0;
        if (request.Query[Revision].ToString() is { Length: > 0 } text
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out asked) && asked is > 0 and < 10_000))
        {
            return Problems.Invalid(new ItemFault(Revision, "invalid-number", "The revision must be a whole number from 1 on; leave it out for the latest."));
        }

        return ReportingWeek.TryParse(week, out var known) && FieldReader.IsSlug(marketer)
            && await Find(known, marketer, asked, ct).ConfigureAwait(false) is { InputsHash: { } hash }
            ? new FileContentResult(await files.Pdf(known, marketer, hash, ct).ConfigureAwait(false), "application/pdf") { FileDownloadName = WeeklyMail.FileName(known, marketer) }
            : Problems.NotFound("There is no such report; it is built when it is due.");
    }

    private async Task<ReportRecord?> Find(ReportingWeek week, string marketer, int revision, CancellationToken ct) => revision > 0
        ? await reports.Find(new ReportId(week, marketer, revision), ct).ConfigureAwait(false)
        : await reports.Latest(week, marketer, ct).ConfigureAwait(false);
}
