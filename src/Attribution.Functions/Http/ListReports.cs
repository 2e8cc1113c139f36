using System.Text.Json;
using Attribution.Functions.Comparing;
using Attribution.Storage.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>How far the reports of a week have got, and what the mail server said to those that did not go.</summary>
public sealed class ListReports(ReportStore reports)
{
    /// <summary>In order of readers and revisions; empty before the first is due.</summary>
    [Function(nameof(ListReports))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "reports/{week}")] HttpRequest request, string week, CancellationToken ct) =>
        AskedWeek.Parse(week, out var asked) is { } fault
            ? Problems.Invalid(fault)
            : new OkObjectResult(new { Week = asked.ToString(), Reports = (await reports.Of(asked, ct).ConfigureAwait(false)).Select(View).ToList() });

    private static object View(ReportRecord report) => new
    {
        report.Id.Marketer,
        report.Id.Revision,
        State = JsonNamingPolicy.CamelCase.ConvertName(report.State.ToString()),
        report.QueuedAt,
        report.SentAt,
        report.Tries,
        report.LastError,
        report.NextTryAt,
        report.Reason,
    };
}
