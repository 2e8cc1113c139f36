using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Reports;
using Attribution.Functions.Settings;
using Attribution.Storage.Figures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Http;

/// <summary>The figures of a week as they stand now: what its report would say.</summary>
public sealed class GetFigures(WeekReader weeks, IOptions<AttributionOptions> options)
{
    /// <summary>Plans end by then, and days do exist around its weeks.</summary>
    private const int LastYear = 2100;

    /// <summary>Leads in billionths, money in micros; null for what was not reported.</summary>
    [Function(nameof(GetFigures))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "figures/{week}")] HttpRequest request, string week, CancellationToken ct)
    {
        if (!ReportingWeek.TryParse(week, out var asked) || asked.Year > LastYear)
        {
            return Problems.Invalid(new ItemFault("week", "invalid-week", "The week must be an ISO week such as 2026-W12."));
        }

        var inputs = await weeks.Read(asked, options.Value.Currency, options.Value.Model, ct).ConfigureAwait(false);
        return new OkObjectResult(FiguresView.Of(WeekCalculation.Figures(inputs)));
    }
}
