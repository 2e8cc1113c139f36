using Attribution.Functions.Comparing;
using Attribution.Functions.Facts;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Pipeline;
using Attribution.Functions.Settings;
using Attribution.Storage.Facts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Http;

/// <summary>Deals: what happened to them, and how they stand.</summary>
public sealed class DealEvents(FactEndpoint endpoint, DealFormat format, DealSettling deals, FactStore facts, IOptions<AttributionOptions> options)
{
    private const int MostIdCharacters = 512;

    /// <summary>Takes one fact or a batch, of any deals.</summary>
    [Function("IngestDealEvents")]
    public Task<IActionResult> Ingest([HttpTrigger(AuthorizationLevel.Function, "post", Route = "deals/events")] HttpRequest request, CancellationToken ct) =>
        endpoint.Accept(format, request, ct);

    /// <summary>Shows one deal, with its history and whose it is.</summary>
    [Function("GetDeal")]
    public async Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "deals/{source}/{id}")] HttpRequest request, string source, string id, CancellationToken ct)
    {
        var model = options.Value.Model;
        if (request.Query["model"].ToString() is { Length: > 0 } name && !ModelName.TryParse(name, out model))
        {
            return Problems.Invalid(ModelName.Unknown);
        }

        var key = FieldReader.IsSlug(source) && id.Length <= MostIdCharacters ? DealFormat.Key(source, id) : "";
        if (key.Length == 0 || await facts.Of(DealSettling.Subject(key), ct).ConfigureAwait(false) is [])
        {
            return Problems.NotFound($"There is no deal '{id}' of '{source}'.");
        }

        var (history, standing) = await deals.Decide(key, ct).ConfigureAwait(false);
        return new OkObjectResult(DealView.Of(key, history, standing, model));
    }
}
