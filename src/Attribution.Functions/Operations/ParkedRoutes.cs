using Attribution.Functions.Attributing;
using Attribution.Functions.Http;
using Attribution.Functions.Ingestion;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Operations;

/// <summary>What could never succeed: looked at, put back once the cause is mended, dropped.</summary>
public sealed class ParkedRoutes(ParkedItems parked, AuditedOperations audited)
{
    private const string OfWebhook = "webhook:";

    /// <summary>Everything that is parked, without what it is.</summary>
    [Function(nameof(ListParked))]
    public async Task<IActionResult> ListParked([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "operations/parked")] HttpRequest request, CancellationToken ct)
    {
        var items = await parked.All(ct).ConfigureAwait(false);
        return new OkObjectResult(new
        {
            Origins = items.GroupBy(item => item.Origin, StringComparer.Ordinal).Select(origin => new { Origin = origin.Key, Count = origin.Count(), Items = origin.Select(ParkedView.Of) }),
        });
    }

    /// <summary>One item with what it is. Looking at it is noted: it may say something about a person.</summary>
    [Function(nameof(ShowParked))]
    public Task<IActionResult> ShowParked(
        [HttpTrigger(AuthorizationLevel.Admin, "get", Route = "operations/parked/{origin}/{id}")] HttpRequest request, string origin, string id, CancellationToken ct) =>
        !IsOrigin(origin) || !LeadStandingEndpoint.IsKey(id)
            ? Task.FromResult(Missing())
            : audited.Run(request, "show-parked", $"{origin}/{id}", isDryRun: false, async () => await parked.Find(origin, id, ct).ConfigureAwait(false) is var (view, item)
                ? (new OkObjectResult(new { Item = view, Content = item }), 1, "Shown.")
                : (Missing(), 0, "There is no such item."), ct);

    /// <summary>Puts items back into their queue.</summary>
    [Function(nameof(ReplayParked))]
    public Task<IActionResult> ReplayParked(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "operations/parked/{origin}/replay")] HttpRequest request, string origin, CancellationToken ct) =>
        !PoisonItems.IsQueue(origin) ? Task.FromResult(Problems.NotFound("Only items of queues can be put back; what a sender delivered must be delivered again."))
        : AskedItems.Parse(request, out var asked) is { } fault ? Task.FromResult(Problems.Invalid(fault))
        : audited.Run(request, "replay-parked", origin, asked.IsDryRun, async () => Answer(origin, asked, await parked.Replay(origin, asked, ct).ConfigureAwait(false), "replayed"), ct);

    /// <summary>Drops items by a filter.</summary>
    [Function(nameof(DropParked))]
    public Task<IActionResult> DropParked(
        [HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "operations/parked/{origin}")] HttpRequest request, string origin, CancellationToken ct) =>
        !IsOrigin(origin) ? Task.FromResult(Missing())
        : (AskedItems.Parse(request, out var asked) ?? asked.MustBeNarrow()) is { } fault ? Task.FromResult(Problems.Invalid(fault))
        : Drop(request, origin, asked, ct);

    /// <summary>Drops one item.</summary>
    [Function(nameof(DropParkedItem))]
    public Task<IActionResult> DropParkedItem(
        [HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "operations/parked/{origin}/{id}")] HttpRequest request, string origin, string id, CancellationToken ct) =>
        !IsOrigin(origin) || !LeadStandingEndpoint.IsKey(id) ? Task.FromResult(Missing())
        : AskedItems.Parse(request, out var asked) is { } fault ? Task.FromResult(Problems.Invalid(fault))
        : Drop(request, origin, asked with { Id = id }, ct);

    private Task<IActionResult> Drop(HttpRequest request, string origin, AskedItems asked, CancellationToken ct) =>
        audited.Run(request, "drop-parked", asked.Id is null ? origin : $"{origin}/{asked.Id}", asked.IsDryRun, async () => Answer(origin, asked, await parked.Drop(origin, asked, ct).ConfigureAwait(false), "dropped"), ct);

    private static (IActionResult Answer, int Count, string Outcome) Answer(string origin, AskedItems asked, IReadOnlyList<ParkedView> items, string done) =>
        (new OkObjectResult(new { Origin = origin, DryRun = asked.IsDryRun, Count = items.Count, Items = items }), items.Count, asked.IsDryRun ? $"Would have been {done}." : $"Were {done}.");

    /// <summary>Queues, and connections that had something delivered; asked before the store is, because not every text can be a key there.</summary>
    private static bool IsOrigin(string origin) =>
        FieldReader.IsSlug(origin) || (origin.StartsWith(OfWebhook, StringComparison.Ordinal) && FieldReader.IsSlug(origin[OfWebhook.Length..]));

    private static IActionResult Missing() => Problems.NotFound("There is no such parked item.");
}
