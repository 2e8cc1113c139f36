namespace Attribution.Domain.Paths;

/// <summary>Settings of the Shapley value.</summary>
/// <param name="Game">What a coalition of channels is worth.</param>
/// <param name="Negatives">What becomes of negative credit; it arises in <see cref="ShapleyGame.ConversionRate"/> alone.</param>
/// <param name="MinimumCount">
/// Journeys that a set of channels needs for its conversion rate to be believed, in <see cref="ShapleyGame.ConversionRate"/> alone. A
/// smaller set is worth nothing to others, as one that was never seen; its own conversions are shared equally.
/// </param>
public sealed record ShapleySettings(
    ShapleyGame Game = ShapleyGame.Set, NegativeCredit Negatives = NegativeCredit.Shown, double MinimumCount = 0);

/// <summary>What a coalition of channels is worth.</summary>
public enum ShapleyGame
{
    /// <summary>
    /// The conversions of journeys whose channels all lie in it: each conversion is shared equally by its distinct channels (Zhao,
    /// Mahboobi, Bagheri, arXiv 1804.05327). Null paths have no effect.
    /// </summary>
    Set = 1,

    /// <summary>As <see cref="Set"/>, told apart by the position of the touch; a channel's positions add up to its credit in the set game.</summary>
    Ordered = 2,

    /// <summary>The conversion rate of journeys with exactly this set of channels; 0 when there are none.</summary>
    ConversionRate = 3,
}

/// <summary>What becomes of negative credit.</summary>
public enum NegativeCredit
{
    /// <summary>It is shown: a channel whose company converts less often than the others alone has lost conversions.</summary>
    Shown = 1,

    /// <summary>Within each set of channels it is raised to zero, and the others are scaled down to the set's conversions.</summary>
    Floored = 2,
}
