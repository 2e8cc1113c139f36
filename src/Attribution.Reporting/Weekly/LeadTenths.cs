using Attribution.Domain.Models;

namespace Attribution.Reporting.Weekly;

/// <summary>Credited leads as they are printed: in tenths that add up to the printed total.</summary>
internal static class LeadTenths
{
    private const long Tenth = ModelCredits.Lead / 10;

    /// <summary>A number of leads in tenths, rounded half to even.</summary>
    public static long Of(long units) => (long)Math.Round((decimal)units / Tenth, MidpointRounding.ToEven);

    /// <summary>
    /// Rounds each down, then gives the tenths that the total still lacks to the largest remainders, the first of equals
    /// first: a reader who adds up the column gets the total.
    /// </summary>
    public static IReadOnlyList<long> Of(IReadOnlyList<long> units)
    {
        var tenths = units.Select(u => u / Tenth).ToArray();
        var missing = (int)(Of(units.Sum()) - tenths.Sum());
        foreach (var (_, index) in units.Select((u, i) => (Remainder: u % Tenth, Index: i)).OrderByDescending(p => p.Remainder).Take(missing))
        {
            tenths[index]++;
        }

        return tenths;
    }
}
