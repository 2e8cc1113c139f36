using Attribution.Domain.Bookings;

namespace Attribution.Domain.Personas;

/// <summary>In which cell of persona and journey stage a lead is counted, and whether it has left it.</summary>
public static class PersonaCells
{
    /// <summary>
    /// The cell that a lead came in. It stays the same when the lead moves on, so that what was spent on the cell and what came of it can be compared, and
    /// so that the cells add up to all leads.
    /// </summary>
    /// <param name="persona">Who it is, as far as anybody said; null or empty when nobody did.</param>
    /// <param name="stage">The earliest stage that was told of it; null or empty when none was.</param>
    public static Cut CellOf(string? persona, string? stage) => new(CutKind.Cell, Known(persona), Known(stage));

    /// <summary>
    /// Whether a lead reached a later stage than the one it came in. Going back does not undo that: the journey is not linear. A stage that is not
    /// part of the journey is neither earlier nor later.
    /// </summary>
    /// <param name="from">The stage that it came in.</param>
    /// <param name="reached">All stages that were told of it, in any order.</param>
    /// <param name="stages">The stages of the journey, in any order.</param>
    public static bool HasMovedOn(string? from, IEnumerable<string> reached, IEnumerable<JourneyStage> stages)
    {
        var order = JourneyStage.InOrder(stages).Select(stage => stage.Id).ToList();
        var start = order.IndexOf(Known(from));
        return start >= 0 && reached.Any(stage => order.IndexOf(stage) > start);
    }

    private static string Known(string? id) => string.IsNullOrEmpty(id) ? Cut.Nobody : id;
}
