using Attribution.Domain.Models;

namespace Attribution.Domain.Bookings;

/// <summary>One line of a cut, and which part of a whole is its.</summary>
/// <param name="Cut">The line.</param>
/// <param name="Credits">Its part under every model, in billionths of the whole.</param>
public readonly record struct CutShare(Cut Cut, ModelCredits Credits);

/// <summary>
/// How whatever a subject books is shared among the lines of each cut, so that every cut adds up to the same total: the sums agree because they are
/// made so.
/// </summary>
/// <param name="Whole">Lines that get the whole: <see cref="Cut.Total"/>, the manager, the temperature.</param>
/// <param name="Shared">Groups of lines that share the whole, one group per cut; under every model the parts of a group add up to one.</param>
public sealed record Sharing(IReadOnlyList<Cut> Whole, IReadOnlyList<IReadOnlyList<CutShare>> Shared)
{
    /// <summary>Books a number in every cut; within each, and under every model, it adds up to exactly the number (largest remainder).</summary>
    /// <param name="day">The day, in the reporting time zone.</param>
    /// <param name="measure">What is counted.</param>
    /// <param name="total">How much, in the unit of the measure; may be negative.</param>
    public IEnumerable<Booking> Book(DateOnly day, string measure, long total) =>
        Whole.Select(cut => new Booking(day, cut, measure, Amounts.Same(total)))
            .Concat(Shared.Where(group => group.Count > 0).SelectMany(group => Parts(total, group).Select((part, place) => new Booking(day, group[place].Cut, measure, part))))
            .Where(booking => !booking.Amounts.IsNone);

    private static IReadOnlyList<Amounts> Parts(long total, IReadOnlyList<CutShare> group)
    {
        var parts = ModelCredits.Models.ToDictionary(model => model, model => Part(total, group, model));
        return [.. Enumerable.Range(0, group.Count).Select(place => Amounts.From(model => parts[model][place]))];
    }

    private static long[] Part(long total, IReadOnlyList<CutShare> group, AttributionModel model)
    {
        var shares = Apportionment.Share(Math.Abs(total), [.. group.Select(share => share.Credits[model])]);
        return total < 0 ? [.. shares.Select(share => -share)] : shares;
    }
}
