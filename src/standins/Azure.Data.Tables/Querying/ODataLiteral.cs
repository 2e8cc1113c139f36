using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>Values as they stand in a filter, quoted and escaped.</summary>
internal static class ODataLiteral
{
    public static string Of(object? value) => value switch
    {
        string v => Quoted(v),
        char v => Quoted(v.ToString()),
        bool v => v ? "true" : "false",
        int v => v.ToString(CultureInfo.InvariantCulture),
        long v => v.ToString(CultureInfo.InvariantCulture) + "L",
        double v => Double(v),
        Guid v => $"guid'{v:D}'",
        DateTime v => Instant(EdmTypes.Utc(v)),
        DateTimeOffset v => Instant(v.UtcDateTime),
        byte[] v => $"X'{Convert.ToHexString(v)}'",
        BinaryData v => $"X'{Convert.ToHexString(v.ToMemory().Span)}'",
        Enum v => Quoted(v.ToString()),
        null => throw new ArgumentNullException(nameof(value), "Tables store no nulls, so a filter cannot compare with one."),
        _ => throw new ArgumentException($"A filter cannot compare with a {value.GetType().Name}.", nameof(value)),
    };

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Instant(DateTime utc) => $"datetime'{utc.ToString("O", CultureInfo.InvariantCulture)}'";

    /// <summary>With a decimal point: without one it would be compared as an integer.</summary>
    private static string Double(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.IsFinite(value) && text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }
}
