using Attribution.Domain.Calendar;
using Attribution.Domain.DataDriven;
using Attribution.Domain.Models;
using Attribution.Storage.Credits;

namespace Attribution.Storage.Paths;

/// <summary>Gathers what the data-driven models look at: sums only, never single leads or journeys.</summary>
public sealed class PathReader(CreditStore credits, NullPathStore nullPaths)
{
    /// <summary>Reads whole weeks.</summary>
    /// <param name="from">First week.</param>
    /// <param name="to">Last week, included.</param>
    /// <param name="ct">Stops between queries.</param>
    public async Task<PathWindow> Read(ReportingWeek from, ReportingWeek to, CancellationToken ct)
    {
        var leads = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var nulls = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var channels = new List<ChannelCredit>();

        // Read first: journeys that are closed while we read are only more than it says.
        var through = await nullPaths.ClosedThrough(ct).ConfigureAwait(false);
        for (var week = from; week <= to; week = week.Next)
        {
            Add(leads, await credits.Paths(week, ct).ConfigureAwait(false));
            Add(nulls, await nullPaths.Of(week, ct).ConfigureAwait(false));
            channels.AddRange((await credits.Sums(week, ct).ConfigureAwait(false)).Channels);
        }

        return new PathWindow(from, to, leads, nulls, through, channels);
    }

    private static void Add(SortedDictionary<string, long> sums, IReadOnlyDictionary<string, long> week)
    {
        foreach (var (path, journeys) in week)
        {
            sums[path] = sums.GetValueOrDefault(path) + journeys;
        }
    }
}
