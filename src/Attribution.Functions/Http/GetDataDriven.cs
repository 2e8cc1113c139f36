using System.Text.Json;
using Attribution.Domain.Calendar;
using Attribution.Domain.DataDriven;
using Attribution.Functions.DataDriven;
using Attribution.Functions.Ingestion;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Markov and Shapley: what the paths of all journeys give to each channel.</summary>
public sealed class GetDataDriven(DataDrivenRun run)
{
    /// <summary>Beyond a year, reading the weeks takes longer than anyone waits.</summary>
    private const int MostWeeks = 53;

    private const int LastYear = 2100;

    /// <summary>Leads in billionths. Without weeks, those of the last night's computation.</summary>
    [Function(nameof(GetDataDriven))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "attribution/data-driven")] HttpRequest request, CancellationToken ct)
    {
        var (from, to) = run.Window;
        if (Fault(request, "from", ref from) is { } wrongFrom)
        {
            return Problems.Invalid(wrongFrom);
        }

        if (Fault(request, "to", ref to) is { } wrongTo)
        {
            return Problems.Invalid(wrongTo);
        }

        if (from > to || to.Monday.DayNumber - from.Monday.DayNumber > 7 * (MostWeeks - 1))
        {
            return Problems.Invalid(new ItemFault("from", "invalid-range", $"'from' and 'to' must be 1 to {MostWeeks} weeks, the earlier one first."));
        }

        return new OkObjectResult((await run.Of(from, to, ct).ConfigureAwait(false)).Select(result => View(result.Credits, result.ComputedAt)).ToList());
    }

    private static ItemFault? Fault(HttpRequest request, string name, ref ReportingWeek week)
    {
        if (!request.Query.TryGetValue(name, out var given))
        {
            return null;
        }

        return ReportingWeek.TryParse(given, out week) && week.Year <= LastYear
            ? null
            : new ItemFault(name, "invalid-week", $"'{name}' must be an ISO week such as 2026-W12.");
    }

    private static object View(DataDrivenCredits credits, DateTimeOffset computedAt) => new
    {
        Model = Name(credits.Model.ToString()),
        From = credits.From.ToString(),
        To = credits.To.ToString(),
        credits.Settings,
        credits.Leads,
        credits.Nulls,
        credits.NullsThrough,
        NullsAreComplete = credits.NullsThrough >= credits.To.Sunday,
        credits.Paths,
        Fallback = credits.Fallback is { } fallback ? Name(fallback.ToString()) : null,
        Channels = credits.Channels.Select(channel => new { channel.Channel, LeadUnits = channel.Units }).ToList(),
        ComputedAt = computedAt,
    };

    private static string Name(string value) => JsonNamingPolicy.CamelCase.ConvertName(value);
}
