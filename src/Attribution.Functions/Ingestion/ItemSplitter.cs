using System.Text.Json;
using Attribution.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Ingestion;

/// <summary>Takes a batch apart: one object, an array, or one object per line.</summary>
internal static class ItemSplitter
{
    public const int MostItems = 10_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    /// <summary>The one object that a request must bring; otherwise the answer that says so.</summary>
    public static async Task<(JsonElement Item, IActionResult? Refusal)> One(HttpRequest request, CancellationToken ct)
    {
        var items = await Batch(request, allowLines: false, ct).ConfigureAwait(false);
        return items.Error is { } error ? (default, error.ToProblem())
            : items.Value is [{ ValueKind: JsonValueKind.Object } item] ? (item, null)
            : (default, Problems.Invalid(new ItemFault("", "not-an-object", "The body must be one object.")));
    }

    /// <summary>Reads a request's body and takes it apart.</summary>
    public static async Task<Outcome<IReadOnlyList<JsonElement?>>> Batch(HttpRequest request, bool allowLines, CancellationToken ct, int mostBytes = RequestBody.MostBytes)
    {
        var body = await RequestBody.Read(request, allowLines, ct, mostBytes).ConfigureAwait(false);
        return body.Value is { } read ? Split(read) : new(null, body.Error);
    }

    /// <summary>What is wrong with an item that is no object; null for one that is.</summary>
    public static ItemFault? NoObject(JsonElement? item) =>
        item is null ? new ItemFault("", "malformed-json", "The line is not JSON.")
        : item.Value.ValueKind != JsonValueKind.Object ? new ItemFault("", "not-an-object", $"An item must be an object; this one is {item.Value.ValueKind.ToString().ToLowerInvariant()}.")
        : null;

    /// <summary>
    /// The items in order; null stands for a line that is not JSON, which spoils only itself. A document that is not JSON
    /// is refused whole, because nothing says where its items end.
    /// </summary>
    public static Outcome<IReadOnlyList<JsonElement?>> Split(Body body)
    {
        if (body.IsLines)
        {
            return Lines(body.Bytes);
        }

        try
        {
            using var document = JsonDocument.Parse(body.Bytes, Options);
            var root = document.RootElement.Clone();
            if (root.ValueKind != JsonValueKind.Array)
            {
                return Outcome([root]);
            }

            return root.GetArrayLength() switch
            {
                0 => new IntakeError.EmptyBody(),
                > MostItems => new IntakeError.BatchTooLarge(MostItems),
                _ => Outcome([.. root.EnumerateArray().Select(e => (JsonElement?)e)]),
            };
        }
        catch (JsonException e)
        {
            return new IntakeError.MalformedBody($"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
    }

    private static Outcome<IReadOnlyList<JsonElement?>> Lines(ReadOnlyMemory<byte> bytes)
    {
        var items = new List<JsonElement?>();
        while (!bytes.IsEmpty)
        {
            var end = bytes.Span.IndexOf((byte)'\n');
            var line = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? default : bytes[(end + 1)..];
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            if (items.Count == MostItems)
            {
                return new IntakeError.BatchTooLarge(MostItems);
            }

            items.Add(Line(line));
        }

        return Outcome(items);
    }

    private static JsonElement? Line(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Options);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Outcome<IReadOnlyList<JsonElement?>> Outcome(IReadOnlyList<JsonElement?> items) => new(items, null);
}
