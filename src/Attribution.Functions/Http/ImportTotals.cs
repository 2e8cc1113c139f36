using Attribution.Domain.Catalog;
using Attribution.Functions.Imports;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Settings;
using Attribution.Storage.Catalog;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Http;

/// <summary>Exports of platforms as files of any size: day totals of reach, impressions, clicks and cost.</summary>
public sealed class ImportTotals(ImportRun import, CatalogStore catalog, ReportingCalendar calendar, IOptions<AttributionOptions> options)
{
    /// <summary>Takes one file; see <c>README.md</c> for formats and parameters.</summary>
    [Function(nameof(ImportTotals))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "imports/{format}")] HttpRequest request, string format, CancellationToken ct)
    {
        if (ImportFormat.Find(format) is not { } known)
        {
            return Problems.NotFound($"There is no such format; there are {string.Join(", ", ImportFormat.All.Select(f => f.Name))}.");
        }

        if (FileRequest.Refusal(request, known.ContentTypes, options.Value.MostImportBytes) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var query = FileRequest.Query(request);
        var (connection, unknown) = await Connection(query, ct).ConfigureAwait(false);
        if (unknown is not null)
        {
            return Problems.Invalid(unknown);
        }

        var channels = await catalog.Channels(fresh: true, ct).ConfigureAwait(false);
        var (order, fault) = ImportOrderReading.Read(known, query, connection, calendar, channels.Keys.ToHashSet(StringComparer.Ordinal));
        FileRequest.Lift(request, options.Value.MostImportBytes);
        return fault is null ? (await import.Run(order!, request.BodyReader, ct).ConfigureAwait(false)).ToResult() : Problems.Invalid(fault);
    }

    private async Task<(Connection? Connection, ItemFault? Unknown)> Connection(Dictionary<string, string> query, CancellationToken ct)
    {
        if (!query.TryGetValue("connection", out var id))
        {
            return (null, null);
        }

        var connection = FieldReader.IsSlug(id) ? await catalog.Find<Connection>(id, ct).ConfigureAwait(false) : null;
        return (connection, connection is null ? new ItemFault("connection", "unknown-connection", "There is no such connection.") : null);
    }
}
