using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>An account's table service and the pipeline that leads there; shared by all clients of one service client.</summary>
internal sealed class TableConnection
{
    public const string MinimalMetadata = "application/json;odata=minimalmetadata";

    private readonly HttpPipeline pipeline;
    private readonly string version;

    public TableConnection(ConnectionString target, TableClientOptions? options)
        : this(target.Endpoint, target.Credential, options)
    {
    }

    public TableConnection(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
        : this(endpoint, NotNull(credential).AccountName, new SharedKeyPolicy(credential, TimeProvider.System), options ?? new TableClientOptions())
    {
    }

    public TableConnection(Uri endpoint, TokenCredential credential, TableClientOptions? options)
        : this(
            endpoint,
            AccountOf(NotNull(endpoint)),
            new BearerTokenAuthenticationPolicy(NotNull(credential), (options?.Audience ?? TableAudience.AzurePublicCloud).DefaultScope),
            options ?? new TableClientOptions())
    {
    }

    private TableConnection(Uri endpoint, string accountName, HttpPipelinePolicy authentication, TableClientOptions options)
    {
        Endpoint = NotNull(endpoint);
        AccountName = accountName;
        Base = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        version = options.VersionHeader;
        pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { authentication },
            RequestFailedDetailsParser = ODataError.Parser,
        });
    }

    public Uri Endpoint { get; }

    public string AccountName { get; }

    /// <summary>The endpoint as text, without a slash at its end.</summary>
    public string Base { get; }

    /// <param name="method">HTTP method.</param>
    /// <param name="address">Address in full, already encoded.</param>
    /// <param name="classifier">Which answers are no error; all below 400 unless given.</param>
    public HttpMessage CreateMessage(RequestMethod method, string address, ResponseClassifier? classifier = null)
    {
        var message = pipeline.CreateMessage();
        if (classifier is not null)
        {
            message.ResponseClassifier = classifier;
        }

        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(new Uri(address));
        request.Headers.Add("x-ms-version", version);
        request.Headers.Add("DataServiceVersion", "3.0");
        request.Headers.Add("Accept", MinimalMetadata);
        return message;
    }

    /// <summary>Sends, retries as configured, and throws if the answer is an error.</summary>
    public async ValueTask<Response> Send(HttpMessage message, CancellationToken ct)
    {
        await pipeline.SendAsync(message, ct).ConfigureAwait(false);
        if (message.Response.IsError)
        {
            throw new RequestFailedException(message.Response, null, ODataError.Parser);
        }

        (message.Request.Content as PooledContent)?.Recycle();
        return message.Response;
    }

    /// <summary>The account is the host's first label or, at an emulator, the first segment of the path.</summary>
    private static string AccountOf(Uri endpoint) =>
        endpoint.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || endpoint.IsLoopback
            ? endpoint.Segments.ElementAtOrDefault(1)?.TrimEnd('/') ?? string.Empty
            : endpoint.Host.Split('.')[0];

    private static T NotNull<T>(T argument)
        where T : class => argument ?? throw new ArgumentNullException(typeof(T).Name);
}
