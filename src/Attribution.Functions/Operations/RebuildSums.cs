using Attribution.Domain.Calendar;
using Attribution.Domain.Retention;
using Attribution.Functions.Comparing;
using Attribution.Functions.Http;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Protection.Ageing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Operations;

/// <summary>Adds sums up anew from their facts, and says what was wrong.</summary>
public sealed class RebuildSums(RebuildRun run, AuditedOperations audited, Horizons horizons)
{
    /// <summary>More are counted, and found again by a second call.</summary>
    private const int MostShown = 1_000;

    private static readonly Dictionary<string, SumKind> Kinds = new(StringComparer.Ordinal)
    {
        ["day-sums"] = SumKind.DaySums,
        ["credit-sums"] = SumKind.CreditSums,
        ["path-counts"] = SumKind.PathCounts,
        ["bookings"] = SumKind.Bookings,
    };

    /// <summary>Compares, and writes what should be unless <c>dryRun=true</c>.</summary>
    [Function(nameof(RebuildSums))]
    public Task<IActionResult> Run([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "operations/rebuild")] HttpRequest request, CancellationToken ct)
    {
        var what = request.Query["what"].ToString();
        var isDryRun = false;
        DayRange days = default;
        var fault = !Kinds.TryGetValue(what, out var kind) ? new ItemFault("what", "invalid-choice", $"'what' must be one of {string.Join(", ", Kinds.Keys)}.")
            : AskedItems.Flag(request, "dryRun", ref isDryRun) ?? AskedDays.Parse(request, out days);
        return fault is not null
            ? Task.FromResult(Problems.Invalid(fault))
            : audited.Run(request, $"rebuild-{what}", days.ToString(), isDryRun, async () => Answer(what, days, isDryRun, await run.Run(kind, days, !isDryRun, ct).ConfigureAwait(false), await horizons.Now(ct).ConfigureAwait(false)), ct);
    }

    private static (IActionResult Answer, int Count, string Outcome) Answer(string what, DayRange days, bool isDryRun, Rebuilt rebuilt, RetentionHorizon horizon)
    {
        var (check, next) = (rebuilt.Check, rebuilt.Next);
        var answer = new OkObjectResult(new
        {
            What = what,
            days.From,
            To = days.Last,
            DryRun = isDryRun,
            check.Compared,
            DifferenceCount = check.Differences.Count,
            Differences = check.Differences.Take(MostShown),
            Pending = check.Pending.Count,
            Thinned = check.Thinned.Count,
            check.Skipped,
            Next = next,
            OldestEvents = horizon.EventsFrom,
            OldestReattribution = horizon.Reattribution,
        });
        var outcome = $"{check.Differences.Count} of {check.Compared} compared rows' numbers {(isDryRun ? "differ" : "were mended")}; {check.Skipped.Count} partitions skipped; {(next is null ? "complete" : $"to be continued from {next:yyyy-MM-dd}")}.";
        return (answer, check.Differences.Count, outcome);
    }
}
