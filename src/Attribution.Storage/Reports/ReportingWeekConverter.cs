using System.Text.Json;
using System.Text.Json.Serialization;
using Attribution.Domain.Calendar;

namespace Attribution.Storage.Reports;

/// <summary>Weeks as people write them: <c>2026-W12</c>.</summary>
internal sealed class ReportingWeekConverter : JsonConverter<ReportingWeek>
{
    public override ReportingWeek Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReportingWeek.TryParse(reader.GetString(), out var week) ? week : throw new JsonException("Not a week such as 2026-W12.");

    public override void Write(Utf8JsonWriter writer, ReportingWeek value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
