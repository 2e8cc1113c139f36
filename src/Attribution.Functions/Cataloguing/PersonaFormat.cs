using System.Text.Json;
using Attribution.Domain.Personas;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Cataloguing;

/// <summary>Personas as JSON.</summary>
public sealed class PersonaFormat : IEntryFormat<Persona>
{
    /// <inheritdoc />
    public string Kind => "persona";

    /// <inheritdoc />
    public Task<Persona?> Read(string id, JsonElement body, FieldReader fields, Persona? before, CancellationToken ct) => Task.FromResult(
        fields.Text("name", out var name) && Optional(fields, "geography", out var geography) && Optional(fields, "industry", out var industry)
            && Optional(fields, "firmographics", out var firmographics) && Optional(fields, "demographics", out var demographics)
            ? new Persona(id, name) { Geography = geography, Industry = industry, Firmographics = firmographics, Demographics = demographics }
            : null);

    /// <inheritdoc />
    public object View(Persona entry) => entry;

    private static bool Optional(FieldReader fields, string field, out string? text)
    {
        text = null;
        return !fields.Has(field) || fields.Text(field, out text);
    }
}
