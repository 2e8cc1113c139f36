using Attribution.Functions.Http;
using Attribution.Functions.Ingestion;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Facts;

/// <summary>What the endpoints of all facts have in common: read, split, write down, answer.</summary>
public sealed class FactEndpoint(FactIntake intake, IntakeGate gate)
{
    /// <summary>Answers 200 with a receipt, 422 when every item is rejected, or the problem of the request as a whole.</summary>
    /// <exception cref="Storage.StoreBusyException">Too much is under way already.</exception>
    public async Task<IActionResult> Accept(IFactFormat format, HttpRequest request, CancellationToken ct)
    {
        using var entry = gate.Enter(request.ContentLength);
        var items = await ItemSplitter.Batch(request, allowLines: true, ct).ConfigureAwait(false);
        return items.Error is { } malformed ? malformed.ToProblem() : (await intake.Accept(items.Value!, format, ct).ConfigureAwait(false)).ToAnswer();
    }
}
