using Azure.Data.Tables;

namespace Attribution.Storage.Parking;

/// <summary>What can never succeed, as it was parked.</summary>
/// <param name="Origin">Where it was met: a queue's name or a connection.</param>
/// <param name="Id">Identifies it there; a digest.</param>
/// <param name="Reason">A sentence.</param>
/// <param name="FirstAt">When it was parked for the first time.</param>
/// <param name="LastAt">When it was parked for the last time.</param>
/// <param name="Times">How often it was parked.</param>
/// <param name="ReplayedAt">When it was last put back into its queue; null when never.</param>
/// <param name="Replays">How often it was put back.</param>
/// <param name="Item">What it is; null where it is encrypted.</param>
/// <param name="Sealed">What it is, encrypted because it may say something about a person; null where it is not.</param>
public sealed record ParkedItem(
    string Origin, string Id, string Reason, DateTimeOffset FirstAt, DateTimeOffset LastAt, int Times, DateTimeOffset? ReplayedAt, int Replays, string? Item, byte[]? Sealed)
{
    /// <summary>Whether the item is there to its last letter.</summary>
    public bool IsWhole => Item?.Length < ParkedStore.MostCharacters;

    /// <summary>Whether it was put back and has not been parked since.</summary>
    public bool IsReplayed => ReplayedAt >= LastAt;

    internal static ParkedItem Read(TableEntity row) => new(
        row.PartitionKey,
        row.RowKey,
        row.GetString("Reason") ?? "",
        row.GetDateTimeOffset("FirstAt") ?? default,
        row.GetDateTimeOffset("LastAt") ?? default,
        row.GetInt32("Times") ?? 0,
        row.GetDateTimeOffset("ReplayedAt"),
        row.GetInt32("Replays") ?? 0,
        row.GetString("Item"),
        row.GetBinary("Sealed"));
}
