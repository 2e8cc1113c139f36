using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Embedded.Configuration;

/// <summary>
/// A connection is the name of a setting that holds a connection string, or a prefix of settings that name a service and an identity:
/// <c>X__queueServiceUri</c> (or <c>X__accountName</c>), <c>X__credential=managedidentity</c>, <c>X__clientId</c>.
/// </summary>
internal sealed class StorageConnections(IConfiguration settings, EmbeddedHostOptions options)
{
    /// <summary>The host's own storage, and the connection of a trigger that names none.</summary>
    public const string Default = "AzureWebJobsStorage";

    public bool Exists(string connection, string service) =>
        ConnectionString(connection) is not null || ServiceUri(connection, service) is not null;

    /// <summary>A client that leaves bodies as they are: decoding is part of the invocation, so that it can fail like one.</summary>
    public QueueServiceClient Queues(string connection)
    {
        var clientOptions = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        options.ConfigureQueueClient?.Invoke(clientOptions);
        return ConnectionString(connection) is { } text
            ? new QueueServiceClient(text, clientOptions)
            : new QueueServiceClient(ServiceUri(connection, "queue")!, Credential(connection), clientOptions);
    }

    public BlobServiceClient Blobs(string connection) =>
        ConnectionString(connection) is { } text
            ? new BlobServiceClient(text)
            : new BlobServiceClient(ServiceUri(connection, "blob")!, Credential(connection));

    private string? ConnectionString(string connection) =>
        NotEmpty(settings[connection]) ?? NotEmpty(settings[$"AzureWebJobs{connection}"]) ?? NotEmpty(settings.GetConnectionString(connection));

    private Uri? ServiceUri(string connection, string service) =>
        NotEmpty(settings[$"{connection}:{service}ServiceUri"]) is { } uri ? new Uri(uri)
        : NotEmpty(settings[$"{connection}:accountName"]) is { } account ? new Uri($"https://{account}.{service}.core.windows.net")
        : null;

    private TokenCredential Credential(string connection)
    {
        var clientId = NotEmpty(settings[$"{connection}:clientId"]);
        return string.Equals(settings[$"{connection}:credential"], "managedidentity", StringComparison.OrdinalIgnoreCase)
            ? new ManagedIdentityCredential(clientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId });
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
