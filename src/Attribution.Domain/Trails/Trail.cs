using Attribution.Domain.Leads;

namespace Attribution.Domain.Trails;

/// <summary>
/// What somebody is followed by as long as nobody knows who it is: a touch may be known under several identifiers, but it lies on one
/// trail, so that no journey is counted twice.
/// </summary>
/// <remarks>
/// The choice follows from the touch alone. Click ids do not connect trails with each other: links are passed on, and one that went
/// round would make a single journey of all who followed it. Once a form comes, its person's journey follows every identifier.
/// </remarks>
public static class Trail
{
    /// <summary>The visitor id; without one the first of the click ids, and without any the first of e-mail addresses and telephone numbers, in ordinal order.</summary>
    /// <remarks>Of several spellings the earliest.</remarks>
    public static string Of(Touchpoint touch) => Identifier.First(Whole(touch));

    /// <summary>Whether a touch lies on the trail that an identifier names, in whatever spelling.</summary>
    public static bool LiesOn(Touchpoint touch, string trail) => Identifier.AreSame(Whole(touch), trail);

    /// <summary>
    /// Whether a touch without a visitor is one that the visitor's own page has told as well: its click id stands on a touch with a
    /// visitor, no further away than the window. A redirect knows the click alone, and the page that it leads to knows both.
    /// </summary>
    /// <param name="touch">The touch.</param>
    /// <param name="neighbours">Touches that carry its trail's identifier.</param>
    /// <param name="window">How far apart the two may lie.</param>
    public static bool IsToldByAVisitor(Touchpoint touch, IEnumerable<Touchpoint> neighbours, TimeSpan window)
    {
        var trail = Whole(touch);
        return Identifier.IsClick(trail) && neighbours.Any(other =>
            other.Identifiers.Any(Identifier.IsVisitor) && other.Identifiers.Contains(trail) && (other.OccurredAt - touch.OccurredAt).Duration() <= window);
    }

    private static string Whole(Touchpoint touch) => touch.Identifiers.OrderBy(Rank).ThenBy(identifier => identifier, StringComparer.Ordinal).First();

    private static int Rank(string identifier) => Identifier.IsVisitor(identifier) ? 0 : Identifier.IsClick(identifier) ? 1 : 2;
}
