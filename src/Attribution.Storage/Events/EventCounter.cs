namespace Attribution.Storage.Events;

/// <summary>What the events of a partition add up to at one moment.</summary>
/// <param name="Events">Number of events; grows with every one.</param>
/// <param name="Identified">Number of events that carry identifiers.</param>
/// <param name="Campaigns">Counts per campaign; the empty campaign holds what belongs to none.</param>
public sealed record EventCounter(long Events, long Identified, IReadOnlyDictionary<string, CampaignCount> Campaigns)
{
    /// <summary>No events.</summary>
    public static EventCounter None { get; } = new(0, 0, new Dictionary<string, CampaignCount>());
}
