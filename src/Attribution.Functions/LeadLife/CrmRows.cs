using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attribution.Functions.Imports;
using Attribution.Functions.Imports.Csv;
using Attribution.Functions.Ingestion;
using Attribution.Storage;

namespace Attribution.Functions.LeadLife;

/// <summary>Rows of a CRM's export as the items that facts are sent in.</summary>
internal sealed class CrmRows(PipeReader body, CrmOrder order, TimeZoneInfo zone) : IAsyncDisposable
{
    private static readonly string[] Empty = ["-", "--", "–", "—"];
    private static readonly string[] Needed = ["kind", "at"];

    private readonly CsvRecords records = new(body);
    private IReadOnlyList<(string Column, int Index)> columns = [];

    /// <summary>The next row as an item with its line; else what is wrong with the row, or the end of the file.</summary>
    public async ValueTask<((int Line, JsonElement Item)? Row, RowRead? Other)> Next(CancellationToken ct)
    {
        if (!records.IsOpen && await records.Open(Find, ct).ConfigureAwait(false) is { } fault)
        {
            return (null, new RowRead.End(fault));
        }

        return await records.Next(ct).ConfigureAwait(false) is { } other ? (null, other)
            : records.WrongWidth() is { } narrow ? (null, narrow)
            : ((records.Line, Item()), null);
    }

    public ValueTask DisposeAsync() => records.DisposeAsync();

    private JsonElement Item()
    {
        var item = new JsonObject();
        foreach (var (column, index) in columns)
        {
            if (records[index]?.Trim() is { Length: > 0 } text && !Empty.Contains(text))
            {
                item[column] = order.Value(column, text, zone);
            }
        }

        item.TryAdd("source", order.Source);
        if (!item.ContainsKey("lead") && !item.ContainsKey("connection") && !item.ContainsKey("leadSource"))
        {
            item["connection"] = order.Connection;
            item["leadSource"] = order.LeadSource;
        }

        // The same row is the same fact, also where the CRM gives its events no ids.
        item.TryAdd("id", Keys.Digest([.. item.Where(member => member.Key != "source").OrderBy(member => member.Key, StringComparer.Ordinal).SelectMany(member => new[] { member.Key, $"{member.Value}" })]));
        return JsonSerializer.SerializeToElement(item);
    }

    private (CsvShape? Shape, FileFault? Fault) Find(string start)
    {
        foreach (var (number, line) in start.Split('\n').Take(CsvHeader.MostTitleLines + 1).Index())
        {
            foreach (var delimiter in order.Delimiter is { } told ? [told] : CsvHeader.Delimiters)
            {
                var cells = CsvHeader.Cells(line.TrimEnd('\r'), delimiter);
                var found = cells.Index().Where(cell => order.Headers.ContainsKey(cell.Item)).Select(cell => (Column: order.Headers[cell.Item], cell.Index)).DistinctBy(cell => cell.Column).ToList();
                if (Needed.All(needed => found.Exists(cell => cell.Column == needed)) && found.Exists(cell => cell.Column is "lead" or "leadId"))
                {
                    columns = found;
                    return (new CsvShape(number + 1, delimiter, cells.Count), null);
                }
            }
        }

        return (null, new FileFault(FileFaultKind.WrongColumns, new ItemFault(
            "", "missing-column", "There must be columns 'kind', 'at', and 'lead' or 'leadId'; map.kind, map.at, map.lead and map.leadId name columns that are called otherwise.")));
    }
}
