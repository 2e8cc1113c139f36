using System.Text;

namespace Azure.Data.Tables;

/// <summary>Reads the answer to a transaction: one part for each action, or a single one that says why nothing was written.</summary>
internal static class TransactionReader
{
    public static IReadOnlyList<Response> Read(Response answer, int actions)
    {
        var parts = Parts(answer.Content.ToMemory(), answer.ClientRequestId, actions);
        foreach (var part in parts)
        {
            if (part.Status >= 400)
            {
                throw new TableTransactionFailedException(new RequestFailedException(part, null, ODataError.Parser));
            }
        }

        return parts.Count == actions
            ? parts
            : throw new RequestFailedException(
                answer.Status, $"The service answered {parts.Count} parts to {actions} actions; what was written is not known.");
    }

    private static List<Response> Parts(ReadOnlyMemory<byte> body, string requestId, int expected)
    {
        var parts = new List<Response>(expected);
        var delimiter = Delimiter(body.Span);
        var start = body.Span.IndexOf(delimiter);
        while (start >= 0)
        {
            start += delimiter.Length;
            var length = body.Span[start..].IndexOf(delimiter);
            var part = length < 0 ? body[start..] : body.Slice(start, length);
            if (Part(part, requestId) is { } response)
            {
                parts.Add(response);
            }

            start = length < 0 ? -1 : start + length;
        }

        return parts;
    }

    /// <summary>Parts are separated by the change set's boundary. A refusal may come without a change set, directly in the batch.</summary>
    private static ReadOnlySpan<byte> Delimiter(ReadOnlySpan<byte> body)
    {
        var http = body.IndexOf("HTTP/1.1 "u8);
        var preamble = http < 0 ? body : body[..http];
        var boundary = preamble.LastIndexOf("boundary="u8);
        var token = boundary < 0 ? Line(preamble.TrimStart("\r\n"u8)) : Line(preamble[(boundary + "boundary="u8.Length)..]).Trim((byte)'"');
        return boundary < 0 ? token : Encoding.ASCII.GetBytes("--" + Encoding.ASCII.GetString(token));
    }

    /// <summary>The response inside a part; none in the one after the closing boundary.</summary>
    private static TransactionPart? Part(ReadOnlyMemory<byte> part, string requestId)
    {
        var status = part.Span.IndexOf("HTTP/1.1 "u8);
        if (status < 0)
        {
            return null;
        }

        var rest = part[(status + "HTTP/1.1 "u8.Length)..];
        var line = Text(TakeLine(ref rest));
        var headers = new List<KeyValuePair<string, string>>(8);
        while (TakeLine(ref rest) is { IsEmpty: false } header)
        {
            if (header.Span.IndexOf((byte)':') is > 0 and var colon)
            {
                headers.Add(new(Text(header[..colon]), Text(header[(colon + 1)..]).Trim()));
            }
        }

        var code = int.Parse(line.AsSpan(0, 3), provider: null);
        return new TransactionPart(code, line.Length > 4 ? line[4..] : string.Empty, headers, rest.TrimEnd("\r\n"u8), requestId);
    }

    private static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny((byte)'\r', (byte)'\n');
        return end < 0 ? text : text[..end];
    }

    private static ReadOnlyMemory<byte> TakeLine(ref ReadOnlyMemory<byte> rest)
    {
        var line = rest[..Line(rest.Span).Length];
        var next = rest.Span[line.Length..].IndexOf((byte)'\n');
        rest = next < 0 ? default : rest[(line.Length + next + 1)..];
        return line;
    }

    private static string Text(ReadOnlyMemory<byte> ascii) => Encoding.ASCII.GetString(ascii.Span);
}
