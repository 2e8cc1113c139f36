using Microsoft.Azure.Functions.Worker.Embedded.Discovery;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Embedded.Logging;

/// <summary>Says, once everything listens, polls and ticks, that it does.</summary>
internal sealed partial class ReadyLine(IReadOnlyList<FunctionDescriptor> functions, IHostApplicationLifetime lifetime, ILoggerFactory loggers) : IHostedService
{
    public const string Category = "Host.Startup";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var logger = loggers.CreateLogger(Category);
        var count = functions.Count;
        lifetime.ApplicationStarted.Register(() => Log.Ready(logger, count));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Functions ready: {Count}")]
        public static partial void Ready(ILogger logger, int count);
    }
}
