using Attribution.Domain.Catalog;
using Attribution.Functions.Imports;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Settings;
using Attribution.Storage.Catalog;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

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

        if (Refusal(request, known) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var query = request.Query.ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var (connection, unknown) = await Connection(query, ct).ConfigureAwait(false);
        if (unknown is not null)
        {
            return Problems.Invalid(unknown);
        }

        var channels = await catalog.Channels(fresh: true, ct).ConfigureAwait(false);
        var (order, fault) = ImportOrderReading.Read(known, query, connection, calendar, channels.Keys.ToHashSet(StringComparer.Ordinal));
        Lift(request);
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

    /// <summary>What headers alone decide.</summary>
    private FileFault? Refusal(HttpRequest request, ImportFormat format)
    {
        var most = options.Value.MostImportBytes;
        return request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity"
                ? new(FileFaultKind.WrongType, new ItemFault("", "compressed-body", "Send the file as it is, without Content-Encoding."))
            : !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !format.ContentTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
                ? new(FileFaultKind.WrongType, new ItemFault("", "wrong-content-type", $"The body is {request.ContentType ?? "of no type"}; send {format.ContentTypes[0]}."))
            : type.Charset.HasValue && !type.Charset.Value.Trim('"').StartsWith("utf-", StringComparison.OrdinalIgnoreCase)
                ? new(FileFaultKind.WrongType, new ItemFault("", "wrong-encoding", "Save the file as UTF-8 (in Excel: 'CSV UTF-8') and send it as charset=utf-8."))
            : request.ContentLength > most
                ? new(FileFaultKind.TooLarge, new ItemFault("", "body-too-large", ImportRun.TooLarge(most)))
            : null;
    }

    /// <summary>The server's limit for other bodies gives way to the one for files.</summary>
    private void Lift(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = options.Value.MostImportBytes;
        }
    }
}
