namespace Attribution.Domain.Paths;

/// <summary>How often journeys took one path: what path-level models are computed from.</summary>
/// <param name="Channels">Channels in the order of the touches, repeats included. None stands for <c>unattributed</c>.</param>
/// <param name="Conversions">Journeys that converted; zero or more. Fractions are allowed.</param>
/// <param name="Value">What these conversions are worth together, in any one unit; zero or more. Whole micros are exact up to 2^53.</param>
/// <param name="Nulls">Journeys that ended without a conversion; zero or more.</param>
public sealed record PathCount(IReadOnlyList<string> Channels, double Conversions, double Value, double Nulls)
{
    /// <summary>Time from each touch to the conversion in days, zero or more; needed by time decay alone. Null when it was not kept.</summary>
    public IReadOnlyList<double>? AgesInDays { get; init; }

    /// <summary>Place, from 0, of the touch that created the lead; null when there was none, or none yet.</summary>
    public int? LeadIndex { get; init; }

    /// <summary>Place, from 0, of the touch nearest before the opportunity was created; null when there is no opportunity yet.</summary>
    public int? OpportunityIndex { get; init; }
}
