using System.Net;
using System.Text;

namespace Attribution.Storage.Tests.Support;

/// <summary>What goes wrong with a write on its way.</summary>
public enum Fault
{
    /// <summary>The request never arrives.</summary>
    RequestLost,

    /// <summary>The request is carried out, and its answer never arrives: the client sends it again.</summary>
    AnswerLost,

    /// <summary>The service is too busy (503).</summary>
    Busy,

    /// <summary>Somebody else has changed the row meanwhile (412).</summary>
    RowChanged,
}

/// <summary>Lets some writes go wrong, reads never.</summary>
/// <param name="fault">What goes wrong.</param>
/// <param name="fails">Whether the write of this number, from zero, goes wrong. Every try of the client counts.</param>
internal sealed class FaultyNetwork(Fault fault, Func<int, bool> fails) : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>How often the client tries again by itself.</summary>
    public const int Retries = 3;

    private int writes;

    /// <summary>A network that only counts.</summary>
    public FaultyNetwork()
        : this(Fault.RequestLost, _ => false)
    {
    }

    public int Writes => writes;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get || !fails(Interlocked.Increment(ref writes) - 1))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        switch (fault)
        {
            case Fault.Busy:
                return Error(HttpStatusCode.ServiceUnavailable, "ServerBusy");
            case Fault.RowChanged when request.RequestUri!.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal):
                return Refused("0:The update condition was not satisfied.");
            case Fault.RowChanged:
                return Error(HttpStatusCode.PreconditionFailed, "UpdateConditionNotSatisfied");
            case Fault.AnswerLost:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                break;
        }

        throw new HttpRequestException("The connection was dropped.");
    }

    private static HttpResponseMessage Error(HttpStatusCode status, string code) => new(status)
    {
        Content = new StringContent(Body(code, "Injected."), null, "application/json"),
    };

    /// <summary>A transaction is refused inside an answer that says "accepted".</summary>
    private static HttpResponseMessage Refused(string message)
    {
        var body = $"""
            --batch_1
            Content-Type: multipart/mixed; boundary=changeset_1

            --changeset_1
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            HTTP/1.1 412 Precondition Failed
            Content-Type: application/json

            {Body("UpdateConditionNotSatisfied", message)}
            --changeset_1--
            --batch_1--

            """.ReplaceLineEndings("\r\n");
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/mixed; boundary=batch_1");
        return new HttpResponseMessage(HttpStatusCode.Accepted) { Content = content };
    }

    private static string Body(string code, string message) =>
        $$$$"""{"odata.error":{"code":"{{{{code}}}}","message":{"lang":"en-US","value":"{{{{message}}}}"}}}""";
}
