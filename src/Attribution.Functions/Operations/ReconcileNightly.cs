using System.Diagnostics;
using Attribution.Functions.Settings;
using Attribution.Storage.Operations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Operations;

/// <summary>Every night of the reporting zone: compares a sample of the sums with their facts. Whatever differs is an error that somebody is told of; nothing is mended.</summary>
public sealed partial class ReconcileNightly(SumChecking checking, AuditStore audit, ReportingCalendar calendar, ILogger<ReconcileNightly> logger)
{
    private const string What = "reconcile";

    /// <summary>After journeys were closed, and before anybody reads a report.</summary>
    private const int AfterHour = 3;

    /// <summary>Less than a function may run; what is not reached has its turn another time.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(7);

    /// <summary>Runs every hour, because a time zone's night is no time of a schedule; a night that was missed is made up for by the next hour.</summary>
    [Function(nameof(ReconcileNightly))]
    public async Task Run([TimerTrigger("0 50 * * * *")] TimerInfo timer, CancellationToken ct)
    {
        if (calendar.Hour < AfterHour || await IsDone(ct).ConfigureAwait(false))
        {
            return;
        }

        var night = calendar.Today;
        var ticket = await audit.Begin(What, $"{night:yyyy-MM-dd}", "", isDryRun: true, nameof(ReconcileNightly), ct).ConfigureAwait(false);
        var (start, compared, differences, left) = (Stopwatch.GetTimestamp(), 0, 0, 0);
        foreach (var (kind, part, compare) in Sample(night, ct))
        {
            if (Stopwatch.GetElapsedTime(start) > MostTime)
            {
                left++;
                continue;
            }

            var check = await compare().ConfigureAwait(false);
            (compared, differences, left) = (compared + check.Compared, differences + check.Differences.Count, left + check.Skipped.Count);
            if (check.Differences is [var first, ..])
            {
                Log.Differ(logger, kind, part, check.Differences.Count, $"{first.Table} {first.Partition} {first.Row} {first.Column}", first.Is, first.ShouldBe);
            }
        }

        if (left > 0)
        {
            Log.NotCompared(logger, left);
        }

        await audit.End(ticket, differences, $"{differences} differences in {compared} rows; {left} partitions were not reached.", CancellationToken.None).ConfigureAwait(false);
        Log.Compared(logger, compared, differences);
    }

    private IEnumerable<(SumKind Kind, string Part, Func<Task<SumCheck>> Compare)> Sample(DateOnly night, CancellationToken ct)
    {
        foreach (var kind in new[] { SumKind.CreditSums, SumKind.PathCounts, SumKind.Bookings })
        {
            foreach (var (week, shard) in SumSample.Shards(kind, night))
            {
                yield return (kind, $"{week}|{shard}", () => checking.Shard(kind, week, shard, mend: false, ct));
            }
        }

        foreach (var day in SumSample.Days(night))
        {
            yield return (SumKind.DaySums, $"{day:yyyy-MM-dd}", () => checking.Day(day, mend: false, ct));
        }
    }

    /// <summary>The audit tells: a night that broke off is not done.</summary>
    private async Task<bool> IsDone(CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(calendar.Now.UtcDateTime);
        return (await audit.Of(today.AddDays(-1), today, ct).ConfigureAwait(false)).Any(entry => entry.What == What && entry.EndedAt is not null && entry.On == $"{calendar.Today:yyyy-MM-dd}");
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Sums differ from facts. Kind: {Kind}, part: {Part}, differences: {Count}. The first: {Number} is {Actual}, should be {Expected}.")]
        public static partial void Differ(ILogger logger, SumKind kind, string part, int count, string number, string actual, string expected);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Sums were not compared with facts, because there was no time, or they changed too fast. Partitions: {Count}.")]
        public static partial void NotCompared(ILogger logger, int count);

        [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "Sums were compared with facts. Rows: {Rows}, differences: {Differences}.")]
        public static partial void Compared(ILogger logger, int rows, int differences);
    }
}
