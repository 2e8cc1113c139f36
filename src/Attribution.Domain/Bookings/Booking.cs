namespace Attribution.Domain.Bookings;

/// <summary>
/// What one subject (a lead, a deal, an event) adds to one sum of one day. What a subject books is a pure function of the facts known of it: when
/// they change, the sums move by the difference between what it booked and what it books now.
/// </summary>
/// <param name="Day">The day whose sum it is part of, in the reporting time zone.</param>
/// <param name="Cut">What the sum is about.</param>
/// <param name="Measure">What is counted; begins with a letter, then letters, digits and underscores, at most 64. It is stored.</param>
/// <param name="Amounts">How much, in the unit of the measure.</param>
public sealed record Booking(DateOnly Day, Cut Cut, string Measure, Amounts Amounts)
{
    /// <summary>One of anything that is counted, in billionths as credit is: a lead, a deal, a meeting.</summary>
    public const long One = Models.ModelCredits.Lead;

    /// <summary>The bookings with those of the same sum added up, without those that add nothing, sorted by day, cut, measure.</summary>
    public static IReadOnlyList<Booking> Folded(IEnumerable<Booking> bookings) =>
    [
        .. bookings.GroupBy(booking => (booking.Day, booking.Cut, booking.Measure))
            .Select(same => new Booking(same.Key.Day, same.Key.Cut, same.Key.Measure, same.Aggregate(Amounts.None, (sum, booking) => sum + booking.Amounts)))
            .Where(booking => !booking.Amounts.IsNone)
            .OrderBy(booking => booking.Day).ThenBy(booking => booking.Cut).ThenBy(booking => booking.Measure, StringComparer.Ordinal),
    ];
}
