using System.Diagnostics;
using Attribution.Functions.Protection.Ageing;

namespace Attribution.Functions.Protection;

/// <summary>
/// Lets go of what is kept long enough: of each table some rows, in turns, until nothing more is old enough or time is up. Where it stopped is written down, and the next one
/// goes on there.
/// </summary>
public sealed class Retention(IEnumerable<IAged> tables)
{
    /// <summary>Rows that are looked at in one step.</summary>
    public const int MostRows = 500;

    /// <summary>Less than a function may run; a step that has begun is brought to its end.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(4);

    /// <summary>Takes as many steps as there is time for.</summary>
    /// <returns>How many rows, or people, went from each table; tables that nothing went from are not named.</returns>
    public async Task<IReadOnlyDictionary<string, int>> Run(CancellationToken ct)
    {
        var (start, gone, left) = (Stopwatch.GetTimestamp(), new SortedDictionary<string, int>(StringComparer.Ordinal), tables.ToList());
        while (left.Count > 0)
        {
            foreach (var table in left.ToList())
            {
                if (Stopwatch.GetElapsedTime(start) > MostTime)
                {
                    return gone;
                }

                var step = await table.Step(MostRows, ct).ConfigureAwait(false);
                if (step.Gone > 0)
                {
                    gone[table.Table] = gone.GetValueOrDefault(table.Table) + step.Gone;
                }

                if (step.IsDone)
                {
                    left.Remove(table);
                }
            }
        }

        return gone;
    }
}
