namespace Attribution.Domain.Models;

/// <summary>Settings that decide which touches earn credit, and how much.</summary>
/// <param name="Lookback">How far back a touch may lie. Time, not calendar days; a touch exactly that old still counts.</param>
/// <param name="HalfLife">Age at which time decay halves the weight.</param>
/// <param name="DirectChannels">Channels that the last non-direct model passes over.</param>
/// <param name="MostTouches">Touches of one journey that are weighed: the first and the latest ones. Bounds the work and the ledger row.</param>
public sealed record AttributionRules(TimeSpan Lookback, TimeSpan HalfLife, IReadOnlySet<string> DirectChannels, int MostTouches)
{
    /// <summary>Counts up when a rule's meaning changes or a model comes; part of every ledger row.</summary>
    public const int Version = 2;

    /// <summary>Weights of <see cref="AttributionModel.Custom"/>; all alike unless set, which is linear.</summary>
    public CustomWeights Custom { get; init; } = CustomWeights.Even;

    /// <summary>Thirty days back, a half-life of seven days, no direct channel, sixty touches.</summary>
    public static AttributionRules Default { get; } = new(TimeSpan.FromDays(30), TimeSpan.FromDays(7), new HashSet<string>(StringComparer.Ordinal), 60);
}
