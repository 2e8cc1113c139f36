using System.Text;

namespace Attribution.Local.Attributing;

/// <summary>Which field of a line holds what, as the header says. Columns may come in any order; unknown ones are passed over.</summary>
internal sealed class PathColumns
{
    private static readonly string[] Needed = ["path", "total_conversions", "total_conversion_value", "total_null"];

    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    private PathColumns(CsvLines header)
    {
        Count = header.Count;
        for (var field = 0; field < header.Count; field++)
        {
            // Of two columns with one name the first would be as good as the second, so neither is believed.
            var name = Encoding.UTF8.GetString(header[field]).Trim();
            places[name] = places.ContainsKey(name) ? -1 : field;
        }
    }

    public int Count { get; }

    public int Path => places["path"];

    public int Conversions => places["total_conversions"];

    public int Value => places["total_conversion_value"];

    public int Nulls => places["total_null"];

    /// <summary>Place of an optional column; -1 when the file has none.</summary>
    public int Optional(string name) => places.GetValueOrDefault(name, -1);

    /// <summary>Reads the header.</summary>
    /// <param name="lines">At the first line.</param>
    /// <param name="also">Optional columns that are needed this time.</param>
    /// <param name="fault">What is wrong with it; null when nothing is.</param>
    public static PathColumns Of(CsvLines lines, IReadOnlyList<string> also, out string? fault)
    {
        var columns = new PathColumns(lines);
        var missing = Needed.Concat(also).Where(name => !columns.places.ContainsKey(name)).ToList();
        var twice = columns.places.FirstOrDefault(place => place.Value < 0).Key;
        fault = missing.Count > 0
            ? $"the header lacks {string.Join(", ", missing)}; it has to name {string.Join(',', Needed.Concat(also))}, in any order"
            : twice is { Length: > 0 } ? $"the header names {twice} twice" : null;
        return columns;
    }
}
