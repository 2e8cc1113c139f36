using Attribution.Domain.Models;

namespace Attribution.Domain.Bookings;

/// <summary>What was booked over some days, by cut and measure: all that KPIs are made of.</summary>
public sealed class BookedSums
{
    private readonly IReadOnlyDictionary<(Cut Cut, string Measure), Amounts> sums;

    /// <summary>Sums that were added up already.</summary>
    public BookedSums(IReadOnlyDictionary<(Cut Cut, string Measure), Amounts> sums) =>
        this.sums = sums.Where(sum => !sum.Value.IsNone).OrderBy(sum => sum.Key.Cut).ThenBy(sum => sum.Key.Measure, StringComparer.Ordinal).ToDictionary();

    /// <summary>Nothing at all.</summary>
    public static BookedSums None { get; } = new(new Dictionary<(Cut, string), Amounts>());

    /// <summary>Adds bookings up; those of other days too.</summary>
    public static BookedSums Of(IEnumerable<Booking> bookings) => new(bookings.GroupBy(booking => (booking.Cut, booking.Measure))
        .ToDictionary(same => same.Key, same => same.Aggregate(Amounts.None, (sum, booking) => sum + booking.Amounts)));

    /// <summary>All sums that are not nothing, by cut, then measure.</summary>
    public IEnumerable<(Cut Cut, string Measure, Amounts Amounts)> All => sums.Select(sum => (sum.Key.Cut, sum.Key.Measure, sum.Value));

    /// <summary>A sum; nothing where nothing was booked.</summary>
    public Amounts this[Cut cut, string measure] => sums.GetValueOrDefault((cut, measure), Amounts.None);

    /// <summary>A sum under one model, in the unit of the measure.</summary>
    public long Of(Cut cut, string measure, AttributionModel model) => this[cut, measure][model];

    /// <summary>Lines of a cut, sorted; <see cref="Cut.Nobody"/> last.</summary>
    public IReadOnlyList<Cut> Lines(CutKind kind) =>
        [.. sums.Keys.Select(key => key.Cut).Where(cut => cut.Kind == kind).Distinct().OrderBy(cut => cut.Id == Cut.Nobody).ThenBy(cut => cut)];

    /// <summary>The sums with the campaigns of each channel added up.</summary>
    public BookedSums WithoutCampaigns() => new(sums.GroupBy(sum => (sum.Key.Cut.Kind == CutKind.Channel ? sum.Key.Cut with { Part = "" } : sum.Key.Cut, sum.Key.Measure))
        .ToDictionary(same => same.Key, same => same.Aggregate(Amounts.None, (total, sum) => total + sum.Value)));
}
