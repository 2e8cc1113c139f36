using Attribution.Domain.Bookings;
using Attribution.Domain.DataDriven;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;

namespace Attribution.Domain.Figures;

/// <summary>
/// Everything that the reports of a week follow from, read once when the first of them is due and kept: all readers see the same
/// numbers, whenever their mail goes out.
/// </summary>
/// <param name="Week">The reported week.</param>
/// <param name="PreviousAsReported">The week before, as its reports said; null when there were none.</param>
/// <param name="PreviousNow">The week before, as it stands now.</param>
/// <param name="PreviousMovements">Why credit of the week before moved since it was reported.</param>
/// <param name="Trend">The weeks before, oldest first; at most <see cref="Trends.Weeks"/> less one.</param>
/// <param name="DataDriven">Models that look at all leads of the week at once.</param>
public sealed record WeekSnapshot(
    WeekInputs Week,
    WeekInputs? PreviousAsReported,
    WeekInputs PreviousNow,
    IReadOnlyList<CreditMovement> PreviousMovements,
    IReadOnlyList<TrendWeek> Trend,
    IReadOnlyList<DataDrivenCredits> DataDriven)
{
    /// <summary>1 for the first reports of the week; each time the week is reopened one more.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Why the week was reopened, in the words of whoever did; empty for the first revision.</summary>
    public string Reason { get; init; } = "";

    /// <summary>When it was read: what changed later is told by the next week's reports.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>What the KPIs of the thirteen weeks that end with the reported one follow from; null when it was not read, as in snapshots from before there were any.</summary>
    public KpiInputs? Quarter { get; init; }

    /// <summary>What was booked in the reported week alone.</summary>
    public BookedSums WeekSums { get; init; } = BookedSums.None;
}

/// <summary>Leads whose credit in a channel moved after the week was reported, for one reason.</summary>
/// <param name="Channel">Channel id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Leads">How many different leads.</param>
public sealed record CreditMovement(string Channel, ChangeReason Reason, long Leads)
{
    /// <summary>Counts leads by channel and reason, sorted by both.</summary>
    /// <param name="changes">Changes of one week, in any order.</param>
    /// <param name="after">Changes up to this moment are part of what was reported.</param>
    public static IReadOnlyList<CreditMovement> Of(IEnumerable<CreditChange> changes, DateTimeOffset after) =>
    [
        .. changes.Where(change => change.At > after)
            .SelectMany(change => change.Difference.Channels.Where(credit => !credit.Credits.IsNone).Select(credit => (credit.Channel, change.Reason, change.Lead)))
            .Distinct()
            .GroupBy(change => (change.Channel, change.Reason))
            .Select(leads => new CreditMovement(leads.Key.Channel, leads.Key.Reason, leads.LongCount()))
            .OrderBy(movement => movement.Channel, StringComparer.Ordinal)
            .ThenBy(movement => movement.Reason),
    ];
}
