using Attribution.Domain.LeadLife;

namespace Attribution.Domain.Personas;

/// <summary>
/// What is booked per lead in the cells of persona and journey stage (<see cref="Bookings.CutKind.Cell"/>). The names are stored, and never change. Counts,
/// in billionths.
/// </summary>
public static class CellMeasures
{
    /// <summary>Leads, on their day, in the cell that they came in: see <see cref="PersonaCells.CellOf"/>. Their sum over all cells is that of every other cut.</summary>
    public const string Leads = LeadMeasures.Leads;

    /// <summary>Of these, the leads that reached a later stage since, booked on the lead's day too: see <see cref="PersonaCells.HasMovedOn"/>.</summary>
    public const string MovedOn = "movedOn";
}
