using Attribution.Storage.Events;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Hosting;

namespace Attribution.Storage;

/// <summary>
/// Creates missing tables, queues and containers once, at start, before anything is served. In Azure the deployment declares
/// them and this finds them there.
/// </summary>
/// <param name="tables">Table service.</param>
/// <param name="queues">Queue service.</param>
/// <param name="blobs">Blob service.</param>
/// <param name="names">Queues that the application sends to.</param>
/// <param name="events">Accounts for events alone, if there are any.</param>
public sealed class StorageSetup(TableServiceClient tables, QueueServiceClient queues, BlobServiceClient blobs, QueueNames names, EventTables? events = null) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(
    [
        .. StorageNames.Tables.Select(t => tables.CreateTableIfNotExistsAsync(t, cancellationToken)),
        .. (events?.Others ?? []).Select(t => t.CreateIfNotExistsAsync(cancellationToken)),
        .. names.All.Select(q => queues.GetQueueClient(q).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
        .. StorageNames.Containers.Select(c => blobs.GetBlobContainerClient(c).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
    ]);

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Names of the application's queues; messages belong to whoever handles them.</summary>
/// <param name="All">All of them.</param>
public sealed record QueueNames(IReadOnlyList<string> All);
