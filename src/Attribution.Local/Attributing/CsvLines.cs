namespace Attribution.Local.Attributing;

/// <summary>
/// Reads a CSV as UTF-8 bytes, one line at a time, without an object per line or field. Fields may be quoted (RFC 4180) but do not
/// continue on the next line, so that one quote too many spoils one line and not the file.
/// </summary>
internal sealed class CsvLines(Stream stream)
{
    private const int MostBytesOfALine = 1 << 28;

    private byte[] buffer = new byte[1 << 18];
    private int next;
    private int filled;
    private bool ended;
    private int[] starts = new int[16];
    private int[] ends = new int[16];

    /// <summary>Number of the line at hand, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Number of fields of the line at hand; none of a blank one.</summary>
    public int Count { get; private set; }

    /// <summary>A field of the line at hand; valid until the next one is read.</summary>
    public ReadOnlySpan<byte> this[int field] => buffer.AsSpan(starts[field]..ends[field]);

    /// <summary>Goes on to the next line.</summary>
    /// <returns>False at the end.</returns>
    /// <param name="fault">Why the line is not CSV; null when it is.</param>
    public bool Read(out string? fault)
    {
        fault = null;
        Count = 0;
        var length = NextLine();
        if (length < 0)
        {
            return false;
        }

        Line++;
        var start = next;
        next = Math.Min(filled, start + length + 1);
        if (Line == 1 && buffer.AsSpan(start, length).StartsWith("\uFEFF"u8))
        {
            (start, length) = (start + 3, length - 3);
        }

        if (length > 0 && buffer[start + length - 1] == (byte)'\r')
        {
            length--;
        }

        if (length > 0)
        {
            fault = buffer.AsSpan(start, length).Contains((byte)'"') ? SplitQuoted(start, start + length) : Split(start, start + length);
        }

        return true;
    }

    // Length of the line that begins at next, without its end; -1 when there is none.
    private int NextLine()
    {
        var searched = 0;
        while (true)
        {
            var end = buffer.AsSpan(next + searched, filled - next - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                return searched + end;
            }

            searched = filled - next;
            if (ended || searched > MostBytesOfALine)
            {
                return searched > MostBytesOfALine ? throw new InvalidDataException($"Line {Line + 1} is longer than 256 MiB.") : searched > 0 ? searched : -1;
            }

            Fill();
        }
    }

    private void Fill()
    {
        buffer.AsSpan(next, filled - next).CopyTo(buffer);
        (next, filled) = (0, filled - next);
        if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer.AsSpan(filled));
        filled += read;
        ended = read == 0;
    }

    private string? Split(int start, int end)
    {
        while (true)
        {
            var comma = buffer.AsSpan(start, end - start).IndexOf((byte)',');
            if (comma < 0)
            {
                Add(start, end);
                return null;
            }

            Add(start, start + comma);
            start += comma + 1;
        }
    }

    // What is quoted is moved together in place, each pair of quotes becoming one.
    private string? SplitQuoted(int start, int end)
    {
        while (true)
        {
            if (start == end || buffer[start] != (byte)'"')
            {
                var comma = buffer.AsSpan(start, end - start).IndexOf((byte)',');
                Add(start, comma < 0 ? end : start + comma);
                if (comma < 0)
                {
                    return null;
                }

                start += comma + 1;
                continue;
            }

            var (from, to) = (start + 1, start + 1);
            while (true)
            {
                var quote = buffer.AsSpan(from, end - from).IndexOf((byte)'"');
                if (quote < 0)
                {
                    return "a quoted field is not closed on its line; close it, and double the quotes inside it";
                }

                buffer.AsSpan(from, quote).CopyTo(buffer.AsSpan(to));
                (from, to) = (from + quote + 1, to + quote);
                if (from == end || buffer[from] != (byte)'"')
                {
                    break;
                }

                buffer[to++] = (byte)'"';
                from++;
            }

            Add(start + 1, to);
            if (from == end)
            {
                return null;
            }

            if (buffer[from] != (byte)',')
            {
                return "a quoted field goes on after its closing quote; double the quotes inside it";
            }

            start = from + 1;
        }
    }

    private void Add(int start, int end)
    {
        if (Count == starts.Length)
        {
            Array.Resize(ref starts, Count * 2);
            Array.Resize(ref ends, Count * 2);
        }

        starts[Count] = start;
        ends[Count++] = end;
    }
}
