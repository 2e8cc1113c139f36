using Attribution.Domain.Figures;
using Attribution.Functions.Comparing;
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
    /// <summary>Leads in billionths, money in micros; null for what was not reported.</summary>
    [Function(nameof(GetFigures))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "figures/{week}")] HttpRequest request, string week, CancellationToken ct)
    {
        if (AskedWeek.Parse(week, out var asked) is { } fault)
        {
            return Problems.Invalid(fault);
        }

        var inputs = await weeks.Read(asked, options.Value.Currency, options.Value.Model, ct).ConfigureAwait(false);
        return new OkObjectResult(FiguresView.Of(WeekCalculation.Figures(inputs)));
    }
}
