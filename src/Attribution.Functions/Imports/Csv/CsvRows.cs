using System.IO.Pipelines;
using System.Text.Unicode;
using Attribution.Functions.Ingestion;
using CsvHelper;

namespace Attribution.Functions.Imports.Csv;

/// <summary>Rows of a CSV file, read as they arrive. A broken row spoils itself; a file without the needed columns has none.</summary>
internal sealed class CsvRows(PipeReader body, CsvLayout layout, char? delimiter) : IRowSource
{
    private const int MostRowBytes = 1024 * 1024;

    private CsvReader? csv;
    private CsvHeader? header;
    private bool isMalformed;

    public async ValueTask<RowRead> Next(CancellationToken ct)
    {
        if (csv is null && await Open(ct).ConfigureAwait(false) is { } fault)
        {
            return new RowRead.End(fault);
        }

        try
        {
            do
            {
                isMalformed = false;
                if (!await csv!.ReadAsync(ct).ConfigureAwait(false))
                {
                    return new RowRead.End(null);
                }
            }
            while (csv.LineNumber <= header!.Line);
        }
        catch (CsvFormatException e)
        {
            return new RowRead.End(new FileFault(
                FileFaultKind.Unreadable,
                new ItemFault("", "malformed-csv", $"The row on line {e.LineNumber} is longer than {MostRowBytes:N0} bytes: probably a quote is not closed. What comes before it was taken.")));
        }

        return Current(csv, header);
    }

    public async ValueTask DisposeAsync()
    {
        if (csv is not null)
        {
            await csv.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<FileFault?> Open(CancellationToken ct)
    {
        var (start, fault) = await FileStart.Look(body, ct).ConfigureAwait(false);
        if (fault is null)
        {
            (header, fault) = CsvHeader.Find(start.Text, layout, delimiter);
        }

        if (fault is not null)
        {
            return fault;
        }

        csv = CsvReader.Create(
            body.AsStream(leaveOpen: true),
            new CsvReaderOptions
            {
                Separator = header!.Delimiter,
                HasHeader = false,
                TrackLineNumbers = true,
                TrimWhitespace = true,
                MaxRecordSize = MostRowBytes,
                OnMalformedRecord = _ => isMalformed = true,
            },
            leaveOpen: false);
        return null;
    }

    private RowRead Current(CsvReader row, CsvHeader columns)
    {
        var line = (int)Math.Min(row.LineNumber, int.MaxValue);
        if (!Utf8.IsValid(row.RawRecord))
        {
            return Spoilt(line, new ItemFault("", "wrong-encoding", "The row is not UTF-8. Save the file as UTF-8 (in Excel: 'CSV UTF-8')."));
        }

        if (isMalformed)
        {
            var last = line + row.RawRecord.Count((byte)'\n');
            return Spoilt(line, new ItemFault("", "malformed-csv", last == line
                ? "A quote stands inside a cell. Double it, and put quotes around the cell."
                : $"A quote is not closed, or stands inside a cell: everything down to line {last} was read as one row."));
        }

        var found = new ImportRow(line);
        foreach (var (column, index) in columns.Columns)
        {
            found[column] = index < row.FieldCount ? row.GetString(index) : null;
        }

        found[ImportColumn.Currency] ??= columns.Currency;
        return IsAsWideAs(row, columns.Width) || found[ImportColumn.Day] is null
            ? new RowRead.Found(found)
            : Spoilt(line, new ItemFault("", "wrong-column-count", $"The row has {row.FieldCount} cells, and the header {columns.Width}. A cell that holds the delimiter needs quotes."));
    }

    /// <summary>Spreadsheets fill rows up with empty cells; a row that is too short was cut off.</summary>
    private static bool IsAsWideAs(CsvReader row, int width)
    {
        for (var i = width; i < row.FieldCount; i++)
        {
            if (!row.IsEmpty(i))
            {
                return false;
            }
        }

        return row.FieldCount >= width;
    }

    private static RowRead.Spoilt Spoilt(int line, ItemFault fault) => new(line, fault);
}
