using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>A <see cref="TableEntity"/> to and from JSON: types come from the values, and from annotations.</summary>
internal static class UntypedEntity
{
    private const string Annotation = "@odata.type";

    public static void Write(Utf8JsonWriter writer, TableEntity entity)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in entity)
        {
            if (value is not null && name is not TableEntity.ETagName and not nameof(TableEntity.Timestamp))
            {
                Write(writer, name, value);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads an object whose start the reader stands on.</summary>
    public static TableEntity Read(ref Utf8JsonReader reader)
    {
        var values = new Dictionary<string, object>();
        string? annotated = null;
        string? type = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name.EndsWith(Annotation, StringComparison.Ordinal))
            {
                (annotated, type) = (name[..^Annotation.Length], reader.GetString());
            }
            else if (reader.TokenType == JsonTokenType.Null || IsMetadata(name))
            {
                reader.Skip();
            }
            else
            {
                values[name] = name == nameof(TableEntity.Timestamp)
                    ? reader.GetDateTimeOffset()
                    : Value(ref reader, name == annotated ? type : null);
            }
        }

        return TableEntity.Received(values);
    }

    private static bool IsMetadata(string name) => name.StartsWith("odata.", StringComparison.Ordinal) && name != TableEntity.ETagName;

    private static void Write(Utf8JsonWriter writer, string name, object value)
    {
        switch (value)
        {
            case string v: Write(writer, name, EdmTypes.String, v); break;
            case int v: Write(writer, name, EdmTypes.Int32, v); break;
            case long v: Write(writer, name, EdmTypes.Int64, v); break;
            case double v: Write(writer, name, EdmTypes.Double, v); break;
            case bool v: Write(writer, name, EdmTypes.Boolean, v); break;
            case Guid v: Write(writer, name, EdmTypes.Guid, v); break;
            case DateTime v: Write(writer, name, EdmTypes.DateTime, v); break;
            case DateTimeOffset v: Write(writer, name, EdmTypes.DateTimeOffset, v); break;
            case byte[] v: Write(writer, name, EdmTypes.Binary, v); break;
            case BinaryData v: Write(writer, name, EdmTypes.BinaryData, v); break;
            case Enum v: Write(writer, name, EdmTypes.String, v.ToString()); break;
            default: throw new NotSupportedException($"Tables cannot store '{name}': there is no stored type for {value.GetType().Name}.");
        }
    }

    private static void Write<T>(Utf8JsonWriter writer, string name, EdmType<T> type, T value)
    {
        if (type.Annotation is { } annotation)
        {
            writer.WriteString(name + Annotation, annotation);
        }

        writer.WritePropertyName(name);
        type.Write(writer, value);
    }

    private static object Value(ref Utf8JsonReader reader, string? type) => type switch
    {
        "Edm.Int64" => As(EdmTypes.Int64, ref reader),
        "Edm.Double" => As(EdmTypes.Double, ref reader),
        "Edm.Guid" => As(EdmTypes.Guid, ref reader),
        "Edm.DateTime" => As(EdmTypes.DateTimeOffset, ref reader),
        "Edm.Binary" => As(EdmTypes.Binary, ref reader),
        _ => reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Number => Number(ref reader),
            _ => reader.GetString()!,
        },
    };

    /// <summary>Without an annotation, a decimal point or an exponent makes the difference: 1 is an Int32 and 1.0 a double.</summary>
    private static object Number(ref Utf8JsonReader reader) =>
        reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0 && reader.TryGetInt32(out var whole)
            ? (object)whole
            : reader.GetDouble();

    private static object As<T>(EdmType<T> type, ref Utf8JsonReader reader) => type.Read(ref reader, out var value) ? value! : null!;
}
