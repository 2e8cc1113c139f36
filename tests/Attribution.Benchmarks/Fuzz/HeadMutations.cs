using System.Globalization;
using System.Text;

namespace Attribution.Benchmarks.Fuzz;

/// <summary>What can become of everything in front of the body.</summary>
internal static class HeadMutations
{
    public static void Mutate(Chance chance, RequestWriter request)
    {
        switch (chance.Below(8))
        {
            case 0 or 1:
                Path(chance, request);
                break;
            case 2:
                request.Target = request.Target.Split('?')[0] + chance.Of(Nasty.Queries);
                request.Note("query", request.Target.Contains('#', StringComparison.Ordinal) ? Wire.Broken : Wire.Excessive);
                break;
            case 3:
                request.Method = chance.Of(Nasty.Methods);
                request.Note("method", Wire.Excessive);
                break;
            case 4:
                ContentType(chance, request);
                break;
            case 5:
                Key(chance, request);
                break;
            case 6:
                Framing(chance, request);
                break;
            default:
                Other(chance, request);
                break;
        }
    }

    private static void Path(Chance chance, RequestWriter request)
    {
        var parts = request.Target.Split('?', 2);
        var segments = parts[0].Split('/').ToList();
        var index = 1 + chance.Below(segments.Count - 1);
        switch (chance.Below(5))
        {
            case 0:
                segments.Insert(index, chance.Of(Nasty.Segments));
                break;
            case 1:
                segments[index] = segments[index].ToUpperInvariant();
                break;
            case 2:
                segments[^1] = new string('a', chance.Of([64, 65, 101, 1000, 7000, 9000]));
                break;
            default:
                segments[^1] = chance.Of(Nasty.Segments);
                break;
        }

        request.Target = string.Join('/', segments) + (parts.Length > 1 ? "?" + parts[1] : "");
        // Spaces and broken escapes in a request line are no HTTP.
        request.Note("path", Wire.Excessive);
        if (request.Target.Contains(' ', StringComparison.Ordinal) || request.Target.Contains('%', StringComparison.Ordinal) || request.Target.Contains('|', StringComparison.Ordinal))
        {
            request.Note("escapes", Wire.Broken);
        }
    }

    private static void ContentType(Chance chance, RequestWriter request)
    {
        if (chance.OneIn(4))
        {
            request.Remove("Content-Type");
            request.Note("no content type");
            return;
        }

        if (chance.OneIn(4))
        {
            request.Headers.Add(("Content-Type", chance.Of(Nasty.ContentTypes)));
            request.Note("two content types");
            return;
        }

        var type = chance.Of(Nasty.ContentTypes);
        request.Replace("Content-Type", type);
        request.Note($"content type '{type}'", type.Any(c => c > 0x7f) ? Wire.Broken : Wire.Sound);
    }

