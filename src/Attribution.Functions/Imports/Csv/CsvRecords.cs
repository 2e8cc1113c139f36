using System.IO.Pipelines;
using System.Text.Unicode;
using Attribution.Functions.Ingestion;
using CsvHelper;

namespace Attribution.Functions.Imports.Csv;

/// <summary>How the records of a file are laid out.</summary>
/// <param name="Line">Line of the headers, from 1; what is above it are titles.</param>
/// <param name="Delimiter">What stands between cells.</param>
/// <param name="Width">Number of headers.</param>
internal readonly record struct CsvShape(int Line, char Delimiter, int Width);

/// <summary>Records of a CSV file, read as they arrive, whatever their columns mean. A broken record spoils itself.</summary>
/// <param name="body">The file.</param>
internal sealed class CsvRecords(PipeReader body) : IAsyncDisposable
{
    private const int MostRowBytes = 1024 * 1024;

    private CsvReader? csv;
    private CsvShape shape;
    private bool isMalformed;

    /// <summary>Whether the headers were found.</summary>
    public bool IsOpen => csv is not null;

    /// <summary>Line on which the record begins, from 1.</summary>
    public int Line => (int)Math.Min(csv!.LineNumber, int.MaxValue);

    /// <summary>A cell of the record; null where it has none.</summary>
    public string? this[int column] => column < csv!.FieldCount ? csv.GetString(column) : null;

    /// <summary>Looks for the headers at the beginning of the file.</summary>
    /// <param name="find">Finds them in its text.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<FileFault?> Open(Func<string, (CsvShape? Shape, FileFault? Fault)> find, CancellationToken ct)
    {
        var (start, fault) = await FileStart.Look(body, ct).ConfigureAwait(false);
        CsvShape? found = null;
        if (fault is null)
        {
            (found, fault) = find(start.Text);
        }

        if (fault is not null)
        {
            return fault;
        }

        shape = found!.Value;
        csv = CsvReader.Create(
            body.AsStream(leaveOpen: true),
            new CsvReaderOptions
            {
                Separator = shape.Delimiter,
                HasHeader = false,
                TrackLineNumbers = true,
                TrimWhitespace = true,
                MaxRecordSize = MostRowBytes,
                OnMalformedRecord = _ => isMalformed = true,
            },
            leaveOpen: false);
        return null;
    }

    /// <summary>Goes to the next record below the headers; null when it can be read, otherwise why it cannot, or the end.</summary>
    public async ValueTask<RowRead?> Next(CancellationToken ct)
    {
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
            while (csv.LineNumber <= shape.Line);
        }
        catch (CsvFormatException e)
        {
            return new RowRead.End(new FileFault(
                FileFaultKind.Unreadable,
                new ItemFault("", "malformed-csv", $"The row on line {e.LineNumber} is longer than {MostRowBytes:N0} bytes: probably a quote is not closed. What comes before it was taken.")));
        }

        return !Utf8.IsValid(csv.RawRecord) ? new RowRead.Spoilt(Line, new ItemFault("", "wrong-encoding", "The row is not UTF-8. Save the file as UTF-8 (in Excel: 'CSV UTF-8')."))
            : isMalformed ? Malformed()
            : null;
    }

    /// <summary>Null when the record has as many cells as there are headers. Spreadsheets fill rows up with empty cells; a row that is too short was cut off.</summary>
    public RowRead.Spoilt? WrongWidth()
    {
        var isEmptyBeyond = true;
        for (var i = shape.Width; i < csv!.FieldCount; i++)
        {
            isEmptyBeyond &= csv.IsEmpty(i);
        }

        return isEmptyBeyond && csv.FieldCount >= shape.Width
            ? null
            : new RowRead.Spoilt(Line, new ItemFault("", "wrong-column-count", $"The row has {csv.FieldCount} cells, and the header {shape.Width}. A cell that holds the delimiter needs quotes."));
    }

    public async ValueTask DisposeAsync()
    {
        if (csv is not null)
        {
            await csv.DisposeAsync().ConfigureAwait(false);
        }
    }

    private RowRead.Spoilt Malformed()
    {
        var last = Line + csv!.RawRecord.Count((byte)'\n');
        return new RowRead.Spoilt(Line, new ItemFault("", "malformed-csv", last == Line
            ? "A quote stands inside a cell. Double it, and put quotes around the cell."
            : $"A quote is not closed, or stands inside a cell: everything down to line {last} was read as one row."));
    }
}
