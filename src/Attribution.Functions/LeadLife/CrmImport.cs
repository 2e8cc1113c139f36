using System.IO.Pipelines;
using System.Text.Json;
using Attribution.Functions.Imports;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Settings;
using Attribution.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.LeadLife;

/// <summary>
/// Takes in what a CRM exports about leads, of any size: rows are read as they arrive and taken in a chunk at a time, each as if it had been sent to
/// <c>POST /leads/events</c>. Importing a file again completes what was broken off.
/// </summary>
public sealed class CrmImport(LeadEventEndpoint events, ReportingCalendar calendar, IOptions<AttributionOptions> options)
{
    private const int RowsPerChunk = 1_000;

    private readonly FileGate gate = new();

    /// <summary>Imports a file, or with a dry run says what importing it would do.</summary>
    /// <exception cref="StoreBusyException">Two files are being imported already.</exception>
    internal Task<ImportResult> Run(CrmOrder order, PipeReader body, CancellationToken ct) => gate.Enter(() => Import(order, body, ct));

    private async Task<ImportResult> Import(CrmOrder order, PipeReader body, CancellationToken ct)
    {
        var receipt = new ImportReceipt(order.IsDryRun, order.Source ?? "", calendar.Now, 0, 0, 0, 0, 0, 0, 0, [], false);
        var rows = new CrmRows(body, order, calendar.Zone);
        await using (rows.ConfigureAwait(false))
        {
            while (true)
            {
                var chunk = new List<(int Line, JsonElement Item)>();
                RowRead.End? end = null;
                var spoilt = new List<ImportProblem>();
                while (end is null && chunk.Count + spoilt.Count < RowsPerChunk)
                {
                    switch (await Next(rows, ct).ConfigureAwait(false))
                    {
                        case ({ } row, _):
                            chunk.Add(row);
                            break;
                        case (_, RowRead.Spoilt(var line, var fault)):
                            spoilt.Add(new ImportProblem(line, fault.Field, fault.Code, fault.Message));
                            break;
                        case (_, RowRead.End last):
                            end = last;
                            break;
                    }
                }

                receipt = Added(receipt, spoilt, chunk, await events.Accept([.. chunk.Select(row => (JsonElement?)row.Item)], order.IsDryRun, ct).ConfigureAwait(false));
                if (end is not null)
                {
                    return new ImportResult(receipt, end.Fault);
                }
            }
        }
    }

    private async Task<((int Line, JsonElement Item)? Row, RowRead? Other)> Next(CrmRows rows, CancellationToken ct)
    {
        try
        {
            return await rows.Next(ct).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, new RowRead.End(ImportRun.TooLarge(options.Value.MostImportBytes)));
        }
    }

    private static ImportReceipt Added(ImportReceipt before, List<ImportProblem> spoilt, List<(int Line, JsonElement Item)> chunk, IntakeReceipt taken)
    {
        var problems = taken.Items.Where(item => item.Outcome == "rejected").Select(item => new ImportProblem(chunk[item.Index].Line, item.Field ?? "", item.Code!, item.Message!));
        List<ImportProblem> all = [.. before.Problems, .. problems.Concat(spoilt).OrderBy(problem => problem.Line)];
        return before with
        {
            Rows = before.Rows + chunk.Count + spoilt.Count,
            Added = before.Added + taken.Accepted,
            Unchanged = before.Unchanged + taken.Duplicate,
            Rejected = before.Rejected + taken.Rejected + spoilt.Count,
            Problems = [.. all.Take(ImportTally.MostProblems)],
            MoreProblems = before.MoreProblems || all.Count > ImportTally.MostProblems,
        };
    }
}
