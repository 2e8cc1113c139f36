using Attribution.Functions.Messages;
using Attribution.Functions.Settings;
using Attribution.Storage.Operations;
using Attribution.Storage.Protection;

namespace Attribution.Functions.Protection;

/// <summary>Ends erasures: erases what came late of people who were erased, or was left by a crash, and forgets what they were called.</summary>
public sealed class ErasureFinishing(PersonErasing erasing, ErasedStore erased, PoisonQueues poison, ReportingCalendar calendar)
{
    /// <summary>Late forms and touches of before are taken in within this time; then, unless some of them wait to be handled, nobody can tell any longer what was called how.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>So long an erasure is kept in mind at most, because something of before waits to be handled. The law gives a month for everything.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(28);

    /// <summary>What waits in these brings touches and forms, under the names that they were taken in with.</summary>
    private static readonly string[] Bringing = [FoldEvents.Queue, AttributeLeads.Queue];

    /// <summary>Takes erasures up again that are old enough for everything of before to have come, and forgets them unless something of then still waits to be handled.</summary>
    /// <returns>Number of erasures that were finished.</returns>
    public async Task<int> Finish(CancellationToken ct)
    {
        var finished = 0;
        foreach (var erasure in (await erased.Begun(ct).ConfigureAwait(false)).Where(erasure => erasure.At + Grace <= calendar.Now))
        {
            // Before it runs: what is handled meanwhile may have come too late for it.
            var isOver = !await MayComeStill(erasure, ct).ConfigureAwait(false);
            await erasing.Run(erasure, ct).ConfigureAwait(false);
            if (isOver)
            {
                await erased.End(erasure.Id, ct).ConfigureAwait(false);
                finished++;
            }
        }

        return finished;
    }

    private async Task<bool> MayComeStill(Erasure erasure, CancellationToken ct)
    {
        if (erasure.At + LongestWait <= calendar.Now)
        {
            return false;
        }

        foreach (var queue in Bringing)
        {
            if (await poison.AnyWait(queue, erasure.At + ErasedPeople.Late, ct).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }
}
