using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Attribution.Functions.Webhooks;

/// <summary>A delivery as it came.</summary>
public sealed class Delivery
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>Takes a delivery in.</summary>
    /// <param name="raw">Every byte of the body: what is signed.</param>
    /// <param name="headers">Its headers.</param>
    public Delivery(ReadOnlyMemory<byte> raw, IHeaderDictionary headers)
    {
        Raw = raw;
        Headers = headers;
        Body = Parse(raw.Span.StartsWith("\uFEFF"u8) ? raw["\uFEFF"u8.Length..] : raw);
    }

    /// <summary>Every byte of the body.</summary>
    public ReadOnlyMemory<byte> Raw { get; }

    /// <summary>The body as an object; null when it is none.</summary>
    public JsonElement? Body { get; }

    private IHeaderDictionary Headers { get; }

    /// <summary>
    /// A header that is there exactly once; null otherwise. Of two signatures one could be an attacker's, and nobody says which counts.
    /// </summary>
    public string? Header(string name) => Headers[name] is { Count: 1 } value ? value[0] : null;

    /// <summary>Whether a header is there at all.</summary>
    public bool Has(string name) => Headers.ContainsKey(name);

    private static JsonElement? Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
