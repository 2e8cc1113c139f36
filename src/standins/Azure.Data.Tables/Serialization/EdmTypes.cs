using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>The types that the service stores, in JSON with minimal metadata.</summary>
internal static class EdmTypes
{
    public static readonly JsonEncodedText Int64Name = JsonEncodedText.Encode("Edm.Int64");
    public static readonly JsonEncodedText DoubleName = JsonEncodedText.Encode("Edm.Double");
    public static readonly JsonEncodedText GuidName = JsonEncodedText.Encode("Edm.Guid");
    public static readonly JsonEncodedText DateTimeName = JsonEncodedText.Encode("Edm.DateTime");
    public static readonly JsonEncodedText BinaryName = JsonEncodedText.Encode("Edm.Binary");

    public static readonly EdmType<string> String = new(null, (w, v) => w.WriteStringValue(v), (ref r, out v) =>
    {
        v = r.GetString()!;
        return true;
    });

    public static readonly EdmType<bool> Boolean = new(null, (w, v) => w.WriteBooleanValue(v), (ref r, out v) =>
    {
        v = r.GetBoolean();
        return true;
    });

    public static readonly EdmType<int> Int32 = new(null, (w, v) => w.WriteNumberValue(v), (ref r, out v) =>
    {
        v = r.GetInt32();
        return true;
    });

    /// <summary>As text: JSON's numbers are doubles to many readers, which hold 53 bits.</summary>
    public static readonly EdmType<long> Int64 = new(Int64Name, WriteInt64, (ref r, out v) =>
    {
        v = r.TokenType == JsonTokenType.Number ? r.GetInt64() : long.Parse(r.GetString()!, CultureInfo.InvariantCulture);
        return true;
    });

    /// <summary>Always annotated, because a whole double looks like an integer.</summary>
    public static readonly EdmType<double> Double = new(DoubleName, WriteDouble, (ref r, out v) =>
    {
        v = r.TokenType == JsonTokenType.Number ? r.GetDouble() : double.Parse(r.GetString()!, CultureInfo.InvariantCulture);
        return true;
    });

    public static readonly EdmType<Guid> Guid = new(GuidName, (w, v) => w.WriteStringValue(v), (ref r, out v) =>
    {
        v = r.GetGuid();
        return true;
    });

    public static readonly EdmType<DateTime> DateTime = new(DateTimeName, (w, v) => WriteUtc(w, Utc(v)), (ref r, out v) =>
    {
        v = r.GetDateTimeOffset().UtcDateTime;
        return true;
    });

    public static readonly EdmType<DateTimeOffset> DateTimeOffset = new(DateTimeName, (w, v) => WriteUtc(w, v.UtcDateTime), (ref r, out v) =>
    {
        v = r.GetDateTimeOffset().ToUniversalTime();
        return true;
    });

    public static readonly EdmType<byte[]> Binary = new(BinaryName, (w, v) => w.WriteBase64StringValue(v), (ref r, out v) =>
    {
        v = r.GetBytesFromBase64();
        return true;
    });

    public static readonly EdmType<BinaryData> BinaryData = new(BinaryName, (w, v) => w.WriteBase64StringValue(v.ToMemory().Span), (ref r, out v) =>
    {
        v = new BinaryData(r.GetBytesFromBase64());
        return true;
    });

    private static readonly Dictionary<Type, object> ByType = new()
    {
        [typeof(string)] = String,
        [typeof(bool)] = Boolean,
        [typeof(int)] = Int32,
        [typeof(long)] = Int64,
        [typeof(double)] = Double,
        [typeof(Guid)] = Guid,
        [typeof(DateTime)] = DateTime,
        [typeof(DateTimeOffset)] = DateTimeOffset,
        [typeof(byte[])] = Binary,
        [typeof(BinaryData)] = BinaryData,
    };

    /// <summary>Whether values of a type can be stored; nullable types are asked for by what they wrap.</summary>
    public static bool Knows(Type type) => type.IsEnum || ByType.ContainsKey(type);

    public static EdmType<T> Of<T>() => (EdmType<T>)(typeof(T).IsEnum ? Enumeration<T>() : ByType[typeof(T)]);

    /// <summary>The service stores instants. A time that does not say where it is from is taken for UTC.</summary>
    public static DateTime Utc(DateTime value) =>
        value.Kind == DateTimeKind.Unspecified ? System.DateTime.SpecifyKind(value, DateTimeKind.Utc) : value.ToUniversalTime();

    /// <summary>By name, so that the numbers may change. A name that no longer exists leaves the property as it is.</summary>
    private static EdmType<T> Enumeration<T>() => new(null, (w, v) => w.WriteStringValue(v!.ToString()), (ref r, out v) =>
    {
        var known = Enum.TryParse(typeof(T), r.GetString(), out var value);
        v = known ? (T)value! : default!;
        return known;
    });

    private static void WriteInt64(Utf8JsonWriter writer, long value)
    {
        Span<byte> text = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, text, out var length);
        writer.WriteStringValue(text[..length]);
    }

    private static void WriteDouble(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>With all seven decimals: the service keeps ticks.</summary>
    private static void WriteUtc(Utf8JsonWriter writer, DateTime utc)
    {
        Span<byte> text = stackalloc byte[33];
        Utf8Formatter.TryFormat(utc, text, out var length, 'O');
        writer.WriteStringValue(text[..length]);
    }
}
