using Attribution.Functions.Attributing;
using Attribution.Functions.Http;
using Attribution.Functions.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Operations;

/// <summary>Messages that failed too often: looked at, put back, dropped.</summary>
public sealed class PoisonRoutes(PoisonItems poison, AuditedOperations audited)
{
    /// <summary>How deep each poison queue is, and its first messages with their histories.</summary>
    [Function(nameof(ListPoison))]
    public async Task<IActionResult> ListPoison([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "operations/poison")] HttpRequest request, CancellationToken ct)
    {
        var queues = new List<object>();
        foreach (var queue in Outgoing.Queues.Order(StringComparer.Ordinal))
        {
            var (depth, items) = await poison.Of(queue, ct).ConfigureAwait(false);
            queues.Add(new { Queue = queue, Depth = depth, Items = items });
        }

        return new OkObjectResult(new { Queues = queues });
    }

    /// <summary>One message with its text. Looking at it is noted: it may say something about a person.</summary>
    [Function(nameof(ShowPoison))]
    public Task<IActionResult> ShowPoison(
        [HttpTrigger(AuthorizationLevel.Admin, "get", Route = "operations/poison/{queue}/{id}")] HttpRequest request, string queue, string id, CancellationToken ct) =>
        !PoisonItems.IsQueue(queue) || !LeadStandingEndpoint.IsKey(id)
            ? Task.FromResult(Missing(queue))
            : audited.Run(request, "show-poison", $"{queue}/{id}", isDryRun: false, async () => await poison.Find(queue, id, ct).ConfigureAwait(false) is var (view, message)
                ? (new OkObjectResult(new { Queue = queue, Item = view, Message = message }), 1, "Shown.")
                : (Missing(queue), 0, "There is no such message."), ct);

    /// <summary>Puts messages back into their queue.</summary>
    [Function(nameof(ReplayPoison))]
    public Task<IActionResult> ReplayPoison(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "operations/poison/{queue}/replay")] HttpRequest request, string queue, CancellationToken ct) =>
        !PoisonItems.IsQueue(queue) ? Task.FromResult(Missing(queue))
        : AskedItems.Parse(request, out var asked) is { } fault ? Task.FromResult(Problems.Invalid(fault))
        : audited.Run(request, "replay-poison", queue, asked.IsDryRun, async () => Answer(queue, asked, await poison.Replay(queue, asked, ct).ConfigureAwait(false), "replayed"), ct);

    /// <summary>Drops messages by a filter.</summary>
    [Function(nameof(DropPoison))]
    public Task<IActionResult> DropPoison(
        [HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "operations/poison/{queue}")] HttpRequest request, string queue, CancellationToken ct) =>
        !PoisonItems.IsQueue(queue) ? Task.FromResult(Missing(queue))
        : (AskedItems.Parse(request, out var asked) ?? asked.MustBeNarrow()) is { } fault ? Task.FromResult(Problems.Invalid(fault))
        : Drop(request, queue, asked, ct);

    /// <summary>Drops one message.</summary>
    [Function(nameof(DropPoisonItem))]
    public Task<IActionResult> DropPoisonItem(
        [HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "operations/poison/{queue}/{id}")] HttpRequest request, string queue, string id, CancellationToken ct) =>
        !PoisonItems.IsQueue(queue) || !LeadStandingEndpoint.IsKey(id) ? Task.FromResult(Missing(queue))
        : AskedItems.Parse(request, out var asked) is { } fault ? Task.FromResult(Problems.Invalid(fault))
        : Drop(request, queue, asked with { Id = id }, ct);

    private Task<IActionResult> Drop(HttpRequest request, string queue, AskedItems asked, CancellationToken ct) =>
        audited.Run(request, "drop-poison", asked.Id is null ? queue : $"{queue}/{asked.Id}", asked.IsDryRun, async () => Answer(queue, asked, await poison.Drop(queue, asked, ct).ConfigureAwait(false), "dropped"), ct);

    private static (IActionResult Answer, int Count, string Outcome) Answer(string queue, AskedItems asked, IReadOnlyList<PoisonView> items, string done) =>
        (new OkObjectResult(new { Queue = queue, DryRun = asked.IsDryRun, Count = items.Count, Items = items }), items.Count, asked.IsDryRun ? $"Would have been {done}." : $"Were {done}.");

    private static IActionResult Missing(string queue) => Problems.NotFound(PoisonItems.IsQueue(queue)
        ? $"There is no such message in the poison of '{queue}'."
        : $"There is no queue of that name; there are {string.Join(", ", Outgoing.Queues.Order(StringComparer.Ordinal))}.");
}
