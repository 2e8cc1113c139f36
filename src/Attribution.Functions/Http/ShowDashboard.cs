using Attribution.Functions.Dashboard;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>
/// The report as a web page. The host either asks for a key or does not, and tells a function nothing of keys that it did not ask for:
/// so there is one route for those who have one, and one for readers with a link. The signature of a link stands in the query, because the
/// host's telemetry keeps the path of a request.
/// </summary>
public sealed class ShowDashboard(DashboardEndpoint endpoint)
{
    /// <summary>For whoever has a key of the app.</summary>
    [Function("ShowDashboard")]
    public Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "dashboard")] HttpRequest request, CancellationToken ct) => endpoint.ShowToKey(request, ct);

    /// <summary>For readers. Anonymous, because the link proves itself.</summary>
    [Function("ShowReadersDashboard")]
    public Task<IActionResult> RunForReader(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dashboard/mine")] HttpRequest request, CancellationToken ct) => endpoint.ShowToReader(request, ct);
}
