using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Attribution.Benchmarks.Processes;

/// <summary>Counts the requests that pass through a proxy, by kind and table.</summary>
internal sealed partial class TableRequests
{
    private readonly ConcurrentDictionary<string, long> counts = new();

    /// <summary>Counts so far, by kind and table, for example <c>transaction Events</c>.</summary>
    public IReadOnlyDictionary<string, long> Counts => new SortedDictionary<string, long>(new Dictionary<string, long>(counts), StringComparer.Ordinal);

    /// <summary>Reads one connection.</summary>
    public Action<ReadOnlyMemory<byte>> Connection()
    {
        var pending = new MemoryStream();
        return piece =>
        {
            pending.Write(piece.Span);
            var consumed = 0;
            while (Next(pending.GetBuffer().AsSpan(consumed, (int)pending.Length - consumed)) is var length and > 0)
            {
                consumed += length;
            }

            if (consumed > 0)
            {
                var rest = pending.GetBuffer().AsSpan(consumed, (int)pending.Length - consumed).ToArray();
                pending.SetLength(0);
                pending.Write(rest);
            }
        };
    }

    /// <returns>Length of the first request, or 0 while it is not whole.</returns>
    private int Next(ReadOnlySpan<byte> bytes)
    {
        var headLength = bytes.IndexOf("\r\n\r\n"u8);
        if (headLength < 0)
        {
            return 0;
        }

        var head = Encoding.Latin1.GetString(bytes[..headLength]);
        var body = bytes[(headLength + 4)..];
        int bodyLength;
        if (ContentLength().Match(head) is { Success: true } match)
        {
            bodyLength = int.Parse(match.Groups["length"].Value, CultureInfo.InvariantCulture);
        }
        else if (head.Contains("chunked", StringComparison.OrdinalIgnoreCase))
        {
            var last = body.IndexOf("0\r\n\r\n"u8);
            bodyLength = last < 0 ? int.MaxValue : last + 5;
        }
        else
        {
            bodyLength = 0;
        }

        if (body.Length < bodyLength)
        {
            return 0;
        }

        var kind = Kind(head, body[..bodyLength]);
        counts.AddOrUpdate(kind, 1, (_, n) => n + 1);
        return headLength + 4 + bodyLength;
    }

    private static string Kind(string head, ReadOnlySpan<byte> body)
    {
        var line = head.AsSpan(0, head.IndexOf('\r')).ToString().Split(' ');
        var (method, path) = (line[0], Uri.UnescapeDataString(line[1]));
        if (path.EndsWith("/$batch", StringComparison.Ordinal))
        {
            var inner = InnerTable().Match(Encoding.Latin1.GetString(body));
            return $"transaction {inner.Groups["table"].Value}";
        }

        var table = Table().Match(path).Groups["table"].Value;
        return method switch
        {
            "GET" when path.Contains("$filter", StringComparison.Ordinal) || path.Contains("()", StringComparison.Ordinal) => $"query {table}",
            "GET" => $"point read {table}",
            _ => $"single write {table}",
        };
    }

    [GeneratedRegex(@"^Content-Length:\s*(?<length>\d+)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex ContentLength();

    [GeneratedRegex(@"^[^/]*/[^/]+/(?<table>\w+)")]
    private static partial Regex Table();

    [GeneratedRegex(@"^(POST|PUT|PATCH|MERGE|DELETE|GET) (https?://[^/]+)?/[^/]+/(?<table>\w+)", RegexOptions.Multiline)]
    private static partial Regex InnerTable();
}
