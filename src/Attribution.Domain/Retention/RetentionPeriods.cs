namespace Attribution.Domain.Retention;

/// <summary>For how many days what is needed to count and credit again is kept; 0 stands for good.</summary>
/// <param name="Events">Events, beside the counters that count them.</param>
/// <param name="Touches">Touches under the pseudonyms that they carry.</param>
/// <param name="People">Pseudonyms of people, after their last form or visit.</param>
/// <param name="Facts">Free texts of facts, and pseudonyms in facts of events.</param>
public sealed record RetentionPeriods(int Events = 0, int Touches = 0, int People = 0, int Facts = 0)
{
    /// <summary>Days for which something is kept at the least, beyond what crediting reaches back: for nights that fail, and messages that wait.</summary>
    public const int LeastSpare = 14;

    /// <summary>Days for which texts are kept at the least.</summary>
    public const int LeastFacts = 30;

    /// <summary>The least days for events: journeys are closed from them once the window and two days are over.</summary>
    public static int LeastEvents(int lookbackDays) => lookbackDays + LeastSpare;

    /// <summary>The least days for touches: of the last two weeks' leads, and of journeys that are closed when the window is over and reach back by another.</summary>
    public static int LeastTouches(int lookbackDays) => (2 * lookbackDays) + LeastSpare;

    /// <summary>The least days for people: somebody who comes back within the window is known.</summary>
    public static int LeastPeople(int lookbackDays) => lookbackDays + LeastSpare;
}
