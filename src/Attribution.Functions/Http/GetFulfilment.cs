using Attribution.Functions.Plans;
using Attribution.Functions.Settings;
using Attribution.Storage.Figures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Http;

/// <summary>How a marketer's plans stand in a period, with the leads behind it.</summary>
public sealed class GetFulfilment(PlanQuestions questions, PlanPeriodReader periods, IOptions<AttributionOptions> options)
{
    /// <summary>As it is now, or as it was on the day <c>asOf</c>.</summary>
    [Function(nameof(GetFulfilment))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "plans/{marketer}/{period}/fulfilment")] HttpRequest request, string marketer, string period, CancellationToken ct)
    {
        var (question, refusal) = await questions.Read(request, marketer, period, ct).ConfigureAwait(false);
        return question is null
            ? refusal!
            : new OkObjectResult(FulfilmentView.Of(
                await periods.Read(question.Marketer.Id, question.Period, question.AsOf, options.Value.Currency, options.Value.Model, ct).ConfigureAwait(false),
                question));
    }
}
