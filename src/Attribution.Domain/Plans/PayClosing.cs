using Attribution.Domain.Calendar;

namespace Attribution.Domain.Plans;

/// <summary>Whether a period's pay may be closed.</summary>
public enum PayClosing
{
    /// <summary>It may.</summary>
    Allowed = 1,

    /// <summary>The period is not over, and its leads are not all there.</summary>
    NotOver = 2,

    /// <summary>The period does not begin on the day after the last closed one: a day would be paid twice, or never.</summary>
    NotNext = 3,
}

/// <summary>
/// Closed periods of a marketer follow each other without a gap, whatever their lengths: every day is paid once, and "the next period", which
/// settles what changed, is always known.
/// </summary>
public static class PayChain
{
    /// <summary>Whether a period may be closed.</summary>
    /// <param name="asked">Its days.</param>
    /// <param name="closedUntil">The day after the last closed period; null when none was closed.</param>
    /// <param name="today">Today, in the reporting time zone.</param>
    public static PayClosing Judge(DayRange asked, DateOnly? closedUntil, DateOnly today) =>
        !IsNext(asked, closedUntil) ? PayClosing.NotNext
        : asked.Until > today ? PayClosing.NotOver
        : PayClosing.Allowed;

    /// <summary>Whether a period settles what changed in those before it.</summary>
    /// <param name="asked">Its days.</param>
    /// <param name="closedUntil">The day after the last closed period; null when none was closed.</param>
    public static bool IsNext(DayRange asked, DateOnly? closedUntil) => closedUntil is null || asked.From == closedUntil;
}
