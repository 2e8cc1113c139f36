using System.Text;

namespace Attribution.Benchmarks.Fuzz;

/// <summary>Values that break programs.</summary>
internal static class Nasty
{
    /// <summary>Things in place of a JSON value; not all of them are JSON.</summary>
    public static IReadOnlyList<string> Values { get; } =
    [
        "null", "true", "false", "[]", "{}", "\"\"", "\" \"", "[null]", "[[]]", "{\"\":null}", "0", "-0", "-1", "1e400", "-1e400", "1e-400", "1E2", "0.1", "1.0",
        "9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551616", "79228162514264337593543950336", "1e18", "12345678901234567890123456789012345678901234567890",
        "NaN", "Infinity", "-", "01", "+1", ".5", "0x10", "1_000", "'single'", "undefined", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\u0001\"", "\"\\x\"", "\"a\nb\"", "\"\t\"",
        "\"\\ud83d\\ude00\"", "\"\\u202e\\ufeff\\u200b\"", "\"\\uffff\\ufffe\"", "\"../../etc\"", "\"a/b\\\\c#d?e%f|g\"", "\"'; DROP TABLE Events;--\"", "\"{{7*7}}${7*7}<script>\"", "\"=1+1\"",
        "\"1,5\"", "\"1.0000001\"", "\"-0.000001\"", "\"10000000000.000001\"", "\"1e3\"", "\"٣\"", "\"１２\"", "\" 5\"", "\"5 \"", "\"EUR \"", "\"eur\"", "\"USD\"", "\"events\"", "\"unattributed\"", "\"web\"",
        "\"fuzz-channel\"", "\"Fuzz-Channel\"", "\"fuzz-channel|x\"", "\"2026-02-30\"", "\"0000-00-00\"", "\"9999-12-31\"", "\"10000-01-01\"", "\"2026-W54\"", "\"0001-01-01T00:00:00Z\"",
        "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "\"2026-03-29T03:30:00\"", "\"2026-03-23T24:00:00Z\"", "\"2026-03-23T23:59:60Z\"", "\"2026-03-23T04:00:00+99:00\"",
        "\"2026-03-23T04:00:00.123456789123456789Z\"", "1774238400", "1774238400000", "-62135596801", "253402300800", "\"2026-03-23\"", "\"24:00\"", "\"Etc/../UTC\"", "\"Europe/Riga\\u0000\"", "\"a@b@c\"",
        "\"@example.com\"", "\"anna@example.com\\r\\nBcc: x@example.com\"", "\"positionBased\"", "\"7\"", "[\"fuzz-channel\",\"fuzz-channel\"]", "[1,null,\"\",{}]", "{\"clicks\":\"nobody\"}", "{\"a\":{\"b\":{\"c\":[]}}}",
    ];

    /// <summary>Bytes that are no UTF-8, or look like the start of another encoding.</summary>
    public static IReadOnlyList<byte[]> Encodings { get; } =
    [
        [0xff], [0xfe, 0xff], [0xff, 0xfe], [0xc0, 0x80], [0xc1, 0xbf], [0xed, 0xa0, 0x80], [0xed, 0xbf, 0xbf], [0xf4, 0x90, 0x80, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80],
        [0x80], [0xe2, 0x82], [0xf0, 0x9f, 0x98], [0xef, 0xbb, 0xbf], [0], [0x1b], [0x7f], [0x0c], [0xc2, 0x85], [0xe2, 0x80, 0xa8],
    ];

    /// <summary>Things in place of one segment of a path, as they are sent.</summary>
    public static IReadOnlyList<string> Segments { get; } =
    [
        "", ".", "..", "%2e%2e", "%2F", "%5C", "%00", "%0d%0a", "%25", "%252F", "%23", "%3F", "%7C", "|", "%", "%Z", "%zz", "%c0%80", "%ff", "%ed%a0%80", "a b", "a%20b", "A", "fuzz-channel/", ";a=b", "~",
        "'", "%27", "*", "{id}", "$batch", "()", "unattributed", "events", "2026-W00", "2026-W53", "2026-W54", "9999-W52", "0000-W01", "2026W13", "2026-w13", "-1", "1e9", "%E2%80%AE", "%F0%9F%98%80", "anna", "nobody", "fuzz-google",
    ];

    public static IReadOnlyList<string> Queries { get; } =
    [
        "?", "??", "?&&&=&=", "?=", "?%", "?%ZZ=%", "?code", "?code=&code=", "?code=wrong", "?a=b#c", "?x=%00", "?%ff=%c0%80", "?dryRun=maybe", "?dryRun=true&dryRun=false", "?source=..&channel=%7C", "?delimiter=none&decimal=4",
        "?map.day=%00&map.cost=x", "?reportedAt=yesterday", "?reportedAt=9999-12-31T23:59:59Z", "?dateFormat=%25%25%25", "?connection=fuzz-google", "?hub.mode=subscribe&hub.challenge=%3Cb%3E&hub.verify_token=x", "?challengeCode=x&applicationId=1",
        "?" + new string('a', 3000), "?" + string.Join('&', Enumerable.Range(0, 600).Select(i => $"k{i}=v")), "?q=" + string.Concat(Enumerable.Repeat("%F0%9F%98%80", 200)),
    ];

    public static IReadOnlyList<string> ContentTypes { get; } =
    [
        "", "application", "/", "json", "text/plain", "text/csv", "application/xml", "application/x-ndjson", "application/json; charset=utf-16", "application/json; charset=\"", "application/json;;;=", "APPLICATION/JSON",
        "application/json, text/plain", "multipart/form-data; boundary=x", "multipart/form-data", "application/x-www-form-urlencoded", "application/json\u00e9", "*/*", "application/problem+json", "application/json; charset=utf-8",
    ];

    public static IReadOnlyList<string> Methods { get; } =
        ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "post", "Get", "FOO", "M-SEARCH", new string('A', 50)];

    /// <summary>Many brackets.</summary>
    public static byte[] Deep(int depth, bool objects, bool closed)
    {
        var (open, close) = objects ? ("{\"a\":", "}") : ("[", "]");
        var text = new StringBuilder(depth * (open.Length + 1)).Insert(0, open, depth);
        return Encoding.UTF8.GetBytes(closed ? text.Append('1').Insert(text.Length, close, depth).ToString() : text.ToString());
    }
}
