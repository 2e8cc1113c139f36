using System.Text.Json;
using Attribution.Functions.Ingestion;
using Attribution.Storage.Catalog;

namespace Attribution.Functions.Cataloguing;

/// <summary>Fields that refer to other entries of the catalogue.</summary>
internal static class References
{
    /// <summary>An entry that may be named: whether it exists when it is. Null when the field is missing.</summary>
    public static async Task<(bool IsRight, string? Id)> ExistsOrNone<T>(this FieldReader fields, string field, CatalogStore catalog, CancellationToken ct)
        where T : class =>
        !fields.Has(field) ? (true, null)
        : fields.Text(field, out var id) && await fields.Exists<T>(field, id, catalog, ct).ConfigureAwait(false) ? (true, id)
        : (false, null);

    /// <summary>Whether the entry that a field names exists.</summary>
    public static async Task<bool> Exists<T>(this FieldReader fields, string field, string id, CatalogStore catalog, CancellationToken ct)
        where T : class
    {
        if (FieldReader.IsSlug(id) && await catalog.Find<T>(id, ct).ConfigureAwait(false) is not null)
        {
            return true;
        }

        var kind = JsonNamingPolicy.KebabCaseLower.ConvertName(typeof(T).Name);
        return fields.Fails(field, $"unknown-{kind}", $"'{field}' names the {kind} '{id}', which is not in the catalogue.");
    }
}
