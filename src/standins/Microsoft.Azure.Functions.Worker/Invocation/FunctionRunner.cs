using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Azure.Functions.Worker.Embedded.Logging;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Embedded.Invocation;

/// <summary>Runs a function once: scope, activity, pipeline, timeout, and one line about the outcome.</summary>
internal sealed partial class FunctionRunner(
    FunctionExecutionDelegate pipeline, IServiceScopeFactory scopes, HostJson host, EmbeddedHostOptions options, HostDrain drain, ILoggerFactory loggers)
{
    private static readonly ActivitySource Source = new("Microsoft.Azure.Functions.Worker");
    private readonly ILogger results = loggers.CreateLogger("Host.Results");
    private readonly SharedDeadlines deadlines = new(host.FunctionTimeout, drain);

    /// <summary>Completes when the function has succeeded, and throws what it threw.</summary>
    /// <exception cref="FunctionTimeoutException">It took longer than host.json allows.</exception>
    public async Task Run(FunctionInvocation invocation)
    {
#pragma warning disable RS0030 // An invocation is a new thing each time, even of the same message.
        var id = Guid.NewGuid().ToString();
#pragma warning restore RS0030
        var name = invocation.Function.Name;
        using var activity = Begin(invocation, id);
        var deadline = deadlines.Begin();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(invocation.Cancellation, deadline);
        using var current = CurrentFunction.Enter(name);
        var start = Stopwatch.GetTimestamp();
        try
        {
            await Run(invocation, id, activity, cancellation.Token, deadline).ConfigureAwait(false);
            if (TimedOut(deadline))
            {
                throw new FunctionTimeoutException(name, host.FunctionTimeout!.Value);
            }

            var took = Milliseconds(start);
            Log.Succeeded(results, name, id, took, invocation.Reason);
        }
        catch (OperationCanceledException e) when (!TimedOut(deadline) && cancellation.IsCancellationRequested)
        {
            activity.SetStatus(ActivityStatusCode.Error, "cancelled");
            Log.Cancelled(results, name, id, Milliseconds(start), invocation.Reason, e.Message);
            throw;
        }
        catch (Exception e)
        {
            var failure = e is OperationCanceledException && TimedOut(deadline) ? new FunctionTimeoutException(name, host.FunctionTimeout!.Value) : e;
            activity.SetStatus(ActivityStatusCode.Error, failure.Message);
            Log.Failed(results, failure, name, id, Milliseconds(start), invocation.Reason);
            if (failure != e)
            {
                throw failure;
            }

            throw;
        }
    }

    private bool TimedOut(CancellationToken deadline) => deadline.IsCancellationRequested && !drain.Over.IsCancellationRequested;

    private async Task Run(FunctionInvocation invocation, string id, Activity activity, CancellationToken ct, CancellationToken deadline)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var context = new InvocationContext(invocation, id, activity, scope.ServiceProvider, ct);
            context.Features.Set(invocation.Function);
            invocation.Features(context.Features);
            var running = pipeline(context);
            if (!running.IsCompleted)
            {
                await LeaveBehindWhenDeaf(running, deadline).ConfigureAwait(false);
            }

            await running.ConfigureAwait(false);
        }
    }

    /// <summary>
    /// A function that ignores its cancellation must not keep its message, or the process, for ever. One whose caller merely went away may go on.
    /// </summary>
    private async Task LeaveBehindWhenDeaf(Task running, CancellationToken deadline)
    {
        try
        {
            await running.WaitAsync(deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !running.IsCompleted)
        {
            try
            {
                await running.WaitAsync(options.CancellationGrace, CancellationToken.None).ConfigureAwait(false);
            }
            catch (TimeoutException) when (!running.IsCompleted)
            {
                throw new OperationCanceledException("The function did not react to its cancellation and was left behind.", deadline);
            }
        }
    }

    private static double Milliseconds(long start) => Stopwatch.GetElapsedTime(start).TotalMilliseconds;

    private static Activity Begin(FunctionInvocation invocation, string id)
    {
        var kind = invocation.Function.Trigger switch
        {
            HttpTriggerAttribute => ActivityKind.Server,
            QueueTriggerAttribute => ActivityKind.Consumer,
            _ => ActivityKind.Internal,
        };
        var activity = Source.StartActivity(invocation.Function.Name, kind, invocation.Parent) ?? Unrecorded(invocation);
        activity.SetTag("faas.name", invocation.Function.Name);
        activity.SetTag("faas.invocation_id", id);
        return activity;
    }

    /// <summary>Nobody listens, but a trace context is still passed on to what the function calls.</summary>
    private static Activity Unrecorded(FunctionInvocation invocation)
    {
        var activity = new Activity(invocation.Function.Name).SetIdFormat(ActivityIdFormat.W3C);
        if (invocation.Parent != default)
        {
            activity.SetParentId(invocation.Parent.TraceId, invocation.Parent.SpanId, invocation.Parent.TraceFlags);
            activity.TraceStateString = invocation.Parent.TraceState;
        }

        return activity.Start();
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Function {Function} succeeded in {Duration:0.0} ms. Invocation: {Invocation}. Reason: {Reason}.")]
        public static partial void Succeeded(ILogger logger, string function, string invocation, double duration, string reason);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Function {Function} failed after {Duration:0.0} ms. Invocation: {Invocation}. Reason: {Reason}.")]
        public static partial void Failed(ILogger logger, Exception failure, string function, string invocation, double duration, string reason);

        [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Function {Function} was cancelled after {Duration:0.0} ms. Invocation: {Invocation}. Reason: {Reason}. {Detail}")]
        public static partial void Cancelled(ILogger logger, string function, string invocation, double duration, string reason, string detail);
    }
}
