using Attribution.Storage;
using Attribution.Storage.Events;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Whether the application lives, and whether it can work.</summary>
public sealed class Health(TableServiceClient tables, EventTables events)
{
    /// <summary>200 as long as the process answers.</summary>
    [Function("HealthLive")]
    public static IActionResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) =>
        new OkObjectResult(new { status = "live" });

    /// <summary>200 when the store answers, each account of events included; 503 otherwise.</summary>
    [Function("HealthReady")]
    public async Task<IActionResult> Ready([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request, CancellationToken ct)
    {
        try
        {
            await foreach (var _ in tables.QueryAsync(maxPerPage: 1, cancellationToken: ct).ConfigureAwait(false))
            {
                break;
            }

            foreach (var table in events.Others)
            {
                await table.GetEntityIfExistsAsync<TableEntity>("ready", "ready", cancellationToken: ct).ConfigureAwait(false);
            }

            return new OkObjectResult(new { status = "ready" });
        }
        catch (Exception e) when (e is RequestFailedException || StoreFailure.IsPassing(e))
        {
            return Problems.Problem(StatusCodes.Status503ServiceUnavailable, "store-unavailable", "The store does not answer.");
        }
    }
}
