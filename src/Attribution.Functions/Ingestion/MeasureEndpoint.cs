using Attribution.Domain.Measures;
using Attribution.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Ingestion;

/// <summary>What the endpoints of all measures have in common: read, split, store, answer.</summary>
public sealed class MeasureEndpoint(MeasureIntake intake, IntakeGate gate)
{
    /// <summary>Answers 200 with a receipt, 422 when every item is rejected, or the problem of the request as a whole.</summary>
    /// <exception cref="Storage.StoreBusyException">Too much is under way already.</exception>
    public async Task<IActionResult> Accept(Measure measure, HttpRequest request, CancellationToken ct)
    {
        using var entry = gate.Enter(request.ContentLength);
        var items = await ItemSplitter.Batch(request, allowLines: true, ct).ConfigureAwait(false);
        if (items.Error is { } malformed)
        {
            return malformed.ToProblem();
        }

        return (await intake.Accept(measure, items.Value!, ct).ConfigureAwait(false)).ToAnswer();
    }
}
