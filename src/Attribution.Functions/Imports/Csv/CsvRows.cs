using System.IO.Pipelines;

namespace Attribution.Functions.Imports.Csv;

/// <summary>Rows of a CSV file, read as they arrive. A broken row spoils itself; a file without the needed columns has none.</summary>
internal sealed class CsvRows(PipeReader body, CsvLayout layout, char? delimiter) : IRowSource
{
    private readonly CsvRecords records = new(body);
    private CsvHeader? header;

    public async ValueTask<RowRead> Next(CancellationToken ct)
    {
        if (!records.IsOpen && await records.Open(Find, ct).ConfigureAwait(false) is { } fault)
        {
            return new RowRead.End(fault);
        }

        return await records.Next(ct).ConfigureAwait(false) ?? Current(header!);
    }

    public ValueTask DisposeAsync() => records.DisposeAsync();

    private (CsvShape? Shape, FileFault? Fault) Find(string start)
    {
        (header, var fault) = CsvHeader.Find(start, layout, delimiter);
        return (header is null ? null : new CsvShape(header.Line, header.Delimiter, header.Width), fault);
    }

    private RowRead Current(CsvHeader columns)
    {
        var found = new ImportRow(records.Line);
        foreach (var (column, index) in columns.Columns)
        {
            found[column] = records[index];
        }

        found[ImportColumn.Currency] ??= columns.Currency;
        return found[ImportColumn.Day] is null ? new RowRead.Found(found) : records.WrongWidth() ?? (RowRead)new RowRead.Found(found);
    }
}
