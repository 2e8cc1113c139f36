using System.Text;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>One stored property of a .NET type.</summary>
internal abstract class EntityProperty(string name)
{
    /// <summary>The name as it stands in an answer.</summary>
    public ReadOnlyMemory<byte> Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    protected JsonEncodedText Name { get; } = JsonEncodedText.Encode(name);

    protected JsonEncodedText AnnotationName { get; } = JsonEncodedText.Encode(name + "@odata.type");

    public abstract void Write(Utf8JsonWriter writer, object entity);

    public abstract void Read(ref Utf8JsonReader reader, object entity);

    protected void Write<TValue>(Utf8JsonWriter writer, EdmType<TValue> type, TValue value)
    {
        if (type.Annotation is { } annotation)
        {
            writer.WriteString(AnnotationName, annotation);
        }

        writer.WritePropertyName(Name);
        type.Write(writer, value);
    }
}

/// <param name="name">Stored name.</param>
/// <param name="type">How the value is stored.</param>
/// <param name="get">Takes the value from an entity; null for what only the service sets.</param>
/// <param name="set">Puts a value into an entity.</param>
internal sealed class EntityProperty<TValue>(string name, EdmType<TValue> type, Func<object, TValue>? get, Action<object, TValue> set)
    : EntityProperty(name)
{
    public override void Write(Utf8JsonWriter writer, object entity)
    {
        if (get is not null && get(entity) is { } value)
        {
            Write(writer, type, value);
        }
    }

    public override void Read(ref Utf8JsonReader reader, object entity)
    {
        if (type.Read(ref reader, out var value))
        {
            set(entity, value);
        }
    }
}

/// <summary>The same for a property that may be absent.</summary>
internal sealed class OptionalEntityProperty<TValue>(
    string name, EdmType<TValue> type, Func<object, TValue?> get, Action<object, TValue?> set)
    : EntityProperty(name)
    where TValue : struct
{
    public override void Write(Utf8JsonWriter writer, object entity)
    {
        if (get(entity) is { } value)
        {
            Write(writer, type, value);
        }
    }

    public override void Read(ref Utf8JsonReader reader, object entity)
    {
        if (type.Read(ref reader, out var value))
        {
            set(entity, value);
        }
    }
}
