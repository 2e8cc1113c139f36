namespace Attribution.Domain.Paths.Rules;

/// <summary>Rules that look at one path at a time.</summary>
public static class PathRules
{
    /// <summary>All to the first touch.</summary>
    public static TouchRule First { get; } = (in row, weights) => weights[0] = 1;

    /// <summary>All to the last touch.</summary>
    public static TouchRule Last { get; } = (in row, weights) => weights[^1] = 1;

    /// <summary>Equal parts for each touch; a channel that was touched twice has two of them.</summary>
    public static TouchRule Linear { get; } = (in row, weights) => TouchWeights.Equal(weights);

    /// <summary>40 % first, 40 % last, 20 % shared by those between (Google Ads API, AttributionModelEnum).</summary>
    public static TouchRule PositionBased { get; } = (in row, weights) => TouchWeights.ByPosition(weights, 2, 1, 2);

    /// <summary>20 % first, 60 % last, 20 % shared by those between (HubSpot, Adobe Analytics).</summary>
    public static TouchRule JShaped { get; } = (in row, weights) => TouchWeights.ByPosition(weights, 1, 1, 3);

    /// <summary>60 % first, 20 % last, 20 % shared by those between (HubSpot, Adobe Analytics).</summary>
    public static TouchRule InverseJ { get; } = (in row, weights) => TouchWeights.ByPosition(weights, 3, 1, 1);

    /// <summary>
    /// 30 % each to the first, the lead-creating and the opportunity-creating touch, 10 % shared by the other touches up to the
    /// opportunity; later touches get nothing (Adobe Marketo Measure).
    /// </summary>
    public static TouchRule WShaped { get; } = (in row, weights) =>
    {
        // The lead comes first, unless a transform moved the opportunity to an earlier touch of its channel.
        var end = row.OpportunityIndex == PathRow.NotReached ? weights.Length : Math.Max(row.LeadIndex, row.OpportunityIndex) + 1;
        TouchWeights.ByMilestone(weights[..end], Reached([0, row.LeadIndex, row.OpportunityIndex], stackalloc int[4]), 3, 1);
    };

    /// <summary>
    /// 22.5 % each to the first, the lead-creating, the opportunity-creating and the last touch, which closed the deal; 10 % shared by the
    /// others (Adobe Marketo Measure).
    /// </summary>
    public static TouchRule FullPath { get; } = (in row, weights) =>
        TouchWeights.ByMilestone(weights, Reached([0, row.LeadIndex, row.OpportunityIndex, weights.Length - 1], stackalloc int[4]), 9, 4);

    /// <summary>All to the last touch that is not direct; to the last one when all are.</summary>
    /// <param name="isDirect">Whether the channel of this number is direct.</param>
    public static TouchRule LastNonDirect(Predicate<int> isDirect) => (in row, weights) =>
    {
        var place = row.Channels.Length - 1;
        while (place >= 0 && isDirect(row.Channels[place]))
        {
            place--;
        }

        weights[place >= 0 ? place : ^1] = 1;
    };

    /// <summary>Halved with every half-life of age.</summary>
    /// <param name="halfLifeInDays">Above zero; a week in the Google Ads model of this name.</param>
    public static TouchRule TimeDecay(double halfLifeInDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfLifeInDays);
        return (in row, weights) =>
        {
            if (row.AgesInDays.Length != row.Channels.Length)
            {
                throw new ArgumentException("Time decay needs the age of each touch.", nameof(row));
            }

            TouchWeights.ByAge(weights, row.AgesInDays, halfLifeInDays);
        };
    }

    private static ReadOnlySpan<int> Reached(ReadOnlySpan<int> milestones, Span<int> reached)
    {
        var count = 0;
        foreach (var place in milestones)
        {
            if (place != PathRow.NotReached)
            {
                reached[count++] = place;
            }
        }

        return reached[..count];
    }
}
