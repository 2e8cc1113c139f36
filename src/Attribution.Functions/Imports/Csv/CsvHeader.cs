using System.Text;
using System.Text.RegularExpressions;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Imports.Csv;

/// <summary>The line of headers: interfaces put titles above it, and every country has its own delimiter.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Delimiter">What stands between its cells.</param>
/// <param name="Columns">Where our columns are, from 0.</param>
/// <param name="Width">Number of its cells.</param>
/// <param name="Currency">Currency that the header of the cost names, as in <c>Amount spent (EUR)</c>; null when it names none.</param>
internal sealed partial record CsvHeader(int Line, char Delimiter, IReadOnlyDictionary<ImportColumn, int> Columns, int Width, string? Currency)
{
    internal const int MostTitleLines = 30;
    private const int MostNamed = 40;

    internal static readonly char[] Delimiters = [',', ';', '\t'];

    /// <summary>
    /// Finds the first line in which, with some delimiter, all needed columns have a header. Where none has, the fault names
    /// what is missing in the line that comes nearest.
    /// </summary>
    public static (CsvHeader? Header, FileFault? Fault) Find(string start, CsvLayout layout, char? delimiter)
    {
        (int Score, int Width, IReadOnlyList<string> Cells, IReadOnlyList<string> Missing) nearest = (-1, 0, [], []);
        foreach (var (number, line) in start.Split('\n').Take(MostTitleLines + 1).Index())
        {
            foreach (var candidate in delimiter is { } told ? [told] : Delimiters)
            {
                var cells = Cells(line.TrimEnd('\r'), candidate);
                var columns = layout.Find(cells);
                var missing = layout.Missing(columns);
                if (missing.Count == 0)
                {
                    return cells.FirstOrDefault(c => layout.TooDetailed?.IsMatch(c) == true) is { } detail
                        ? (null, new FileFault(FileFaultKind.WrongColumns, new ItemFault("", "too-detailed", $"The column '{detail}' splits a campaign's day into several rows. Export one row per campaign and day.")))
                        : (new CsvHeader(number + 1, candidate, columns, cells.Count, CurrencyOf(columns, cells)), null);
                }

                if ((columns.Count, cells.Count).CompareTo((nearest.Score, nearest.Width)) > 0)
                {
                    nearest = (columns.Count, cells.Count, cells, missing);
                }
            }
        }

        return (null, new FileFault(FileFaultKind.WrongColumns, new ItemFault(
            "",
            "missing-column",
            $"There is no column {string.Join(", and none ", nearest.Missing)}. There are {string.Join(", ", nearest.Cells.Take(MostNamed).Select(c => $"'{Shown(c)}'"))}.")));
    }

    private static string? CurrencyOf(IReadOnlyDictionary<ImportColumn, int> columns, List<string> cells) =>
        columns.TryGetValue(ImportColumn.Cost, out var cost) && CurrencyInBrackets().Match(cells[cost]) is { Success: true } match ? match.Groups["code"].Value : null;

    /// <summary>Cells of a line that ends where it ends: headers have no line breaks.</summary>
    internal static List<string> Cells(string line, char delimiter)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (letter == delimiter && !isQuoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }

        cells.Add(cell.ToString().Trim());
        while (cells.Count > 1 && cells[^1].Length == 0)
        {
            cells.RemoveAt(cells.Count - 1);
        }

        return cells;
    }

    private static string Shown(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");

    [GeneratedRegex(@"[(\[](?<code>[A-Z]{3})[)\]]", RegexOptions.CultureInvariant)]
    private static partial Regex CurrencyInBrackets();
}
