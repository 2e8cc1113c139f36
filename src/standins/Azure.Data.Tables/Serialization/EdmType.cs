using System.Text.Json;

namespace Azure.Data.Tables;

internal delegate void EdmWrite<in T>(Utf8JsonWriter writer, T value);

/// <returns>False if the stored value has no counterpart and the property is to be left alone.</returns>
internal delegate bool EdmRead<T>(ref Utf8JsonReader reader, out T value);

/// <summary>How a .NET type is stored.</summary>
/// <param name="Annotation">Name of the stored type where JSON's own types do not tell it; otherwise null.</param>
/// <param name="Write">Writes a value.</param>
/// <param name="Read">Reads a value.</param>
internal sealed record EdmType<T>(JsonEncodedText? Annotation, EdmWrite<T> Write, EdmRead<T> Read);
