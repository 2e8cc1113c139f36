using System.Text.Json;
using System.Text.Json.Serialization;
using Attribution.Domain.Catalog;

namespace Attribution.Storage.Reports;

/// <summary>Everything that one report follows from: who reads it, and the week's snapshot. Frozen with it: the same inputs give the same bytes.</summary>
/// <param name="Reader">Who gets it, as the catalogue said then.</param>
/// <param name="Snapshot">Hash of the snapshot.</param>
public sealed record ReportInputs(Marketer Reader, string Snapshot)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Canonical bytes.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static ReportInputs FromBytes(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<ReportInputs>(bytes, Json)!;
}
