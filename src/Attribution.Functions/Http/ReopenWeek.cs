using Attribution.Domain.Calendar;
using Attribution.Functions.Comparing;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Operations;
using Attribution.Functions.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Reopens a week that was reported wrongly: its readers get a further revision, which says why; the first stays as it is.</summary>
public sealed class ReopenWeek(WeekReopening reopening, AuditedOperations audited)
{
    private const int MostLetters = 500;

    /// <summary>202 with the revision, 409 when nothing is different from what was reported, 404 when nothing was, 422 without a reason.</summary>
    [Function(nameof(ReopenWeek))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "reports/{week}/revisions")] HttpRequest request, string week, CancellationToken ct)
    {
        if (AskedWeek.Parse(week, out var asked) is { } fault)
        {
            return Problems.Invalid(fault);
        }

        var (item, refusal) = await ItemSplitter.One(request, ct).ConfigureAwait(false);
        if (refusal is not null)
        {
            return refusal;
        }

        var fields = new FieldReader(item);
        try
        {
            if (!fields.Text("reason", out var reason))
            {
                return Problems.Invalid(fields.Fault!);
            }

            if (reason.Length > MostLetters)
            {
                return Problems.Invalid(new ItemFault("reason", "too-long", $"A reason has at most {MostLetters} characters: readers see it under the report's title."));
            }

            return await audited.Run(request, "reopen-week", asked.ToString(), isDryRun: false, () => Answer(asked, reason, ct), ct).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            return Problems.Invalid(new ItemFault("", "invalid-text", "The body contains a text that is not Unicode."));
        }
    }

    private async Task<(IActionResult Answer, int Count, string Outcome)> Answer(ReportingWeek week, string reason, CancellationToken ct)
    {
        var (outcome, readers) = await reopening.Reopen(week, reason, ct).ConfigureAwait(false);
        return outcome switch
        {
            Reopening.Reopened(var snapshot) => (
                new ObjectResult(new { Week = week.ToString(), snapshot.Revision, snapshot.Reason, Reports = readers }) { StatusCode = StatusCodes.Status202Accepted },
                readers,
                $"Revision {snapshot.Revision} goes to {readers} readers."),
            Reopening.Unchanged(var latest) => (
                Problems.Problem(StatusCodes.Status409Conflict, "nothing-changed", $"Every figure of {week} is what revision {latest.Revision} says: there is nothing to report again."),
                0,
                $"Nothing differs from revision {latest.Revision}."),
            _ => (Problems.NotFound($"No report of {week} has been built; it is built when it is due."), 0, "No report of the week has been built."),
        };
    }
}
