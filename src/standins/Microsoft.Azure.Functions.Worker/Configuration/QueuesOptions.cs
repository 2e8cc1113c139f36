using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Embedded.Configuration;

/// <summary>Section <c>extensions.queues</c> of host.json.</summary>
internal sealed record QueuesOptions
{
    /// <summary>How many messages are fetched at once.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>The next batch is fetched once so few are still running.</summary>
    public int NewBatchThreshold { get; init; } = 8 * Environment.ProcessorCount;

    /// <summary>How often a message is tried, the first time included.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>How long a message rests after its function has thrown.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    /// <summary>Longest pause between two looks at an empty queue.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    public QueueMessageEncoding MessageEncoding { get; init; } = QueueMessageEncoding.Base64;

    public static QueuesOptions Read(IConfiguration section)
    {
        var defaults = new QueuesOptions();
        var batchSize = section.GetValue("batchSize", defaults.BatchSize);
        var options = new QueuesOptions
        {
            BatchSize = batchSize,
            NewBatchThreshold = section.GetValue("newBatchThreshold", batchSize / 2 * Environment.ProcessorCount),
            MaxDequeueCount = section.GetValue("maxDequeueCount", defaults.MaxDequeueCount),
            VisibilityTimeout = section.GetValue("visibilityTimeout", defaults.VisibilityTimeout),
            MaxPollingInterval = section.GetValue("maxPollingInterval", defaults.MaxPollingInterval),
            MessageEncoding = section.GetValue("messageEncoding", defaults.MessageEncoding),
        };
        Require(options.BatchSize is >= 1 and <= 32, "batchSize", "between 1 and 32");
        Require(options.NewBatchThreshold >= 0, "newBatchThreshold", "zero or more");
        Require(options.MaxDequeueCount >= 1, "maxDequeueCount", "one or more");
        Require(options.VisibilityTimeout >= TimeSpan.Zero && options.VisibilityTimeout <= TimeSpan.FromDays(7), "visibilityTimeout", "between zero and seven days");
        Require(options.MaxPollingInterval >= TimeSpan.FromMilliseconds(100), "maxPollingInterval", "100 milliseconds or more");
        return options;
    }

    private static void Require(bool holds, string name, string rule)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"extensions.queues.{name} in host.json must be {rule}.");
        }
    }
}
