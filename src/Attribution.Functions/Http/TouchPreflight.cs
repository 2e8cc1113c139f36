using Attribution.Functions.Touches;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>What browsers ask before they send touches from a page. They ask without a key.</summary>
public sealed class TouchPreflight(AllowedOrigins origins)
{
    /// <summary>For touches with a key.</summary>
    [Function("TouchPreflight")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "touches")] HttpRequest request) => Answer(request);

    /// <summary>For touches of a site.</summary>
    [Function("SiteTouchPreflight")]
    public IActionResult RunForSite(
        [HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "touches/{connection}")] HttpRequest request, string connection) => Answer(request);

    private IActionResult Answer(HttpRequest request) =>
        origins.AdmitPreflight(request.HttpContext) ? new NoContentResult() : Problems.OriginNotAllowed();
}
