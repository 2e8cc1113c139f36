namespace Attribution.Domain.Retention;

/// <summary>Days before which rows may have gone already, under whatever was set then; null where nothing has.</summary>
/// <param name="Events">Of the table <c>Events</c>.</param>
/// <param name="Touches">Of the table <c>Journeys</c>.</param>
/// <param name="Facts">Of the table <c>Facts</c>.</param>
public sealed record RetentionMarks(DateOnly? Events = null, DateOnly? Touches = null, DateOnly? Facts = null)
{
    /// <summary>Nothing has gone.</summary>
    public static RetentionMarks None { get; } = new();
}

/// <summary>
/// How far back data goes: what goes by age, what is surely all there, and from when on a lead can be credited again. All days are of the reporting zone, and each is
/// included in what it begins; null stands for ever.
/// </summary>
/// <remarks>
/// Between the day before which rows go and the one from which on everything is relied on lie <see cref="Margin"/> days. Whoever decided that a moment still counts, and
/// is slow, is done long before its rows go: nothing is refused too late. What has gone once stays out of reach when a longer period is set afterwards.
/// </remarks>
public sealed record RetentionHorizon
{
    /// <summary>Days between what is relied on and what goes.</summary>
    public const int Margin = 2;

    /// <summary>Where clocks are moved, a window of whole days may begin an hour before its first day.</summary>
    private const int ClockChange = 1;

    private RetentionHorizon()
    {
    }

    /// <summary>Everything is kept.</summary>
    public static RetentionHorizon Endless { get; } = new();

    /// <summary>Events before this day go.</summary>
    public DateOnly? EventsGoBefore { get; private init; }

    /// <summary>The oldest day whose events are all there: older ones are refused, because nobody could tell whether they were counted.</summary>
    public DateOnly? EventsFrom { get; private init; }

    /// <summary>Touches before this day go.</summary>
    public DateOnly? TouchesGoBefore { get; private init; }

    /// <summary>The oldest day whose touches are all there.</summary>
    public DateOnly? TouchesFrom { get; private init; }

    /// <summary>The oldest day whose leads can be credited again: all touches of their window are there. Leads before it keep what they are credited to.</summary>
    public DateOnly? Reattribution { get; private init; }

    /// <summary>The oldest day whose forms are taken in: they can be counted and credited.</summary>
    public DateOnly? FormsFrom { get; private init; }

    /// <summary>People whose last form and visit are before this day go.</summary>
    public DateOnly? PeopleGoBefore { get; private init; }

    /// <summary>Texts of facts that were told before this day go, and pseudonyms of events that were over before it.</summary>
    public DateOnly? FactsGoBefore { get; private init; }

    /// <summary>Events of the catalogue that were over before this day take no facts: people there could not be told from those of before.</summary>
    public DateOnly? FactsFrom { get; private init; }

    /// <summary>How far back data goes on a day.</summary>
    /// <param name="periods">For how long what is kept.</param>
    /// <param name="marks">What has gone already.</param>
    /// <param name="lookbackDays">How far back a touch earns credit, in days.</param>
    /// <param name="today">The day.</param>
    public static RetentionHorizon Of(RetentionPeriods periods, RetentionMarks marks, int lookbackDays, DateOnly today)
    {
        DateOnly? Before(int days) => days > 0 ? today.AddDays(-days) : null;
        static DateOnly? From(DateOnly? before, DateOnly? gone) => Later(before, gone)?.AddDays(Margin);
        var (events, touches, facts) = (Before(periods.Events), Before(periods.Touches), Before(periods.Facts));
        var (eventsFrom, touchesFrom) = (From(events, marks.Events), From(touches, marks.Touches));
        var reattribution = touchesFrom?.AddDays(lookbackDays + ClockChange);
        return new RetentionHorizon
        {
            EventsGoBefore = events,
            EventsFrom = eventsFrom,
            TouchesGoBefore = touches,
            TouchesFrom = touchesFrom,
            Reattribution = reattribution,
            FormsFrom = Later(eventsFrom, reattribution),
            PeopleGoBefore = Before(periods.People),
            FactsGoBefore = facts,
            FactsFrom = From(facts, marks.Facts),
        };
    }

    /// <summary>Whether a lead of a day keeps what it is credited to, whatever becomes known.</summary>
    public bool IsFinal(DateOnly lead) => lead < Reattribution;

    /// <summary>Whether all touches from a day on are there.</summary>
    public bool HasTouchesFrom(DateOnly day) => !(day < TouchesFrom);

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other : one;
}
