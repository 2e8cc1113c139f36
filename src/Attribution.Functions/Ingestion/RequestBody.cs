using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Attribution.Functions.Ingestion;

/// <summary>Reads a request's body, up to a limit, before anything is made of it.</summary>
internal static class RequestBody
{
    public const int MostBytes = 4 * 1024 * 1024;

    private const string Json = "application/json";
    private const string NdJson = "application/x-ndjson";

    /// <summary>Reads the raw bytes; a byte order mark is dropped.</summary>
    public static async Task<Outcome<Body>> Read(HttpRequest request, bool allowLines, CancellationToken ct, int mostBytes = MostBytes)
    {
        if (IsCompressed(request))
        {
            return new IntakeError.CompressedBody();
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || Kind(type, allowLines) is not { } isLines)
        {
            return new IntakeError.WrongContentType(request.ContentType, allowLines ? $"{Json} or {NdJson}" : Json);
        }

        if (request.ContentLength > mostBytes)
        {
            return new IntakeError.BodyTooLarge(mostBytes);
        }

        // One more than stated, so that the end is found without growing.
        var buffer = new byte[(request.ContentLength ?? 16 * 1024) + 1];
        var length = 0;
        int read;
        while ((read = await Next(request.Body, buffer.AsMemory(length), ct).ConfigureAwait(false)) > 0)
        {
            length += read;
            if (length > mostBytes)
            {
                return new IntakeError.BodyTooLarge(mostBytes);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(2 * buffer.Length, mostBytes + 1));
            }
        }

        var raw = new ReadOnlyMemory<byte>(buffer, 0, length);
        var bytes = raw;
        if (bytes.Span.StartsWith("\uFEFF"u8))
        {
            bytes = bytes["\uFEFF"u8.Length..];
        }

        return bytes.Span.Trim(" \t\r\n"u8).IsEmpty ? new IntakeError.EmptyBody() : new Body(bytes, isLines) { Raw = raw };
    }

    /// <summary>Whether a body is not sent as it is.</summary>
    public static bool IsCompressed(HttpRequest request) => request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity";

    /// <summary>What breaks here is the request, never the store; the server says so of most faults, but not of broken chunks.</summary>
    private static async ValueTask<int> Next(Stream body, Memory<byte> target, CancellationToken ct)
    {
        try
        {
            return await body.ReadAsync(target, ct).ConfigureAwait(false);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The body could not be read.", e);
        }
    }

    private static bool? Kind(MediaTypeHeaderValue type, bool allowLines) =>
        type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) ? false
        : allowLines && type.MediaType.Equals(NdJson, StringComparison.OrdinalIgnoreCase) ? true
        : null;
}

/// <summary>A body as it came.</summary>
/// <param name="Bytes">Its bytes, without a byte order mark.</param>
/// <param name="IsLines">Whether it is one JSON value per line.</param>
public sealed record Body(ReadOnlyMemory<byte> Bytes, bool IsLines)
{
    /// <summary>Every byte that came: what a sender's signature is about.</summary>
    public ReadOnlyMemory<byte> Raw { get; init; }
}
