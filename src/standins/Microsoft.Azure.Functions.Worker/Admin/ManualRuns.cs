using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Azure.Functions.Worker.Embedded.Discovery;
using Microsoft.Azure.Functions.Worker.Embedded.Invocation;
using Microsoft.Azure.Functions.Worker.Embedded.Queues;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Embedded.Admin;

/// <summary>Functions started by hand; the host waits for them when it stops.</summary>
internal sealed class ManualRuns(FunctionRunner runner, HostJson host, HostDrain drain) : IHostedService
{
    private const string Reason = "started by hand";
    private readonly ConcurrentDictionary<Task, byte> running = new();

    /// <returns>False when the host is about to stop.</returns>
    public bool Start(FunctionDescriptor function, string input)
    {
        if (drain.Stopping.IsCancellationRequested)
        {
            return false;
        }

        var run = Task.Run(() => Run(function, input));
        running.TryAdd(run, 0);
        run.ContinueWith(done => running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return true;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(running.Keys);

    private async Task Run(FunctionDescriptor function, string input)
    {
        try
        {
            await runner.Run(Invocation(function, input)).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Nobody waits for the outcome; the runner has logged it.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private FunctionInvocation Invocation(FunctionDescriptor function, string input)
    {
        if (function.Trigger is not QueueTriggerAttribute)
        {
            return new FunctionInvocation(function, Reason) { Features = f => f.Set(new TimerInfo()) };
        }

        var message = IncomingMessage.FromText(input, host.Queues.MessageEncoding);
        return new FunctionInvocation(function, Reason) { Features = f => f.Set(message), BindingData = QueueMetadata.Of(message) };
    }
}
