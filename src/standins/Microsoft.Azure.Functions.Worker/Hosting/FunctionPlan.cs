using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Azure.Functions.Worker.Embedded.Discovery;
using Microsoft.Azure.Functions.Worker.Embedded.Http;
using Microsoft.Azure.Functions.Worker.Embedded.Queues;
using Microsoft.Azure.Functions.Worker.Embedded.Timers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Embedded.Hosting;

/// <summary>Everything that will run, checked.</summary>
/// <param name="All">Every function; what is disabled can still be started by hand.</param>
/// <param name="Triggered">Those that are not disabled.</param>
/// <param name="Queues">Queues that are listened to.</param>
/// <param name="Timers">Timers that tick.</param>
internal sealed record FunctionPlan(
    IReadOnlyList<FunctionDescriptor> All,
    IReadOnlyList<FunctionDescriptor> Triggered,
    IReadOnlyList<QueueEndpoint> Queues,
    IReadOnlyList<TimerFunction> Timers)
{
    /// <exception cref="InvalidOperationException">Something must be put right first; the message lists all of it.</exception>
    public static FunctionPlan Make(
        IServiceCollection services, IConfiguration settings, EmbeddedHostOptions options, HostJson json, FunctionKeys keys, StorageConnections connections)
    {
        var problems = new StartProblems();
        var all = FunctionCatalog.Discover(options.FindTypes(), problems);
        CheckHttp(all, services, json, keys, problems);
        foreach (var function in all.Where(f => f.Retry is not null && f.Trigger is not TimerTriggerAttribute))
        {
            problems.Add(function.Name, "retry attributes only work on timers; a queue retries by maxDequeueCount.");
        }

        var triggered = all.Where(f => !IsDisabled(f, settings)).ToList();
        var queues = triggered
            .Where(f => f.Trigger is QueueTriggerAttribute)
            .Select(f => problems.Try(f.Name, () => QueueEndpoint.Create(f, (QueueTriggerAttribute)f.Trigger, settings, connections)))
            .OfType<QueueEndpoint>()
            .ToList();
        var timers = triggered
            .Where(f => f.Trigger is TimerTriggerAttribute)
            .Select(f => problems.Try(f.Name, () => TimerFunction.Create(f, (TimerTriggerAttribute)f.Trigger, settings)))
            .OfType<TimerFunction>()
            .ToList();
        if (timers.Count > 0 && !connections.Exists(StorageConnections.Default, "blob"))
        {
            problems.Add($"Timers need storage for their locks. Set {StorageConnections.Default} to a connection string, or {StorageConnections.Default}__blobServiceUri.");
        }

        problems.ThrowIfAny();
        return new FunctionPlan(all, triggered, queues, timers);
    }

    /// <summary>As in Azure, by either spelling of the setting.</summary>
    private static bool IsDisabled(FunctionDescriptor function, IConfiguration settings) =>
        settings.GetValue($"AzureWebJobs.{function.Name}.Disabled", false) || settings.GetValue($"AzureWebJobs:{function.Name}:Disabled", false);

    private static void CheckHttp(
        IReadOnlyList<FunctionDescriptor> all, IServiceCollection services, HostJson json, FunctionKeys keys, StartProblems problems)
    {
        var triggers = all.Select(f => f.Trigger).OfType<HttpTriggerAttribute>().ToList();
        HttpRoute.Check(all, json.RoutePrefix, problems);
        if (triggers.Count > 0 && !services.Any(s => s.ServiceType == typeof(HttpResultMiddleware)))
        {
            problems.Add("HTTP functions need ConfigureFunctionsWebApplication() on the builder.");
        }

        if (triggers.Any(t => t.AuthLevel != AuthorizationLevel.Anonymous) && keys is { Any: false, Disabled: false })
        {
            problems.Add(
                "HTTP functions ask for keys, but none is set. Set FunctionKeys__Host__default (opens all functions) and FunctionKeys__Master (opens everything), " +
                "or FunctionKeys__Disabled=true for local development.");
        }
    }
}
