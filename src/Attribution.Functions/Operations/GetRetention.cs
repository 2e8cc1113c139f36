using Attribution.Functions.Protection.Ageing;
using Attribution.Functions.Settings;
using Attribution.Storage.Protection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Operations;

/// <summary>How far back data goes: what is kept for how long, what has gone, and the oldest day that can be credited again.</summary>
public sealed class GetRetention(IEnumerable<IAged> tables, Horizons horizons, RetentionStore progress, IOptions<AttributionOptions> options, ReportingCalendar calendar)
{
    /// <summary>Days are of the reporting zone; null stands for ever.</summary>
    [Function(nameof(GetRetention))]
    public async Task<IActionResult> Run([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "operations/retention")] HttpRequest request, CancellationToken ct)
    {
        var (horizon, known) = (await horizons.Now(ct).ConfigureAwait(false), new List<object>());
        foreach (var table in tables)
        {
            var done = await progress.Find(table.Table, ct).ConfigureAwait(false);
            known.Add(new
            {
                table.Table,
                Setting = $"Attribution__Retention__{table.Setting}",
                table.Days,
                table.GoesBefore,
                done.DoneBefore,
                IsUnderWay = table.GoesBefore is { } before && !(done.DoneBefore >= before),
                done.Gone,
                LastAt = done.At,
            });
        }

        return new OkObjectResult(new
        {
            calendar.Today,
            options.Value.LookbackDays,
            OldestReattribution = horizon.Reattribution,
            OldestForms = horizon.FormsFrom,
            OldestEvents = horizon.EventsFrom,
            OldestTouches = horizon.TouchesFrom,
            OldestEventFacts = horizon.FactsFrom,
            Tables = known,
        });
    }
}
