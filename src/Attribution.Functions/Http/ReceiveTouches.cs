using Attribution.Functions.Touches;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Visits and clicks that browsers send themselves from the pages of a site.</summary>
public sealed class ReceiveTouches(TouchEndpoint endpoint)
{
    /// <summary>Takes one item or a small batch. Anonymous, because a page cannot keep a secret; the origin decides.</summary>
    [Function(nameof(ReceiveTouches))]
    public Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "touches/{connection}")] HttpRequest request, string connection, CancellationToken ct) =>
        endpoint.Accept(connection, request, ct);
}
