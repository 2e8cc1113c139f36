using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;

namespace Attribution.Domain.Plans;

/// <summary>
/// Which version of a plan holds on which day. A version that was written later takes the place of every earlier one, from the day on
/// from which it holds: a change from today on leaves the days before as they were, and a correction from an earlier day on says so.
/// </summary>
public static class PlanVersions
{
    /// <summary>Of each plan the version that holds on a day, in order of the plans' ids; plans that were withdrawn by then are left out.</summary>
    public static IReadOnlyList<Plan> InForce(IReadOnlyList<Plan> versions, DateOnly day)
    {
        var inForce = new SortedDictionary<string, Plan>(StringComparer.Ordinal);
        foreach (var version in versions)
        {
            if (version.HoldsFrom <= day && !(inForce.TryGetValue(version.Id, out var known) && known.Version >= version.Version))
            {
                inForce[version.Id] = version;
            }
        }

        return [.. inForce.Values.Where(plan => !plan.IsWithdrawn)];
    }

    /// <summary>The days of a plan within some days, by the version that holds on them, in order; the days of a version are consecutive.</summary>
    /// <param name="versions">All versions of one plan.</param>
    /// <param name="within">Days to look at.</param>
    public static IReadOnlyList<PlanSpan> Spans(IEnumerable<Plan> versions, DayRange within)
    {
        var spans = new List<PlanSpan>();
        var until = DateOnly.MaxValue;
        foreach (var version in versions.OrderByDescending(version => version.Version))
        {
            var days = new DayRange(version.HoldsFrom, until).Intersect(DayRange.Including(version.From, version.To)).Intersect(within);
            if (!version.IsWithdrawn && !days.IsEmpty)
            {
                spans.Add(new PlanSpan(version, days));
            }

            until = version.HoldsFrom < until ? version.HoldsFrom : until;
        }

        spans.Reverse();
        return spans;
    }
}
