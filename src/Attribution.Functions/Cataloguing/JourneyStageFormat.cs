using System.Text.Json;
using Attribution.Domain.Personas;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Cataloguing;

/// <summary>Stages of the buying journey as JSON.</summary>
public sealed class JourneyStageFormat : IEntryFormat<JourneyStage>
{
    private const int MostPlaces = 100;

    /// <inheritdoc />
    public string Kind => "journey stage";

    /// <inheritdoc />
    public Task<JourneyStage?> Read(string id, JsonElement body, FieldReader fields, JourneyStage? before, CancellationToken ct) => Task.FromResult(
        fields.Text("name", out var name) && fields.Count("place", out var place)
            && (place is >= 1 and <= MostPlaces || fields.Fails("place", "out-of-range", $"'place' must lie between 1 and {MostPlaces}; it is {place}."))
            ? new JourneyStage(id, name, (int)place)
            : null);

    /// <inheritdoc />
    public object View(JourneyStage entry) => entry;
}
