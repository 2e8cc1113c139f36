using Azure.Core;
using Azure.Core.Pipeline;

namespace Microsoft.Azure.Functions.Worker.Tests.Queues;

/// <summary>Counts what the host asks of the queue service.</summary>
internal sealed class CountingPolicy : HttpPipelinePolicy
{
    private int receives;
    private int updates;

    /// <summary>Receives that brought messages.</summary>
    public int Receives => Volatile.Read(ref receives);

    public int Updates => Volatile.Read(ref updates);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        var path = message.Request.Uri.Path;
        if (message.Request.Method == RequestMethod.Get && path.EndsWith("/messages", StringComparison.Ordinal)
            && message.Response.Content.ToString().Contains("<MessageId>", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref receives);
        }
        else if (message.Request.Method == RequestMethod.Put && path.Contains("/messages/", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref updates);
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
}
