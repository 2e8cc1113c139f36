using System.Net;
using System.Text;

namespace Attribution.Functions.Tests.Exactness;

/// <summary>What the network does with one request.</summary>
public enum Trouble
{
    None,

    /// <summary>The request never arrives.</summary>
    RequestLost,

    /// <summary>The request is carried out, its answer never arrives.</summary>
    AnswerLost,

    /// <summary>The service says that it is too busy.</summary>
    Busy,

    /// <summary>The request arrives late, so that others overtake it.</summary>
    Delayed,

    /// <summary>The request arrives twice; the second answer is the one that comes back.</summary>
    Doubled,

    /// <summary>The caller gives up; the request arrives afterwards, when the caller has gone on.</summary>
    ArrivesAfterAll,
}

/// <summary>Stands between one process and the store, and does to its requests, reads and writes alike, what a list says; afterwards nothing.</summary>
internal sealed class UnreliableNetwork() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly List<Task> late = [];
    private IReadOnlyList<Trouble> troubles = [];
    private int requests;

    /// <summary>Requests that met trouble.</summary>
    public int Troubled { get; private set; }

    /// <summary>Completes when nothing is under way any more.</summary>
    public Task Quiet
    {
        get
        {
            lock (late)
            {
                return Task.WhenAll(late);
            }
        }
    }

    /// <summary>From now on the network does this.</summary>
    public void Begin(IReadOnlyList<Trouble> next)
    {
        (troubles, requests, Troubled) = (next, 0, 0);
        late.Clear();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref requests) - 1;
        var trouble = number >= troubles.Count ? Trouble.None : troubles[number];
        if (trouble != Trouble.None)
        {
            Troubled++;
        }

        switch (trouble)
        {
            case Trouble.None:
                return await base.SendAsync(request, cancellationToken);
            case Trouble.Busy:
                return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
                {
                    Content = new StringContent("""{"odata.error":{"code":"ServerBusy","message":{"lang":"en-US","value":"Injected."}}}""", Encoding.UTF8, "application/json"),
                };
            case Trouble.Delayed:
                await Task.Delay(5, cancellationToken);
                return await base.SendAsync(request, cancellationToken);
            case Trouble.Doubled:
                using (var copy = await Copy(request))
                {
                    (await base.SendAsync(copy, cancellationToken)).Dispose();
                }

                return await base.SendAsync(request, cancellationToken);
            case Trouble.AnswerLost:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                break;
            case Trouble.ArrivesAfterAll:
                var later = await Copy(request);
                lock (late)
                {
                    late.Add(Arrive(later));
                }

                break;
        }

        throw new HttpRequestException("The connection was dropped.");
    }

    private async Task Arrive(HttpRequestMessage request)
    {
        await Task.Delay(4);
        using (request)
        {
            (await base.SendAsync(request, CancellationToken.None)).Dispose();
        }
    }

    private static async Task<HttpRequestMessage> Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Version = request.Version };
        foreach (var header in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        if (request.Content is { } content)
        {
            var bytes = new ByteArrayContent(await content.ReadAsByteArrayAsync());
            foreach (var header in content.Headers)
            {
                bytes.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            copy.Content = bytes;
        }

        return copy;
    }
}
