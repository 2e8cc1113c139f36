using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attribution.Storage.Events;

/// <summary>What one campaign's events add up to.</summary>
/// <param name="Count">Number of events.</param>
/// <param name="Micros">Sum of their amounts, in micros.</param>
public readonly record struct CampaignCount(
    [property: JsonPropertyName("n")] long Count,
    [property: JsonPropertyName("m"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Micros)
{
    /// <summary>Sum.</summary>
    public static CampaignCount operator +(CampaignCount left, CampaignCount right) =>
        new(checked(left.Count + right.Count), checked(left.Micros + right.Micros));

    /// <summary>Difference.</summary>
    public static CampaignCount operator -(CampaignCount left, CampaignCount right) =>
        new(checked(left.Count - right.Count), checked(left.Micros - right.Micros));

    /// <summary>See <c>operator +</c>.</summary>
    public CampaignCount Add(CampaignCount other) => this + other;

    /// <summary>See <c>operator -</c>.</summary>
    public CampaignCount Subtract(CampaignCount other) => this - other;
}

/// <summary>
/// Counts per campaign as the text of one column: one row holds them all, so that a transaction has room for 99 events.
/// </summary>
/// <remarks>About 600 campaigns of one channel fit into a column of a partition; beyond that the channel needs more slices or shards.</remarks>
internal static class CampaignCounts
{
    public static Dictionary<string, CampaignCount> Parse(string? text) =>
        string.IsNullOrEmpty(text) ? new(StringComparer.Ordinal)
        : new(JsonSerializer.Deserialize<Dictionary<string, CampaignCount>>(text)!, StringComparer.Ordinal);

    public static string Write(IReadOnlyDictionary<string, CampaignCount> counts) =>
        JsonSerializer.Serialize(new SortedDictionary<string, CampaignCount>(counts.ToDictionary(), StringComparer.Ordinal));
}
