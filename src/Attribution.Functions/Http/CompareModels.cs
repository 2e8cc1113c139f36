using Attribution.Domain.Figures;
using Attribution.Functions.Comparing;
using Attribution.Functions.Settings;
using Attribution.Storage.Figures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Http;

/// <summary>The models side by side: what each gives to each channel, and at what cost per lead.</summary>
public sealed class CompareModels(ComparisonReader reader, DataDrivenColumns dataDriven, IOptions<AttributionOptions> options)
{
    /// <summary>Any days up to a year; whole weeks are answered fastest.</summary>
    [Function(nameof(CompareModels))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "attribution/compare")] HttpRequest request, CancellationToken ct)
    {
        if (AskedDays.Parse(request, out var days) is { } fault)
        {
            return Problems.Invalid(fault);
        }

        var inputs = (await reader.Read(days, options.Value.Model, ct).ConfigureAwait(false)) with { Further = await dataDriven.Of(days, ct).ConfigureAwait(false) };
        return new OkObjectResult(ComparisonView.Of(inputs, ModelComparison.Of(inputs), options.Value.Currency));
    }
}
