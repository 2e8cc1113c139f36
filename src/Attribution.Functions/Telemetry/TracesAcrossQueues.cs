using System.Diagnostics;
using Attribution.Storage.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Attribution.Functions.Telemetry;

/// <summary>
/// What a queue function does belongs to the trace of whoever sent its message: a lead is followed from the webhook to its credit. The host begins a trace of its own
/// for each message, which this one is linked with.
/// </summary>
internal sealed class TracesAcrossQueues : IFunctionsWorkerMiddleware
{
    /// <summary>Under this name the host tells the text of the message.</summary>
    private const string Message = "QueueTrigger";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        using var activity = Begin(context);
        await next(context).ConfigureAwait(false);
    }

    private static Activity? Begin(FunctionContext context) =>
        Instruments.Activities.HasListeners() && context.BindingContext.BindingData.TryGetValue(Message, out var data) && data?.ToString() is { } body
        && MessageTrace.Of(body) is var parent && parent != default
            ? Instruments.Activities.StartActivity(
                context.FunctionDefinition.Name, ActivityKind.Consumer, parent, links: Activity.Current is { } host ? [new ActivityLink(host.Context)] : null)
            : null;
}
