using Attribution.Domain.Calendar;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Attribution.Storage.Reports;

/// <summary>
/// The frozen parts of reports in the blob container <c>reports</c>, named by week, marketer and the hash of the inputs; never
/// overwritten.
/// </summary>
public sealed class ReportFiles(BlobServiceClient blobs)
{
    internal const string Container = "reports";

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(Container);

    /// <summary>Keeps the snapshot of a week.</summary>
    public Task PutSnapshot(ReportingWeek week, string hash, byte[] snapshot, CancellationToken ct) =>
        Put(SnapshotPath(week, hash), "application/json", snapshot, ct);

    /// <summary>A snapshot of a week.</summary>
    public Task<byte[]> Snapshot(ReportingWeek week, string hash, CancellationToken ct) => Get(SnapshotPath(week, hash), ct);

    /// <summary>Keeps the inputs of a report.</summary>
    public Task PutInputs(ReportingWeek week, string marketer, string hash, byte[] inputs, CancellationToken ct) =>
        Put(Path(week, marketer, hash, "inputs.json"), "application/json", inputs, ct);

    /// <summary>Keeps the rendered report.</summary>
    public Task PutPdf(ReportingWeek week, string marketer, string hash, byte[] pdf, CancellationToken ct) =>
        Put(Path(week, marketer, hash, "report.pdf"), "application/pdf", pdf, ct);

    /// <summary>Inputs of a frozen report.</summary>
    public Task<byte[]> Inputs(ReportingWeek week, string marketer, string hash, CancellationToken ct) =>
        Get(Path(week, marketer, hash, "inputs.json"), ct);

    /// <summary>A frozen report as it was rendered.</summary>
    public Task<byte[]> Pdf(ReportingWeek week, string marketer, string hash, CancellationToken ct) =>
        Get(Path(week, marketer, hash, "report.pdf"), ct);

    private static string SnapshotPath(ReportingWeek week, string hash) => $"{week}/{hash}.json";

    private static string Path(ReportingWeek week, string marketer, string hash, string file) => $"{week}/{marketer}/{hash}/{file}";

    private async Task Put(string path, string contentType, byte[] bytes, CancellationToken ct)
    {
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        try
        {
            await container.GetBlobClient(path).UploadAsync(BinaryData.FromBytes(bytes), options, ct).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // There already: the name holds the hash of what the content follows from.
        }
    }

    private async Task<byte[]> Get(string path, CancellationToken ct) =>
        (await container.GetBlobClient(path).DownloadContentAsync(ct).ConfigureAwait(false)).Value.Content.ToArray();
}
