using Attribution.Storage.Operations;
using Attribution.Storage.Parking;

namespace Attribution.Functions.Operations;

/// <summary>A message in poison, with its history.</summary>
/// <param name="Id">Identifies it in its queue.</param>
/// <param name="Reason">Why it failed the last time; null when nobody could say so.</param>
/// <param name="FirstAt">When it failed for the first time.</param>
/// <param name="LastAt">When it failed for the last time.</param>
/// <param name="Tries">How often it has failed.</param>
/// <param name="MovedAt">When it came into poison.</param>
/// <param name="ReplayedAt">When it was last put back; null when never.</param>
/// <param name="Replays">How often it was put back.</param>
public sealed record PoisonView(
    string Id, string? Reason, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, int Tries, DateTimeOffset? MovedAt, DateTimeOffset? ReplayedAt, int Replays)
{
    /// <summary>A message and what is known of it.</summary>
    internal static PoisonView Of(PoisonMessage message, Failure? failure) => new(
        message.Id, failure?.Reason, failure?.FirstAt, failure?.LastAt, failure?.Tries ?? 0, message.MovedAt, failure?.ReplayedAt, failure?.Replays ?? 0);
}

/// <summary>A parked item, without what it is.</summary>
/// <param name="Origin">Where it was met.</param>
/// <param name="Id">Identifies it there.</param>
/// <param name="Reason">Why it was parked.</param>
/// <param name="FirstAt">When it was parked for the first time.</param>
/// <param name="LastAt">When it was parked for the last time.</param>
/// <param name="Times">How often it was parked.</param>
/// <param name="ReplayedAt">When it was last put back; null when never.</param>
/// <param name="Replays">How often it was put back.</param>
/// <param name="CanBeReplayed">Whether it can be put back: whole messages of a queue that have not been put back since.</param>
public sealed record ParkedView(
    string Origin, string Id, string Reason, DateTimeOffset FirstAt, DateTimeOffset LastAt, int Times, DateTimeOffset? ReplayedAt, int Replays, bool CanBeReplayed)
{
    /// <summary>An item.</summary>
    internal static ParkedView Of(ParkedItem item) => new(
        item.Origin, item.Id, item.Reason, item.FirstAt, item.LastAt, item.Times, item.ReplayedAt, item.Replays, ParkedItems.CanBeReplayed(item));
}
