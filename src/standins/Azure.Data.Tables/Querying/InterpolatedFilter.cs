using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A filter from an interpolated string: its values become literals, so that none can end its quotes.</summary>
internal static class InterpolatedFilter
{
    public static string Translate(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return string.Format(CultureInfo.InvariantCulture, filter.Format, [.. filter.GetArguments().Select(ODataLiteral.Of)]);
    }
}
