using Attribution.Domain.Measures;

namespace Attribution.Reporting.Weekly;

/// <summary>A platform's count that was replaced by a later statement.</summary>
/// <param name="Measure">What is counted.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Channel">Channel id.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Was">The earlier count, or micros for cost.</param>
/// <param name="Is">The count, or micros, that stands now.</param>
public sealed record RestatedTotal(Measure Measure, string Source, string Channel, DateOnly From, DateOnly To, long Was, long Is);
