using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Azure.Functions.Worker.Embedded.Discovery;
using Microsoft.Azure.Functions.Worker.Embedded.Invocation;

namespace Microsoft.Azure.Functions.Worker.Embedded.Http;

/// <summary>One endpoint per HTTP function.</summary>
internal sealed class HttpFunctions(FunctionRunner runner, FunctionKeys keys, HostJson host)
{
    public void Map(IEndpointRouteBuilder routes, IEnumerable<FunctionDescriptor> functions)
    {
        foreach (var function in functions)
        {
            if (function.Trigger is HttpTriggerAttribute trigger)
            {
                routes.MapMethods(
                    HttpRoute.Full(trigger, function.Name, host.RoutePrefix),
                    HttpRoute.Methods(trigger),
                    (RequestDelegate)(http => Invoke(function, trigger, http)))
                    .WithMetadata(KnownEndpoint.Mark);
            }
        }
    }

    private async Task Invoke(FunctionDescriptor function, HttpTriggerAttribute trigger, HttpContext http)
    {
        http.Response.OnStarting(AddCustomHeaders, http);
        if (!keys.Allow(trigger.AuthLevel, function.Name, PresentedKey.Of(http.Request)))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            await runner.Run(new FunctionInvocation(function, "HTTP request", http.RequestAborted)
            {
                Parent = Parent(http.Request),
                BindingData = http.Request.RouteValues.ToDictionary(v => v.Key, v => v.Value, StringComparer.OrdinalIgnoreCase),
                Features = features => features.Set(http),
            }).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The runner has logged it; the caller learns no more than that it failed.
        catch (Exception)
#pragma warning restore CA1031
        {
            Fail(http);
        }
    }

    private static void Fail(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    /// <summary>What the function has set itself stays.</summary>
    private Task AddCustomHeaders(object state)
    {
        var headers = ((HttpContext)state).Response.Headers;
        foreach (var (name, value) in host.CustomHeaders)
        {
            headers.TryAdd(name, value);
        }

        return Task.CompletedTask;
    }

    private static ActivityContext Parent(HttpRequest request) =>
        Activity.Current is { } current ? current.Context
        : ActivityContext.TryParse(request.Headers.TraceParent, request.Headers.TraceState, isRemote: true, out var parent) ? parent
        : default;
}
