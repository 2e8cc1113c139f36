namespace Attribution.Domain.Models;

/// <summary>
/// What must be added to stored sums when a lead's credits change. A late touch or a merged identity recomputes a lead; moving
/// the sums by the difference keeps them equal to a recomputation from all leads.
/// </summary>
/// <param name="Channels">Signed credit per channel and campaign that changes, sorted by both.</param>
/// <param name="Plans">Signed credit per plan and version that changes, sorted by both.</param>
public sealed record CreditDifference(IReadOnlyList<ChannelCredit> Channels, IReadOnlyList<PlanCredit> Plans)
{
    /// <summary>Whether no sum moves.</summary>
    public bool IsEmpty => Channels.Count == 0 && Plans.Count == 0;

    /// <summary>The difference that takes sums from one state of a lead to another.</summary>
    /// <param name="before">What the sums hold; null when the lead is new to them.</param>
    /// <param name="after">What they shall hold; null when the lead is taken out of them.</param>
    public static CreditDifference Between(LeadCredits? before, LeadCredits? after) => new(
        [
            .. Changes(before?.Channels, after?.Channels, row => (row.Channel, row.Campaign), row => row.Credits)
                .OrderBy(change => change.Key.Channel, StringComparer.Ordinal)
                .ThenBy(change => change.Key.Campaign, StringComparer.Ordinal)
                .Select(change => new ChannelCredit(change.Key.Channel, change.Key.Campaign, change.Credits)),
        ],
        [
            .. Changes(before?.Plans, after?.Plans, row => (row.Plan, row.Version), row => row.Credits)
                .OrderBy(change => change.Key.Plan, StringComparer.Ordinal)
                .ThenBy(change => change.Key.Version)
                .Select(change => new PlanCredit(change.Key.Plan, change.Credits) { Version = change.Key.Version }),
        ]);

    private static IEnumerable<(TKey Key, ModelCredits Credits)> Changes<TRow, TKey>(
        IReadOnlyList<TRow>? before,
        IReadOnlyList<TRow>? after,
        Func<TRow, TKey> key,
        Func<TRow, ModelCredits> credits)
        where TKey : notnull
    {
        var sums = new Dictionary<TKey, ModelCredits>();
        foreach (var row in after ?? [])
        {
            sums[key(row)] = sums.GetValueOrDefault(key(row), ModelCredits.None) + credits(row);
        }

        foreach (var row in before ?? [])
        {
            sums[key(row)] = sums.GetValueOrDefault(key(row), ModelCredits.None) - credits(row);
        }

        return sums.Where(sum => !sum.Value.IsNone).Select(sum => (sum.Key, sum.Value));
    }
}
