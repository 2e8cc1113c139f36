namespace Attribution.Functions.Tests.People;

/// <summary>A connection that breaks for good after some requests: what is left of a process that is killed between two calls.</summary>
internal sealed class CutNetwork(int after) : DelegatingHandler(new SocketsHttpHandler())
{
    private int requests;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Interlocked.Increment(ref requests) > after
            ? throw new HttpRequestException("The process is gone.")
            : base.SendAsync(request, cancellationToken);
}
