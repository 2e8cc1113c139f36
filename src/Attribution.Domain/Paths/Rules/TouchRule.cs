namespace Attribution.Domain.Paths.Rules;

/// <summary>
/// Weighs the touches of a path against each other: zero or more each, not all zero. The weights need not add up to anything, because
/// whoever shares by them divides by their sum.
/// </summary>
/// <param name="row">The path.</param>
/// <param name="weights">Where the weights go; one per touch, zero before.</param>
public delegate void TouchRule(in PathRow row, Span<double> weights);
