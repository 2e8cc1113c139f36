namespace Attribution.Storage.Tests.Support;

/// <summary>Lets something else happen after a request was carried out and before its answer arrives.</summary>
/// <param name="after">Number of that request, from zero.</param>
/// <param name="meanwhile">What happens.</param>
internal sealed class InterruptedNetwork(int after, Func<Task> meanwhile) : DelegatingHandler(new SocketsHttpHandler())
{
    private int requests;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (requests++ == after)
        {
            await meanwhile();
        }

        return answer;
    }
}
