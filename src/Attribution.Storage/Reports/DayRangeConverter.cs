using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Attribution.Domain.Calendar;

namespace Attribution.Storage.Reports;

/// <summary>Days with both ends included: <c>2026-03-01..2026-03-31</c>.</summary>
internal sealed class DayRangeConverter : JsonConverter<DayRange>
{
    private const string Pattern = "yyyy-MM-dd";

    public override DayRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString()?.Split("..") is [var first, var last]
            && DateOnly.TryParseExact(first, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            && DateOnly.TryParseExact(last, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var to)
            ? DayRange.Including(from, to)
            : throw new JsonException("Not days such as 2026-03-01..2026-03-31.");

    public override void Write(Utf8JsonWriter writer, DayRange value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
