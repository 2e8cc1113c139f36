using System.Collections.Concurrent;
using Attribution.Domain.Figures;
using Attribution.Functions.Settings;

namespace Attribution.Functions.Ingestion.Tallies;

/// <summary>
/// Counts what comes in, per day of receipt and channel, in memory: on the path of every event this costs two look-ups and an increment, and allocates
/// nothing. <see cref="TallyFlushing"/> writes it down every few seconds.
/// </summary>
public sealed class IntakeTallies(ReportingCalendar calendar)
{
    /// <summary>Code of a genuine delivery, or a part of one, that can never be used.</summary>
    public const string UnusableDelivery = "unusable-delivery";

    /// <summary>Code of a delivery that is not proven to come from the sender of the connection.</summary>
    public const string WrongProof = "wrong-proof";

    /// <summary>Code of a lead that its sender announced, and that can never be fetched.</summary>
    public const string NeverFetched = "never-fetched";

    private readonly ConcurrentDictionary<DateOnly, DayTally> days = [];
    private volatile Minute current = new(-1, new DayTally(default));

    /// <summary>An item was new.</summary>
    /// <param name="channel">Channel id.</param>
    /// <param name="about">The day that it counts for; of a range the last one.</param>
    public void Accepted(string channel, DateOnly about)
    {
        var today = Today();
        today.Of(channel).Accept(isLate: about < today.OnTimeFrom);
    }

    /// <summary>An item was there already.</summary>
    /// <param name="channel">Channel id.</param>
    public void Duplicate(string channel) => Today().Of(channel).Repeat();

    /// <summary>An item cannot be taken.</summary>
    /// <param name="channel">Channel id; empty when it names no known one.</param>
    /// <param name="fault">Why.</param>
    public void Rejected(string channel, ItemFault fault) =>
        Rejected(channel, fault.Currency is { } currency ? IntakeTally.OtherCurrency + currency : fault.Code);

    /// <summary>An item cannot be taken.</summary>
    /// <param name="channel">Channel id; empty when it belongs to no known one.</param>
    /// <param name="code">Why.</param>
    public void Rejected(string channel, string code) => Today().Of(channel).Reject(code);

    /// <summary>What was counted on each day that is still in memory.</summary>
    internal IReadOnlyList<(DateOnly Day, IReadOnlyList<IntakeTally> Tallies)> Days() =>
        [.. days.Values.OrderBy(day => day.Day).Select(day => (day.Day, day.ToTallies()))];

    /// <summary>Forgets a day that is over, so that memory does not grow with days.</summary>
    /// <returns>Whether it was one.</returns>
    internal bool Forget(DateOnly day) =>
        // Whoever took the day's counts a moment before midnight is done with them by the day after.
        day.AddDays(1) < calendar.Today && days.TryRemove(day, out _);

    // Days begin on whole minutes in every zone: within one, the day need not be computed again.
    private DayTally Today()
    {
        var (now, known) = (calendar.Now, current);
        var minute = now.UtcTicks / TimeSpan.TicksPerMinute;
        if (known.Number == minute)
        {
            return known.Day;
        }

        var today = days.GetOrAdd(calendar.DayOf(now), day => new DayTally(day));
        current = new Minute(minute, today);
        return today;
    }

    private sealed record Minute(long Number, DayTally Day);
}
