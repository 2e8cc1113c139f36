using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Azure.Functions.Worker.Embedded.Discovery;
using Microsoft.Azure.Functions.Worker.Embedded.Http;

namespace Microsoft.Azure.Functions.Worker.Embedded.Admin;

/// <summary>The host's own endpoints, for who holds the master key.</summary>
internal sealed class AdminEndpoints(IReadOnlyList<FunctionDescriptor> functions, ManualRuns runs, FunctionKeys keys, HostIdentity identity)
{
    private sealed record ManualRequest(string? Input);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/admin/functions/{name}", (RequestDelegate)(http => Guarded(http, Run))).WithMetadata(KnownEndpoint.Mark);
        routes.MapGet("/admin/host/status", (RequestDelegate)(http => Guarded(http, Status))).WithMetadata(KnownEndpoint.Mark);
    }

    private Task Guarded(HttpContext http, Func<HttpContext, Task> handle)
    {
        if (keys.Allow(AuthorizationLevel.Admin, function: null, PresentedKey.Of(http.Request)))
        {
            return handle(http);
        }

        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private async Task Run(HttpContext http)
    {
        var name = (string)http.GetRouteValue("name")!;
        var function = functions.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        http.Response.StatusCode =
            function is null ? StatusCodes.Status404NotFound
            : function.Trigger is HttpTriggerAttribute ? StatusCodes.Status400BadRequest
            : await ReadInput(http.Request).ConfigureAwait(false) is not (true, var input) ? StatusCodes.Status400BadRequest
            : runs.Start(function, input) ? StatusCodes.Status202Accepted
            : StatusCodes.Status503ServiceUnavailable;
    }

    private Task Status(HttpContext http) =>
        http.Response.WriteAsJsonAsync(new { id = identity.Id, state = "Running", functions = functions.Select(f => f.Name) }, Json);

    /// <summary>The body is optional: a timer needs no input.</summary>
    private static async Task<(bool Valid, string Input)> ReadInput(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
        if (string.IsNullOrWhiteSpace(body))
        {
            return (true, "");
        }

        try
        {
            return (true, JsonSerializer.Deserialize<ManualRequest>(body, Json)?.Input ?? "");
        }
        catch (JsonException)
        {
            return (false, "");
        }
    }
}
