using Attribution.Functions.Documentation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>What the app says of itself: its routes, and what its problems mean.</summary>
public sealed class DescribeInterface
{
    private static readonly Lazy<byte[]> Document = new(OpenApiDocument.Write);

    /// <summary>The interface as OpenAPI 3.1, the same bytes each time.</summary>
    [Function("DescribeInterface")]
    public static IActionResult Routes([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) =>
        new FileContentResult(Document.Value, "application/json");

    /// <summary>What a problem means and what to do about it: the address is the <c>type</c> of the problem.</summary>
    [Function("ExplainProblem")]
    public static IActionResult Problem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "problems/{code}")] HttpRequest request, string code) =>
        DocumentedProblem.All.TryGetValue(code, out var problem) ? ProblemPage.Of(problem, request) : Problems.NotFound("There is no problem of that code.");
}
