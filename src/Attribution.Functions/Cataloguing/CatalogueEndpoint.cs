using System.Text.Json;
using Attribution.Functions.Http;
using Attribution.Functions.Ingestion;
using Attribution.Storage.Catalog;
using Attribution.Storage.Outbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Cataloguing;

/// <summary>How one kind of catalogue entry is read from and shown as JSON.</summary>
public interface IEntryFormat<T>
    where T : class
{
    /// <summary>What people call it, for messages.</summary>
    string Kind { get; }

    /// <summary>Reads an entry; null when the fields hold a fault.</summary>
    Task<T?> Read(string id, JsonElement body, FieldReader fields, T? before, CancellationToken ct);

    /// <summary>Shows an entry.</summary>
    object View(T entry);

    /// <summary>Shows an entry together with what is stored beside it.</summary>
    Task<object> Show(T entry, CancellationToken ct) => Task.FromResult(View(entry));

    /// <summary>What must be done when one entry takes the place of another; null stands for none.</summary>
    Task<IReadOnlyList<OutgoingMessage>> Consequences(T? before, T? after, CancellationToken ct) => Task.FromResult<IReadOnlyList<OutgoingMessage>>([]);

    /// <summary>Writes an entry in the place of another.</summary>
    /// <returns>What was written, and whether there was none, or a retired one.</returns>
    async Task<(T Written, bool IsNew)> Put(CatalogStore catalog, string id, T? before, T entry, CancellationToken ct) =>
        (entry, await catalog.Put(id, entry, ct).ConfigureAwait(false));

    /// <summary>What an entry is after it was retired, as the query says; null when nothing is to be said.</summary>
    T? Retired(T before, FieldReader query) => null;

    /// <summary>Retires an entry.</summary>
    Task Retire(CatalogStore catalog, string id, T? retired, CancellationToken ct) => catalog.Retire<T>(id, ct);
}

/// <summary>PUT, GET and DELETE of one kind of catalogue entry.</summary>
public sealed class CatalogueEndpoint<T>(CatalogStore catalog, IEntryFormat<T> format, OutboxStore outbox)
    where T : class
{
    /// <summary>201 when the entry is new, 200 when it replaces one, 422 when a field is wrong.</summary>
    public async Task<IActionResult> Put(string id, HttpRequest request, CancellationToken ct)
    {
        var (item, refusal) = await ItemSplitter.One(request, ct).ConfigureAwait(false);
        if (refusal is not null)
        {
            return refusal;
        }

        if (!CanBeId(id))
        {
            return Problems.Invalid(new ItemFault("id", "invalid-id", "The id must be 1 to 64 lower-case letters, digits, hyphens, dots or underscores."));
        }

        var before = await catalog.FindEver<T>(id, ct).ConfigureAwait(false);
        var (entry, fault) = await Read(id, item, before, ct).ConfigureAwait(false);
        if (entry is null)
        {
            return Problems.Invalid(fault!);
        }

        var ticket = await outbox.Announce(await format.Consequences(before, entry, ct).ConfigureAwait(false), ct).ConfigureAwait(false);
        var (written, isNew) = await format.Put(catalog, id, before, entry, ct).ConfigureAwait(false);
        await outbox.Deliver(ticket, ct).ConfigureAwait(false);
        return new ObjectResult(await format.Show(written, ct).ConfigureAwait(false)) { StatusCode = isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK };
    }

    /// <summary>One entry, or 404.</summary>
    public async Task<IActionResult> Get(string id, CancellationToken ct) =>
        CanBeId(id) && await catalog.Find<T>(id, ct).ConfigureAwait(false) is { } entry
            ? new OkObjectResult(await format.Show(entry, ct).ConfigureAwait(false))
            : Problems.NotFound($"There is no {format.Kind} '{id}'.");

    /// <summary>All entries in order of their ids.</summary>
    public async Task<IActionResult> List(CancellationToken ct)
    {
        var shown = new List<object>();
        foreach (var entry in await catalog.All<T>(includeRetired: false, ct).ConfigureAwait(false))
        {
            shown.Add(await format.Show(entry, ct).ConfigureAwait(false));
        }

        return new OkObjectResult(shown);
    }

    /// <summary>204, or 404 when there is none. What was counted for the entry stays counted.</summary>
    public async Task<IActionResult> Delete(string id, HttpRequest request, CancellationToken ct)
    {
        if (!CanBeId(id) || await catalog.Find<T>(id, ct).ConfigureAwait(false) is not { } before)
        {
            return Problems.NotFound($"There is no {format.Kind} '{id}'.");
        }

        var query = new FieldReader(JsonSerializer.SerializeToElement(request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal)));
        var retired = format.Retired(before, query);
        if (query.Fault is { } fault)
        {
            return Problems.Invalid(fault);
        }

        var ticket = await outbox.Announce(await format.Consequences(before, retired, ct).ConfigureAwait(false), ct).ConfigureAwait(false);
        await format.Retire(catalog, id, retired, ct).ConfigureAwait(false);
        await outbox.Deliver(ticket, ct).ConfigureAwait(false);
        return new NoContentResult();
    }

    /// <summary>Asked before the store is: not every text can be a key.</summary>
    private static bool CanBeId(string id) =>
        FieldReader.IsSlug(id) || (typeof(T) == typeof(Domain.Catalog.Campaign) && FieldReader.IsCampaign(id));

    private async Task<(T? Entry, ItemFault? Fault)> Read(string id, JsonElement item, T? before, CancellationToken ct)
    {
        var fields = new FieldReader(item);
        try
        {
            var entry = await format.Read(id, item, fields, before, ct).ConfigureAwait(false);
            return fields.Fault is { } fault ? (null, fault) : (entry, null);
        }
        catch (InvalidOperationException)
        {
            return (null, new ItemFault("", "invalid-text", "The body contains a text that is not Unicode."));
        }
    }
}
