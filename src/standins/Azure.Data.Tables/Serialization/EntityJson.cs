using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Entities to and from JSON, whether typed or not.</summary>
internal static class EntityJson
{
    /// <summary>Names are checked where they come from and every value is written whole.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { SkipValidation = true };

    public static void Write(Utf8JsonWriter writer, ITableEntity entity)
    {
        if (entity is TableEntity untyped)
        {
            UntypedEntity.Write(writer, untyped);
        }
        else
        {
            EntityMap.For(entity.GetType()).Write(writer, entity);
        }
    }

    /// <summary>The body of a request about one entity.</summary>
    public static PooledContent Content(ITableEntity entity)
    {
        var content = new PooledContent(1024);
        using var writer = new Utf8JsonWriter(content, WriterOptions);
        Write(writer, entity);
        return content;
    }

    /// <summary>The entity of an answer about one.</summary>
    public static T Read<T>(ReadOnlySpan<byte> json)
        where T : class, ITableEntity
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return Read<T>(ref reader);
    }

    /// <summary>The entities of a page.</summary>
    public static IReadOnlyList<T> ReadPage<T>(ReadOnlySpan<byte> json)
        where T : class, ITableEntity
    {
        var entities = new List<T>();
        var reader = new Utf8JsonReader(json);
        if (MoveToValues(ref reader))
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                entities.Add(Read<T>(ref reader));
            }
        }

        return entities;
    }

    /// <summary>Moves to the start of the array that holds a page's rows.</summary>
    public static bool MoveToValues(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.StartArray;
            }

            reader.Skip();
        }

        return false;
    }

    private static T Read<T>(ref Utf8JsonReader reader)
        where T : class, ITableEntity =>
        typeof(T) == typeof(TableEntity) ? (T)(object)UntypedEntity.Read(ref reader) : EntityMap.For(typeof(T)).Read<T>(ref reader);
}
