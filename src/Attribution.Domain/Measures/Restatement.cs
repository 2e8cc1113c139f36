namespace Attribution.Domain.Measures;

/// <summary>Which of two statements about the same day counts.</summary>
public static class Restatement
{
    /// <summary>
    /// The statement with the later <see cref="DayTotal.ReportedAt"/> counts; an equal or older one changes nothing, so that
    /// deliveries may repeat and overtake each other.
    /// </summary>
    /// <param name="stored">What counts so far, if anything.</param>
    /// <param name="incoming">What has arrived.</param>
    public static TotalOutcome Of(DayTotal? stored, DayTotal incoming) => stored switch
    {
        null => TotalOutcome.Added,
        _ when incoming.ReportedAt <= stored.ReportedAt => TotalOutcome.Unchanged,
        _ => TotalOutcome.Restated,
    };
}
