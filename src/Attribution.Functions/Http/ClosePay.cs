using Attribution.Domain.Plans;
using Attribution.Functions.Plans;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Closes a marketer's pay of a period: it never changes from then on.</summary>
public sealed class ClosePay(PlanQuestions questions, PayRun pay)
{
    /// <summary>201 with the statement, 200 when it was closed before, 409 when it cannot be closed.</summary>
    [Function(nameof(ClosePay))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "plans/{marketer}/{period}/pay/close")] HttpRequest request, string marketer, string period, CancellationToken ct)
    {
        var (question, refusal) = await questions.Read(request, marketer, period, ct).ConfigureAwait(false);
        if (question is null)
        {
            return refusal!;
        }

        var (closed, isNew, judgement, next) = await pay.Close(question, ct).ConfigureAwait(false);
        return closed is not null
            ? new ObjectResult(PayView.Of(closed, question)) { StatusCode = isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK }
            : judgement == PayClosing.NotOver
                ? Problems.Problem(StatusCodes.Status409Conflict, "period-not-over", "The period is not over: its leads and costs are not all there. Close it from the day after its last one on.")
                : Problems.Problem(StatusCodes.Status409Conflict, "period-not-next",
                    $"Closed periods follow each other day by day, so that every day is paid once. The next one begins on {next:yyyy-MM-dd}.");
    }
}
