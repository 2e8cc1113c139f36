using System.Globalization;
using System.Text;

namespace Attribution.Benchmarks.Load;

/// <summary>Requests as bytes.</summary>
internal sealed class Requests(string hostKey)
{
    public byte[] Post(string path, ReadOnlySpan<byte> body, string contentType = "application/json") => With("POST", path, body, contentType);

    public byte[] Put(string path, ReadOnlySpan<byte> body) => With("PUT", path, body, "application/json");

    public byte[] Get(string path) => Encoding.UTF8.GetBytes($"GET /api{path} HTTP/1.1\r\nHost: localhost\r\nx-functions-key: {hostKey}\r\n\r\n");

    /// <summary>Fires a timer by hand; the key must be the master key.</summary>
    public byte[] Fire(string function) => Encoding.UTF8.GetBytes(
        $"POST /admin/functions/{function} HTTP/1.1\r\nHost: localhost\r\nx-functions-key: {hostKey}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}");

    public byte[] Delete(string path) => With("DELETE", path, [], "application/json");

    /// <param name="path">Path without <c>/api</c>.</param>
    /// <param name="body">The body, as it was signed.</param>
    /// <param name="headers">How the sender proves that it is its own.</param>
    public byte[] Signed(string path, ReadOnlySpan<byte> body, IReadOnlyDictionary<string, string> headers) =>
        With("POST", path, body, "application/json", string.Concat(headers.Select(header => $"{header.Key}: {header.Value}\r\n")));

    private byte[] With(string method, string path, ReadOnlySpan<byte> body, string contentType, string headers = "")
    {
        var head = string.Create(CultureInfo.InvariantCulture,
            $"{method} /api{path} HTTP/1.1\r\nHost: localhost\r\nx-functions-key: {hostKey}\r\n{headers}Content-Type: {contentType}\r\nContent-Length: {body.Length}\r\n\r\n");
        var request = new byte[Encoding.UTF8.GetByteCount(head) + body.Length];
        var written = Encoding.UTF8.GetBytes(head, request);
        body.CopyTo(request.AsSpan(written));
        return request;
    }
}
