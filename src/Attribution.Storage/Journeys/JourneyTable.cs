using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Attribution.Domain.Leads;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Journeys;

/// <summary>
/// Keys and rows of the table <c>Journeys</c>: what is known under one identifier is one row, with full pages beside it for the few
/// identifiers that many touches carry.
/// </summary>
internal static class JourneyTable
{
    public const string Name = "Journeys";

    /// <summary>Row key of what is known under an identifier.</summary>
    public const string JourneyKey = "journey";

    /// <summary>A column holds 32,768 letters; some are left for whoever counts them otherwise.</summary>
    private const int MostLetters = 30_000;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Row key of a full page, counted from 1.</summary>
    public static string PageKey(int number) => string.Create(CultureInfo.InvariantCulture, $"page|{number:D6}");

    /// <summary>Tells touches apart: a sender may state one id for two moments.</summary>
    public static (long Ticks, string Id) KeyOf(Touchpoint touch) => (touch.OccurredAt.UtcTicks, touch.Id);

    /// <summary>Touches of a column.</summary>
    public static IReadOnlyList<Touchpoint> Read(string touches) => touches.Length == 0 ? [] :
    [
        .. JsonSerializer.Deserialize<List<string[]>>(touches, Json)!.Select(t => new Touchpoint(
            t[1], t[2], t[3], new DateTimeOffset(long.Parse(t[0], CultureInfo.InvariantCulture), TimeSpan.Zero), t[4].Split(' ', StringSplitOptions.RemoveEmptyEntries))),
    ];

    /// <summary>Touches as columns, as many as they need; the last one has room left.</summary>
    public static IReadOnlyList<string> Write(IReadOnlyList<Touchpoint> touches)
    {
        var text = JsonSerializer.Serialize(touches.Select(Parts), Json);
        if (text.Length <= MostLetters)
        {
            return [text];
        }

        var half = touches.Count / 2;
        return half == 0
            ? throw new InvalidOperationException($"A touch of {text.Length} letters fits into no row.")
            : [.. Write([.. touches.Take(half)]), .. Write([.. touches.Skip(half)])];
    }

    private static string[] Parts(Touchpoint touch) =>
        [touch.OccurredAt.UtcTicks.ToString(CultureInfo.InvariantCulture), touch.Id, touch.Channel, touch.Campaign, string.Join(' ', touch.Identifiers)];

    /// <summary>What is known under an identifier.</summary>
    public sealed class JourneyRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = JourneyKey;

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        /// <summary>Leads that have read it, and when they converted.</summary>
        public string Leads { get; set; } = "";

        /// <summary>Touches that are on no full page.</summary>
        public string Touches { get; set; } = "";

        /// <summary>Number of full pages.</summary>
        public int Pages { get; set; }

        /// <summary>The identifier in all its spellings: what stands under the others is known of the same. Null where it has one.</summary>
        public string? Whole { get; set; }

        /// <summary>How often the pages were written anew.</summary>
        public int Rewrites { get; set; }
    }

    /// <summary>A full page; changed only when all pages are written anew.</summary>
    public sealed class PageRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string Touches { get; set; } = "";
    }
}
