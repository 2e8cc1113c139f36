using System.Text.Json;
using System.Text.Json.Serialization;
using Attribution.Domain.Bookings;
using Attribution.Storage.Bookings;

namespace Attribution.Storage.Reports;

/// <summary>Booked sums by line, then measure, in the order of both: <c>[{"Cut":"Channel","Id":"paid-search","Part":"spring","Sums":{"leads":"3000000000"}}]</c>.</summary>
internal sealed class BookedSumsConverter : JsonConverter<BookedSums>
{
    public override BookedSums Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(
        (from line in JsonSerializer.Deserialize<List<Line>>(ref reader, options)!
         from sum in line.Sums
         select (Key: (new Cut(line.Cut, line.Id, line.Part), sum.Key), Value: BookingTable.ParseAmount(sum.Value))).ToDictionary(sum => sum.Key, sum => sum.Value));

    public override void Write(Utf8JsonWriter writer, BookedSums value, JsonSerializerOptions options) => JsonSerializer.Serialize(
        writer,
        value.All.GroupBy(sum => sum.Cut)
            .Select(line => new Line(line.Key.Kind, line.Key.Id, line.Key.Part, line.ToDictionary(sum => sum.Measure, sum => BookingTable.AmountText(sum.Amounts), StringComparer.Ordinal))),
        options);

    private sealed record Line(CutKind Cut, string Id, string Part, Dictionary<string, string> Sums);
}
