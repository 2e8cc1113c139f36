#pragma warning disable format // The columns of tables stay aligned.
using System.IO.Compression;
using System.Text;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.Protection;

/// <summary>A body that no honest sender sends.</summary>
/// <param name="What">What is wrong with it.</param>
/// <param name="Statuses">What it may be answered.</param>
/// <param name="Make">Makes it for a route; null where it is none for that.</param>
internal sealed record HostileBody(string What, int[] Statuses, Func<HostileRoute, HttpContent?> Make)
{
    private const int MostBytes = 4 * 1024 * 1024;

    public static IReadOnlyList<HostileBody> All { get; } =
    [
        new("nothing",                     [400],      route => Content(route, [])),
        new("too many bytes",              [413],      route => Content(route, Filled(TooMany(route)))),
        new("too many bytes, in chunks",   [413],      route => Typed(route, new StreamContent(new Unseekable(Filled(TooMany(route)))))),
        new("a hundred thousand brackets", [400, 413], route => Json(route, new string('[', 100_000))),
        new("forty objects in each other", [400, 422], route => Json(route, string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40))),
        new("300,000 lists in a list",     [400, 413], route => Json(route, $"[{string.Concat(Enumerable.Repeat("[],", 300_000))}[]]")),
        new("a text of 500,000 letters",  [400, 413, 422], route => Json(route, Object(route, $"\"{new string('a', 500_000)}\""))),
        new("a number of 500,000 digits", [400, 413, 422], route => Json(route, Object(route, new string('7', 500_000)))),
        new("a field twice",               [400, 422], route => route.Form.Required.Count == 0 ? null : Json(route, Object(route, "\"a\"")[..^1] + Object(route, "null").Replace("{", ",", StringComparison.Ordinal))),
        new("bytes that are no text",      [400, 422], route => Content(route, [.. Encoding.UTF8.GetBytes($"{{\"{First(route)}\":\""), 0xC3, 0x28, 0xFF, .. "\"}"u8])),
        new("NUL, escaped",                [400, 422], route => Json(route, Object(route, "\"a\\u0000b\""))),
        new("NUL as it is",                [400, 422], route => Json(route, Object(route, "\"a\0b\""))),
        new("half of a character",         [400, 422], route => Json(route, Object(route, "\"\\ud800\""))),
        new("objects where texts belong",  [400, 422], route => Json(route, Object(route, "{\"a\":[]}"))),
        new("another type",                [415],      route => Content(route, "{}"u8.ToArray(), "text/xml")),
        new("no type",                     [415],      route => Content(route, "{}"u8.ToArray(), null)),
        new("a compressed body",           [415],      Compressed),
    ];

    /// <summary>Fields that a body is judged by, all of one value; what comes first in them is what is refused.</summary>
    private static string Object(HostileRoute route, string value) =>
        route.IsForeign ? $"{{\"google_key\":\"hostile-key\",\"lead_id\":{value},\"campaign_id\":{value}}}"
        : $"{{{string.Join(',', route.Form.Required.DefaultIfEmpty(First(route)).Select(field => $"\"{field}\":{value}"))}}}";

    private static string First(HostileRoute route) => route.IsForeign ? "google_key" : route.Form.Required.FirstOrDefault("churnLimitPercent");

    private static HttpContent? Json(HostileRoute route, string text) => route.IsFile ? null : Content(route, Encoding.UTF8.GetBytes(text));

    private static HttpContent Content(HostileRoute route, byte[] bytes) => Content(route, bytes, route.Type);

    private static HttpContent Content(HostileRoute route, byte[] bytes, string? type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type is null ? [] : [type]);
        return content;
    }

    private static HttpContent Typed(HostileRoute route, HttpContent content)
    {
        content.Headers.TryAddWithoutValidation("Content-Type", route.Type);
        return content;
    }

    private static HttpContent Compressed(HostileRoute route)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("{}"u8);
        }

        var content = Content(route, bytes.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private static int TooMany(HostileRoute route) => (route.IsFile ? AppSettings.MostImportBytes : MostBytes) + 1;

    /// <summary>Of a file lines that are not read as rows, of JSON blanks.</summary>
    private static byte[] Filled(int length)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, (byte)' ');
        "day,cost,lead,kind,at\n"u8.CopyTo(bytes);
        for (var line = 100; line < length; line += 100)
        {
            bytes[line] = (byte)'\n';
        }

        return bytes;
    }

    /// <summary>Content of unknown length is sent in chunks.</summary>
    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
