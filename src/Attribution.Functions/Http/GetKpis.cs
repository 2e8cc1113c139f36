using Attribution.Domain.Kpis;
using Attribution.Functions.Comparing;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Kpis;
using Attribution.Functions.Settings;
using Attribution.Storage.Figures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Http;

/// <summary>KPIs from lead to customer, of any days up to a year.</summary>
public sealed class GetKpis(KpiReader reader, ReportingCalendar calendar, IOptions<AttributionOptions> options, IOptions<LeadLifeOptions> lives)
{
    /// <summary>One area, as a total and by one cut.</summary>
    [Function(nameof(GetKpis))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "kpis/{area}")] HttpRequest request, string area, CancellationToken ct)
    {
        if (KpiArea.All.FirstOrDefault(known => known.Name == area) is not { } asked)
        {
            return Problems.NotFound($"There are no KPIs '{area}'; there are {string.Join(", ", KpiArea.All.Select(known => known.Name))}.");
        }

        var cuts = KpiCut.Of(asked);
        var by = cuts.FirstOrDefault(cut => cut.Name == (request.Query["by"].ToString() is { Length: > 0 } name ? name : cuts[0].Name));
        if (by is null)
        {
            return Problems.Invalid(new ItemFault("by", "unknown-cut", $"'by' must be one of {string.Join(", ", cuts.Select(cut => cut.Name))}."));
        }

        if (AskedDays.Parse(request, out var days) is { } fault)
        {
            return Problems.Invalid(fault);
        }

        var model = options.Value.Model;
        if (request.Query["model"].ToString() is { Length: > 0 } modelName && !ModelName.TryParse(modelName, out model))
        {
            return Problems.Invalid(ModelName.Unknown);
        }

        var inputs = await reader.Read(days, options.Value.Currency, calendar.Today, calendar.Zone, ct).ConfigureAwait(false);
        return new OkObjectResult(KpiView.Of(asked, inputs with { ScoreLimits = lives.Value.Settings.Limits }, model, by));
    }
}
