using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Functions.Http;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Webhooks;
using Attribution.Functions.Webhooks.Proofs;
using Attribution.Storage.Catalog;
using Attribution.Storage.Secrets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Cataloguing;

/// <summary>PUT and DELETE of a connection's secrets. They can be written and removed, never read.</summary>
public sealed class SecretEndpoint(CatalogStore catalog, SecretStore secrets, ConnectionDirectory directory)
{
    private const int MostCharacters = 4_096;
    private const int MostOverlapHours = 24 * 30;

    /// <summary>Makes a value the current one; the one before it may hold for a while. 200 with the times, 404, 422.</summary>
    public async Task<IActionResult> Put(string id, string kind, HttpRequest request, CancellationToken ct)
    {
        var items = await ItemSplitter.Batch(request, allowLines: false, ct).ConfigureAwait(false);
        if (items.Error is { } error)
        {
            return error.ToProblem();
        }

        if (await Find(id, ct).ConfigureAwait(false) is not { } connection)
        {
            return NoSuchConnection(id);
        }

        var kinds = Platform.Find(connection.Platform)?.Secrets ?? [];
        if (!kinds.Contains(kind))
        {
            return Problems.Invalid(new ItemFault("kind", "unknown-secret", $"A connection of {connection.Platform} has {(kinds.Count == 0 ? "no secrets" : $"these secrets: {string.Join(", ", kinds)}")}."));
        }

        if (items.Value is not [{ ValueKind: JsonValueKind.Object } item])
        {
            return Problems.Invalid(new ItemFault("", "not-an-object", "The body must be one object."));
        }

        if (Fault(connection, item, out var value, out var overlap) is { } fault)
        {
            return Problems.Invalid(fault);
        }

        var dates = await secrets.Put(id, kind, value, overlap, ct).ConfigureAwait(false);
        directory.Forget(id);
        return new OkObjectResult(dates);
    }

    /// <summary>204, or 404 when there is none.</summary>
    public async Task<IActionResult> Delete(string id, string kind, CancellationToken ct)
    {
        if (await Find(id, ct).ConfigureAwait(false) is not { } connection || Platform.Find(connection.Platform)?.Secrets.Contains(kind) != true
            || !await secrets.Remove(id, kind, ct).ConfigureAwait(false))
        {
            return Problems.NotFound($"There is no such secret of connection '{id}'.");
        }

        directory.Forget(id);
        return new NoContentResult();
    }

    /// <summary>Forgets a connection's secrets with it.</summary>
    public async Task DeleteAll(string id, CancellationToken ct)
    {
        foreach (var secret in await secrets.DatesOf(id, ct).ConfigureAwait(false))
        {
            await secrets.Remove(id, secret.Kind, ct).ConfigureAwait(false);
        }
    }

    private async Task<Connection?> Find(string id, CancellationToken ct) => FieldReader.IsSlug(id) ? await catalog.Find<Connection>(id, ct).ConfigureAwait(false) : null;

    private static IActionResult NoSuchConnection(string id) => Problems.NotFound($"There is no connection '{id}'.");

    private static ItemFault? Fault(Connection connection, JsonElement item, out string value, out TimeSpan overlap)
    {
        try
        {
            return Read(connection, item, out value, out overlap);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON, but no text; it may stand in any field.
            (value, overlap) = ("", TimeSpan.Zero);
            return new ItemFault("", "invalid-text", "The body contains a text that is not Unicode.");
        }
    }

    private static ItemFault? Read(Connection connection, JsonElement item, out string value, out TimeSpan overlap)
    {
        overlap = TimeSpan.Zero;
        value = item.TryGetProperty("value", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : "";
        if (value.Length is 0 or > MostCharacters || value.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            return new ItemFault("value", "invalid-secret", $"'value' must be a text of 1 to {MostCharacters:N0} characters without blanks.");
        }

        if (connection.Platform == Platform.StandardWebhooks.Id && StandardSignature.Key(value) is null)
        {
            return new ItemFault("value", "invalid-secret", "'value' must be whsec_ and the base64 of 24 to 64 random bytes.");
        }

        var fields = new FieldReader(item);
        if (fields.Has("overlapHours"))
        {
            if (!fields.Count("overlapHours", out var hours))
            {
                return fields.Fault;
            }

            if (hours > MostOverlapHours)
            {
                return new ItemFault("overlapHours", "out-of-range", $"'overlapHours' must lie between 0 and {MostOverlapHours}.");
            }

            overlap = TimeSpan.FromHours(hours);
        }

        return null;
    }
}
