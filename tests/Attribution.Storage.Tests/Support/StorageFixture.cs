using Attribution.Testing;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Attribution.Storage.Tests.Support;

/// <summary>One emulator with every table and container. Table names are fixed, so each test keeps to ids of its own.</summary>
public sealed class StorageFixture : IAsyncLifetime
{
    private readonly AzuriteFixture azurite = new();

    public string ConnectionString => azurite.ConnectionString;

    public TableServiceClient Tables => new(azurite.ConnectionString);

    public QueueServiceClient Queues => new(azurite.ConnectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    public BlobServiceClient Blobs => new(azurite.ConnectionString);

    public async Task InitializeAsync()
    {
        await azurite.InitializeAsync();
        await new StorageSetup(Tables, Queues, Blobs, new QueueNames(["events-to-fold"])).StartAsync(default);
    }

    public Task DisposeAsync() => azurite.DisposeAsync();

    /// <summary>The same tables behind a network of one's own; the client retries as in production, without the waits.</summary>
    internal TableServiceClient TablesBehind(HttpMessageHandler network) => new(azurite.ConnectionString, new TableClientOptions
    {
        Transport = new HttpClientTransport(network),
        Retry = { MaxRetries = FaultyNetwork.Retries, Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(2) },
    });

    /// <summary>The same tables, each of whose calls is seen once.</summary>
    internal TableServiceClient TablesWith(HttpPipelinePolicy policy)
    {
        var options = new TableClientOptions();
        options.AddPolicy(policy, HttpPipelinePosition.PerCall);
        return new TableServiceClient(azurite.ConnectionString, options);
    }

    internal async Task<List<TableEntity>> Rows(string table, string partition)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in Tables.GetTableClient(table).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}")))
        {
            rows.Add(row);
        }

        return rows;
    }
}

[CollectionDefinition(Name)]
public sealed class StorageCollection : ICollectionFixture<StorageFixture>
{
    public const string Name = "Storage";
}
