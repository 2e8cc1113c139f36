namespace Attribution.Domain.Figures;

/// <summary>
/// A number of an earlier report that reads differently today: platforms correct their counts and late touches move credit. The
/// report that was sent stays as it was, so the next one says what changed.
/// </summary>
/// <param name="Channel">Channel id.</param>
/// <param name="Name">The channel's name today, or as it was when it is gone.</param>
/// <param name="Figure">Which number.</param>
/// <param name="Was">What the report said; null when nothing was reported.</param>
/// <param name="Is">What it would say today; null when nothing is reported.</param>
public sealed record RestatementNote(string Channel, string Name, RestatedFigure Figure, long? Was, long? Is)
{
    /// <summary>Why it changed, as far as it is known; settings that changed leave none.</summary>
    public IReadOnlyList<RestatementCause> Causes { get; init; } = [];

    /// <summary>
    /// What changed, sorted by channel, then figure. Leads under different models, and money in different currencies, are
    /// different questions rather than restatements, and are not compared.
    /// </summary>
    /// <param name="frozen">The figures of the report that was sent.</param>
    /// <param name="recomputed">The figures of the same week today.</param>
    public static IReadOnlyList<RestatementNote> Between(WeekFigures frozen, WeekFigures recomputed)
    {
        if (frozen.Week != recomputed.Week)
        {
            throw new ArgumentException($"Week {frozen.Week} cannot be compared with week {recomputed.Week}.", nameof(recomputed));
        }

        var was = frozen.Channels.ToDictionary(line => line.Channel, StringComparer.Ordinal);
        var now = recomputed.Channels.ToDictionary(line => line.Channel, StringComparer.Ordinal);
        return
        [
            .. from channel in was.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
               let before = was.GetValueOrDefault(channel)
               let after = now.GetValueOrDefault(channel)
               from figure in Comparable(frozen, recomputed)
               let note = new RestatementNote(channel, (after ?? before)!.Name, figure, Value(before, figure), Value(after, figure))
               where note.Was != note.Is
               select note,
        ];
    }

    private static IEnumerable<RestatedFigure> Comparable(WeekFigures frozen, WeekFigures recomputed) =>
        Enum.GetValues<RestatedFigure>().Where(figure => figure switch
        {
            RestatedFigure.Leads => frozen.Model == recomputed.Model,
            RestatedFigure.Cost => frozen.Currency == recomputed.Currency,
            _ => true,
        });

    // A channel without a line had no credit, which is a number; its counts were not reported, which is none.
    private static long? Value(ChannelFigures? line, RestatedFigure figure) => figure switch
    {
        RestatedFigure.Impressions => line?.Impressions,
        RestatedFigure.Clicks => line?.Clicks,
        RestatedFigure.Applications => line?.Applications,
        RestatedFigure.Leads => line?.LeadUnits ?? 0,
        RestatedFigure.Cost => line?.CostMicros,
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "This figure is not compared."),
    };
}

/// <summary>A number that reports are held to, in the order of the channel table.</summary>
public enum RestatedFigure
{
    /// <summary>Showings.</summary>
    Impressions = 1,

    /// <summary>Clicks.</summary>
    Clicks = 2,

    /// <summary>Applications.</summary>
    Applications = 3,

    /// <summary>Credited leads, in billionths.</summary>
    Leads = 4,

    /// <summary>Spend, in micros.</summary>
    Cost = 5,
}
