namespace Attribution.Domain.Measures;

/// <summary>A platform's own count for a day, or for reach also for a range of days.</summary>
/// <param name="Measure">What is counted.</param>
/// <param name="Source">Who says so, for example <c>google-ads</c>.</param>
/// <param name="Channel">Channel id.</param>
/// <param name="Campaign">Campaign id; empty when the count is for the whole channel.</param>
/// <param name="From">First day, in the ad account's time zone.</param>
/// <param name="To">Last day, included. Differs from <paramref name="From"/> for reach alone.</param>
/// <param name="Value">The count, or for cost the amount in micros of the reporting currency. Zero or more.</param>
/// <param name="ReportedAt">When the platform said so: the later statement counts.</param>
public sealed record DayTotal(
    Measure Measure,
    string Source,
    string Channel,
    string Campaign,
    DateOnly From,
    DateOnly To,
    long Value,
    DateTimeOffset ReportedAt)
{
    /// <summary>Whether two statements are about the same thing, so that the later one replaces the earlier.</summary>
    public bool IsAboutTheSameAs(DayTotal other) =>
        (Measure, Source, Channel, Campaign, From, To) == (other.Measure, other.Source, other.Channel, other.Campaign, other.From, other.To);
}

/// <summary>What a statement did to the one that was stored. The numbers are part of answers.</summary>
public enum TotalOutcome
{
    /// <summary>Nothing was stored before.</summary>
    Added = 1,

    /// <summary>A later statement with another value: the old value is kept beside it.</summary>
    Restated = 2,

    /// <summary>Older than, or equal to, what is stored: nothing changed.</summary>
    Unchanged = 3,
}

/// <summary>What a statement did, and what it met.</summary>
/// <param name="Outcome">What it did to what was stored.</param>
/// <param name="Before">Value that was stored before; null when there was none.</param>
/// <param name="BeforeReportedAt">When that had been said.</param>
public sealed record TotalChange(TotalOutcome Outcome, long? Before, DateTimeOffset? BeforeReportedAt)
{
    /// <summary>Whether another value counts now than before.</summary>
    public bool HasNewValue(DayTotal statement) => Outcome == TotalOutcome.Restated && Before != statement.Value;

    /// <summary>Whether it contradicts what was said at the very same time, so that nothing decides between the two.</summary>
    public bool Contradicts(DayTotal statement) =>
        Outcome == TotalOutcome.Unchanged && BeforeReportedAt == statement.ReportedAt && Before != statement.Value;
}
