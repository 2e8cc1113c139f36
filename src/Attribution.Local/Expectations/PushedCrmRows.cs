using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Web;
using Attribution.Local.Demo;

namespace Attribution.Local.Expectations;

/// <summary>Reads a CRM's export, whose columns and words the address explains.</summary>
internal static class PushedCrmRows
{
    private static readonly TimeSpan Riga = TimeSpan.FromHours(2);

    /// <summary>The rows as facts under the names that they have in JSON.</summary>
    public static IEnumerable<JsonElement> Of(PushItem item)
    {
        var query = HttpUtility.ParseQueryString(item.Path.Split('?')[1]);
        var columns = query.AllKeys.Where(key => key!.StartsWith("map.", StringComparison.Ordinal)).ToDictionary(key => query[key]!, key => key!["map.".Length..]);
        var lines = Encoding.UTF8.GetString(item.Body.Span).Split('\n').Select(line => line.Split(';')).ToList();
        return lines.Skip(1).Select(cells => JsonSerializer.SerializeToElement(lines[0].Zip(cells).Where(cell => cell.Second != "")
            .Select(cell => (Name: columns[cell.First], Text: cell.Second))
            .Append((Name: "source", Text: query["source"]!))
            .ToDictionary(cell => cell.Name, cell => cell.Name switch
            {
                "kind" => query[$"kind.{cell.Text}"]!,
                "at" => new DateTimeOffset(DateTime.ParseExact(cell.Text, query["timeFormat"]!, CultureInfo.InvariantCulture), Riga).ToString("O", CultureInfo.InvariantCulture),
                _ => cell.Text,
            })));
    }
}
