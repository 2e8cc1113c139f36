using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Imports.Meta;

/// <summary>
/// The elements of an array, or of the array <c>data</c> of an object, one after another as they arrive; no more than one of them is held.
/// Several documents may follow each other, as pages of a longer answer do.
/// </summary>
internal sealed class JsonRows(PipeReader body)
{
    private const int MostRowBytes = 1024 * 1024;
    private const string RowsProperty = "data";

    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, MaxDepth = 32 };

    private JsonReaderState state = new(Options);
    private Place place = Place.Start;
    private bool isInObject;
    private bool isMarkSkipped;
    private int line = 1;
    private JsonElement? row;
    private int rowLine;

    private enum Place
    {
        /// <summary>Before a document.</summary>
        Start,

        /// <summary>Among the properties of a document.</summary>
        Properties,

        /// <summary>Before the value of a property that does not matter.</summary>
        OtherValue,

        /// <summary>Before the value of <c>data</c>.</summary>
        RowsValue,

        /// <summary>Among the rows.</summary>
        Rows,
    }

    /// <summary>Why reading ended; null when it ended where the file does.</summary>
    public FileFault? Fault { get; private set; }

    /// <summary>The next element, and the line that it begins on; null at the end, or at a fault.</summary>
    public async ValueTask<(int Line, JsonElement Row)?> Next(CancellationToken ct)
    {
        while (true)
        {
            var read = await body.ReadAsync(ct).ConfigureAwait(false);
            var buffer = read.Buffer;
            var isDone = Take(buffer, read.IsCompleted, out var consumed);
            line += Lines(buffer.Slice(0, consumed));
            var rest = buffer.Slice(consumed).Length;
            body.AdvanceTo(consumed, row is null ? buffer.End : consumed);
            if (row is { } found)
            {
                row = null;
                return (rowLine, found);
            }

            if (isDone || Fault is not null || read.IsCompleted)
            {
                return null;
            }

            if (rest > MostRowBytes)
            {
                Fails("", "row-too-long", $"The value on line {line} is longer than {MostRowBytes:N0} bytes.");
                return null;
            }
        }
    }

    /// <summary>Goes as far as the buffer allows, but not beyond one element. Whether the file ends here.</summary>
    private bool Take(ReadOnlySequence<byte> buffer, bool isAll, out SequencePosition consumed)
    {
        var unread = WithoutMark(buffer);
        var reader = new Utf8JsonReader(unread, isAll, state);
        consumed = unread.Start;
        try
        {
            while (Fault is null && row is null)
            {
                if (!reader.Read() || !Step(ref reader, unread))
                {
                    return isAll && IsAtEnd();
                }

                consumed = reader.Position;
                state = reader.CurrentState;
            }

            return false;
        }
        catch (JsonException e)
        {
            Fails("", "malformed-json", $"The file is not JSON, or breaks off, near line {(e.LineNumber ?? 0) + 1}. What comes before was taken; send the whole file again.");
            return true;
        }
    }

    /// <summary>Looks at one token, with all that it contains. False when more bytes are needed for that.</summary>
    private bool Step(ref Utf8JsonReader reader, ReadOnlySequence<byte> buffer)
    {
        switch (place)
        {
            case Place.Start when reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray:
                isInObject = reader.TokenType == JsonTokenType.StartObject;
                place = isInObject ? Place.Properties : Place.Rows;
                return true;
            case Place.Properties when reader.TokenType == JsonTokenType.EndObject:
                place = Place.Start;
                return true;
            case Place.Properties:
                place = reader.ValueTextEquals(RowsProperty) ? Place.RowsValue : Place.OtherValue;
                return true;
            case Place.OtherValue:
                if (!reader.TrySkip())
                {
                    return false;
                }

                place = Place.Properties;
                return true;
            case Place.RowsValue when reader.TokenType == JsonTokenType.StartArray:
                place = Place.Rows;
                return true;
            case Place.Rows when reader.TokenType == JsonTokenType.EndArray:
                place = isInObject ? Place.Properties : Place.Start;
                return true;
            case Place.Rows:
                return TakeRow(ref reader, buffer);
            default:
                Fails("", "malformed-json", "The file must be an array of rows, or an object with such an array in 'data'.");
                return true;
        }
    }

    private bool TakeRow(ref Utf8JsonReader reader, ReadOnlySequence<byte> buffer)
    {
        var start = reader.TokenStartIndex;
        if (!reader.TrySkip())
        {
            return false;
        }

        rowLine = line + Lines(buffer.Slice(0, start));
        using var document = JsonDocument.Parse(buffer.Slice(start, reader.BytesConsumed - start));
        row = document.RootElement.Clone();
        return true;
    }

    private bool IsAtEnd()
    {
        if (place != Place.Start)
        {
            Fails("", "malformed-json", $"The file breaks off near line {line}. What comes before was taken; send the whole file again.");
        }

        return true;
    }

    private ReadOnlySequence<byte> WithoutMark(ReadOnlySequence<byte> buffer)
    {
        if (isMarkSkipped || buffer.Length < 3)
        {
            return buffer;
        }

        isMarkSkipped = true;
        return buffer.Slice(0, 3).ToArray().AsSpan().SequenceEqual("\uFEFF"u8) ? buffer.Slice(3) : buffer;
    }

    private void Fails(string column, string code, string message) =>
        Fault ??= new FileFault(FileFaultKind.Unreadable, new ItemFault(column, code, message));

    private static int Lines(ReadOnlySequence<byte> bytes)
    {
        var lines = 0;
        foreach (var segment in bytes)
        {
            lines += segment.Span.Count((byte)'\n');
        }

        return lines;
    }
}
