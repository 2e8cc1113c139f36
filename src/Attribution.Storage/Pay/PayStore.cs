using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Attribution.Domain.Calendar;
using Attribution.Domain.Plans;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Attribution.Storage.Pay;

/// <summary>A statement of pay that was closed.</summary>
/// <param name="Marketer">Marketer id.</param>
/// <param name="Days">Its days.</param>
/// <param name="Hash">SHA-256 of the statement.</param>
public sealed record ClosedPay(string Marketer, DayRange Days, string Hash);

/// <summary>
/// Statements of pay that were closed, each frozen as it was. A row per period names the statement; a marketer's rows share a partition with
/// the day up to which everything is closed, which moves in the same transaction: no day is ever closed twice.
/// </summary>
public sealed class PayStore(TableServiceClient tables, BlobServiceClient blobs)
{
    internal const string Name = "Pay";

    internal const string Container = "pay";

    private const string UntilKey = "until";
    private const string UntilColumn = "Until";
    private const string HashColumn = "Hash";
    private const int Conflict = 409;
    private const int PreconditionFailed = 412;

    private static readonly JsonSerializerOptions Json = new() { IgnoreReadOnlyProperties = true, Converters = { new JsonStringEnumConverter() } };

    private readonly TableClient table = tables.GetTableClient(Name);
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(Container);

    /// <summary>The closed periods of a marketer, in order of their days.</summary>
    public async Task<IReadOnlyList<ClosedPay>> Closed(string marketer, CancellationToken ct)
    {
        var closed = new List<ClosedPay>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {marketer} and RowKey lt {UntilKey}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: ct).ConfigureAwait(false))
        {
            var days = row.RowKey.Split('|');
            closed.Add(new ClosedPay(marketer, DayRange.Including(Keys.ParseDay(days[0]), Keys.ParseDay(days[1])), row.GetString(HashColumn)!));
        }

        return closed;
    }

    /// <summary>A closed statement as it was.</summary>
    public async Task<PeriodPay> Read(ClosedPay closed, CancellationToken ct) => JsonSerializer.Deserialize<PeriodPay>(
        (await container.GetBlobClient(Path(closed)).DownloadContentAsync(ct).ConfigureAwait(false)).Value.Content.ToMemory().Span, Json)!;

    /// <summary>Freezes a statement, unless another one was closed meanwhile.</summary>
    /// <param name="pay">The statement.</param>
    /// <param name="closedUntil">The day up to which everything was closed when it was made; null for a marketer's first.</param>
    /// <param name="ct">Stops before the transaction.</param>
    /// <returns>False when something was closed since, so that the statement may rest on old knowledge.</returns>
    public async Task<bool> Close(PeriodPay pay, DateOnly? closedUntil, CancellationToken ct)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(pay, Json);
        var closed = new ClosedPay(pay.Marketer, pay.Period.Days, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var until = await table.GetEntityIfExistsAsync<TableEntity>(pay.Marketer, UntilKey, cancellationToken: ct).ConfigureAwait(false);
        if ((until.HasValue ? Keys.ParseDay(until.Value!.GetString(UntilColumn)) : (DateOnly?)null) != closedUntil)
        {
            return false;
        }

        await Put(closed, bytes, ct).ConfigureAwait(false);
        var row = new TableEntity(pay.Marketer, UntilKey) { [UntilColumn] = Keys.Day(pay.Period.Days.Until) };
        try
        {
            await table.SubmitTransactionAsync(
            [
                until.HasValue ? new(TableTransactionActionType.UpdateReplace, row, until.Value!.ETag) : new(TableTransactionActionType.Add, row),
                new(TableTransactionActionType.Add, new TableEntity(pay.Marketer, RowKey(closed)) { [HashColumn] = closed.Hash }),
            ], ct).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is Conflict or PreconditionFailed)
        {
            return false;
        }
    }

    private static string RowKey(ClosedPay closed) => $"{Keys.Day(closed.Days.From)}|{Keys.Day(closed.Days.Last)}";

    private static string Path(ClosedPay closed) => $"{closed.Marketer}/{Keys.Day(closed.Days.From)}-{Keys.Day(closed.Days.Last)}/{closed.Hash}.json";

    /// <summary>Before the row that names it: a crash between leaves a file that nobody refers to.</summary>
    private async Task Put(ClosedPay closed, byte[] bytes, CancellationToken ct)
    {
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        try
        {
            await container.GetBlobClient(Path(closed)).UploadAsync(BinaryData.FromBytes(bytes), options, ct).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status is Conflict or PreconditionFailed)
        {
            // There already: the name holds the hash of the content.
        }
    }
}
