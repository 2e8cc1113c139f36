using Attribution.Functions.Plans;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>A marketer's pay of a period, with the leads behind it.</summary>
public sealed class GetPay(PlanQuestions questions, PayRun pay)
{
    /// <summary>As it stands, or as it was closed.</summary>
    [Function(nameof(GetPay))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "plans/{marketer}/{period}/pay")] HttpRequest request, string marketer, string period, CancellationToken ct)
    {
        var (question, refusal) = await questions.Read(request, marketer, period, ct).ConfigureAwait(false);
        return question is null ? refusal! : new OkObjectResult(PayView.Of(await pay.Statement(question, ct).ConfigureAwait(false), question));
    }
}
