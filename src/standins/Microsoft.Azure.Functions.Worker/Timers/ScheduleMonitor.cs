using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Microsoft.Azure.Functions.Worker.Embedded.Timers;

/// <summary>Keeps the status of each schedule where every instance, and the next start, finds it.</summary>
internal sealed class ScheduleMonitor(BlobContainerClient container, string hostId)
{
    public async Task<ScheduleStatus?> Load(string function, CancellationToken ct)
    {
        try
        {
            BlobDownloadResult blob = await Blob(function).DownloadContentAsync(ct).ConfigureAwait(false);
            return blob.Content.ToObjectFromJson<ScheduleStatus>();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public Task Save(string function, ScheduleStatus status, CancellationToken ct) =>
        Blob(function).UploadAsync(BinaryData.FromObjectAsJson(status), overwrite: true, ct);

    private BlobClient Blob(string function) => container.GetBlobClient($"timers/{hostId}/{function}/status");
}
