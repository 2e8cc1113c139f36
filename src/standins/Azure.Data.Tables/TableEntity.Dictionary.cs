using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables;

/// <content>The row seen as a dictionary: keys, version and time are entries as well, once they are set.</content>
public sealed partial class TableEntity
{
    public ICollection<string> Keys => values.Keys;

    public int Count => values.Count;

    ICollection<object> IDictionary<string, object>.Values => values.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>Null for an absent property. A value keeps the type of the one it replaces, widening a number if that suffices.</summary>
    [AllowNull]
    public object this[string key]
    {
        get => values.GetValueOrDefault(key)!;
        set => values[key] = values.GetValueOrDefault(key) is { } stored && value is not null ? Coerced(key, stored, value) : value!;
    }

    public void Add(string key, object value) => values.Add(key, value);

    public bool ContainsKey(string key) => values.ContainsKey(key);

    public bool Remove(string key) => values.Remove(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => values.TryGetValue(key, out value);

    public void Clear() => values.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => values.Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => values.Contains(item);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)values).Remove(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)values).CopyTo(array, arrayIndex);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => values.GetEnumerator();

    private static object Coerced(string key, object stored, object value) => (stored, value) switch
    {
        (long, int number) => (long)number,
        (double, int number) => (double)number,
        (DateTimeOffset, DateTime time) => new DateTimeOffset(EdmTypes.Utc(time)),
        (DateTime, DateTimeOffset instant) => instant.UtcDateTime,
        (byte[], BinaryData data) => data.ToArray(),
        (BinaryData, byte[] bytes) => new BinaryData(bytes),
        _ when stored.GetType() == value.GetType() => value,
        _ => throw new InvalidOperationException(
            $"Property '{key}' holds {stored.GetType().Name}; remove it before it takes {value.GetType().Name}."),
    };
}
