using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Functions.Tests.Protection;

/// <summary>
/// The network of a process that dies before one of its writes. What it would have read on the way changes nothing, so that dying before each write in turn is
/// dying at every moment at which it makes a difference.
/// </summary>
internal sealed class MortalProcess() : DelegatingHandler(new SocketsHttpHandler())
{
    private int left = int.MaxValue;

    /// <summary>Whether it has died since it was last told when to.</summary>
    public bool HasDied { get; private set; }

    /// <summary>From now on it makes so many writes, and is gone.</summary>
    public void DieAfter(int writes) => (left, HasDied) = (writes, false);

    /// <summary>Lets a host speak to the store through this network.</summary>
    public void Carry(IServiceCollection services, string connectionString)
    {
        services.AddSingleton(new TableServiceClient(connectionString, new TableClientOptions { Transport = new HttpClientTransport(this), Retry = { MaxRetries = 0 } }));
        services.AddSingleton(new QueueServiceClient(connectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64, Transport = new HttpClientTransport(this), Retry = { MaxRetries = 0 } }));
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HasDied |= request.Method != HttpMethod.Get && Interlocked.Decrement(ref left) < 0;
        return HasDied ? throw new HttpRequestException("The process is gone.") : base.SendAsync(request, cancellationToken);
    }
}