    private static void Key(Chance chance, RequestWriter request)
    {
        var key = request.Headers.Find(h => h.Name == "x-functions-key").Value ?? "";
        switch (chance.Below(4))
        {
            case 0:
                request.Remove("x-functions-key");
                break;
            case 1:
                request.Headers.Add(("x-functions-key", "another"));
                break;
            case 2:
                request.Replace("x-functions-key", key.Length > 3 ? key[..^3] : "");
                break;
            default:
                request.Remove("x-functions-key");
                request.Target += (request.Target.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "code=" + Uri.EscapeDataString(key);
                break;
        }

        request.Note("key");
    }

    private static void Framing(Chance chance, RequestWriter request)
    {
        switch (chance.Below(9))
        {
            case 0 or 1 or 2:
                request.Framing = body => ("Transfer-Encoding: chunked\r\n", Chunks(body, 1 + body.Length / 3));
                request.Note("chunks");
                return;
            case 3:
                request.Framing = body => (Length(body.Length + 1 + body.Length / 2), body);
                request.Note("body shorter than it says", Wire.Broken);
                return;
            case 4:
                request.Framing = body => (Length(body.Length / 2), body);
                request.Note("body longer than it says", Wire.Broken);
                return;
            case 5:
                var length = chance.Of(["-1", "9223372036854775807", "99999999999999999999", "0x10", "1,1", "abc", ""]);
                request.Framing = body => ($"Content-Length: {length}\r\n", body);
                request.Note("length " + length, Wire.Broken);
                return;
            case 6:
                request.Framing = body => (Length(body.Length) + "Transfer-Encoding: chunked\r\n", Chunks(body, body.Length + 1));
                request.Note("length and chunks", Wire.Broken);
                return;
            case 7:
                var chunk = chance.Of(["ffffffffffffffff\r\n", "-1\r\n", "zz\r\n", "5\nabc", "0;x=\"\r\n\r\n", "\r\n"]);
                request.Framing = body => ("Transfer-Encoding: chunked\r\n", [.. Encoding.Latin1.GetBytes(chunk), .. body]);
                request.Note("broken chunk", Wire.Broken);
                return;
            default:
                var coding = chance.Of(["gzip", "identity", "chunked, chunked", "chunked;x", "CHUNKED "]);
                request.Framing = body => ($"Transfer-Encoding: {coding}\r\n", body);
                request.Note("coding " + coding, Wire.Broken);
                return;
        }
    }

    private static void Other(Chance chance, RequestWriter request)
    {
        switch (chance.Below(10))
        {
            case 0:
                request.Headers.Add(("X-Long", new string('x', chance.Of([1000, 8000, 33_000, 70_000]))));
                request.Note("long header", Wire.Excessive);
                break;
            case 1:
                for (var i = chance.Of([50, 101, 500]); i > 0; i--)
                {
                    request.Headers.Add((FormattableString.Invariant($"X-{i}"), "x"));
                }

                request.Note("many headers", Wire.Excessive);
                break;
            case 2:
                request.Headers.Add((chance.Of(["X-Odd", "X Odd", "", "X-\u00e9", ":"]), chance.Of(["\u0001", "\0", "a\rb", "\u00e9", "\u007f", ""])));
                request.Note("odd header", Wire.Broken);
                break;
            case 3:
                request.Replace("Host", chance.Of(["", "a b", "example.com:99999", "[::1", "localhost/..", "\u00e9"]));
                request.Note("host", Wire.Broken);
                break;
            case 4:
                request.Remove("Host");
                request.Note("no host", Wire.Broken);
                break;
            case 5:
                request.Version = chance.Of(["HTTP/1.0", "HTTP/2.0", "HTTP/1.2", "HTTP/", "", "http/1.1"]);
                request.Note("version " + request.Version, Wire.Broken);
                break;
            case 6:
                request.Headers.Add(("Content-Encoding", chance.Of(["gzip", "br", "deflate", "identity", "x"])));
                request.Note("content encoding");
                break;
            case 7:
                request.Headers.Add(("Expect", chance.Of(["100-continue", "200-ok"])));
                request.Note("expectation", Wire.Excessive);
                break;
            case 8:
                request.Headers.Add(("traceparent", chance.Of(["00-0-0-00", "x", new string('0', 500), "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"])));
                request.Note("trace");
                break;
            default:
                request.Headers.Add((chance.Of(["Origin", "Accept", "If-Match", "Range", "Cookie", "X-Forwarded-For", "X-HTTP-Method-Override", "Accept-Encoding", "Authorization", "X-Hub-Signature-256", "webhook-signature"]),
                    chance.Of(["*", "null", "bytes=0-1,-1", "\"", "sha256=", "v1,", "Bearer", "DELETE", ";;==", "https://example.com"])));
                request.Note("other header");
                break;
        }
    }

    private static string Length(int length) => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");

    private static byte[] Chunks(byte[] body, int size)
    {
        using var framed = new MemoryStream();
        for (var start = 0; start < body.Length; start += size)
        {
            var chunk = body.AsSpan(start, Math.Min(size, body.Length - start));
            framed.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{chunk.Length:x}\r\n")));
            framed.Write(chunk);
            framed.Write("\r\n"u8);
        }

        framed.Write("0\r\n\r\n"u8);
        return framed.ToArray();
    }
}
