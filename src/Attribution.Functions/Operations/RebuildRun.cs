using System.Diagnostics;
using Attribution.Domain.Calendar;
using Attribution.Functions.Messages;
using Attribution.Storage.Events;
using Attribution.Storage.Operations;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.Operations;

/// <summary>What came of rebuilding the sums of some days.</summary>
/// <param name="Check">What was compared, and what differed.</param>
/// <param name="Next">The day from which to go on, when time ran out; null when all is done.</param>
public sealed record Rebuilt(SumCheck Check, DateOnly? Next);

/// <summary>Compares the sums of a range with their facts, and mends them if asked to.</summary>
public sealed class RebuildRun(SumChecking checking, MessageSender sender)
{
    /// <summary>The platform cuts a request off after 230 seconds; a day or week that has begun is brought to its end.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(150);

    /// <summary>Goes through the days, or the weeks that they touch, as far as time allows.</summary>
    public async Task<Rebuilt> Run(SumKind kind, DayRange range, bool mend, CancellationToken ct)
    {
        var (start, check) = (Stopwatch.GetTimestamp(), SumCheck.None);
        foreach (var (day, compare) in Parts(kind, range, mend, ct))
        {
            if (Stopwatch.GetElapsedTime(start) > MostTime)
            {
                return new Rebuilt(check, day);
            }

            var part = await compare().ConfigureAwait(false);
            check += part;
            await Remind(mend ? part.Pending : [], ct).ConfigureAwait(false);
        }

        return new Rebuilt(check, null);
    }

    private IEnumerable<(DateOnly Day, Func<Task<SumCheck>> Compare)> Parts(SumKind kind, DayRange range, bool mend, CancellationToken ct) => kind == SumKind.DaySums
        ? Enumerable.Range(0, range.Days).Select(range.From.AddDays).Select(day => (day, (Func<Task<SumCheck>>)(() => checking.Day(day, mend, ct))))
        : range.Weeks().Select(week => (week.Monday < range.From ? range.From : week.Monday, (Func<Task<SumCheck>>)(() => checking.Week(kind, week, mend, ct))));

    /// <summary>Has what is not carried over yet carried over now: its message may have been lost.</summary>
    private async Task Remind(IReadOnlyList<string> pending, CancellationToken ct)
    {
        var partitions = pending.Select(key => EventPartition.TryParse(key, out var partition) ? partition : default).Where(partition => partition != default);
        foreach (var message in FoldEvents.For(partitions))
        {
            await sender.Send(message, ct).ConfigureAwait(false);
        }
    }
}
