using Attribution.Functions.Imports;
using Attribution.Functions.LeadLife;
using Attribution.Functions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Http;

/// <summary>What happened to leads, as a CRM exports it.</summary>
public sealed class ImportLeadEvents(CrmImport import, IOptions<AttributionOptions> options)
{
    /// <summary>Takes one file; see <c>README.md</c> for columns and parameters.</summary>
    [Function(nameof(ImportLeadEvents))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "imports/crm-leads-csv")] HttpRequest request, CancellationToken ct)
    {
        if (FileRequest.Refusal(request, ImportFormat.CsvTypes, options.Value.MostImportBytes) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var (order, fault) = CrmOrder.Read(FileRequest.Query(request));
        FileRequest.Lift(request, options.Value.MostImportBytes);
        return fault is null ? (await import.Run(order!, request.BodyReader, ct).ConfigureAwait(false)).ToResult() : Problems.Invalid(fault);
    }
}
