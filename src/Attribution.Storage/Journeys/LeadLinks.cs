using System.Globalization;

namespace Attribution.Storage.Journeys;

/// <summary>Leads and the time they converted, as the text of one column: <c>lead:ticks lead:ticks</c>.</summary>
internal static class LeadLinks
{
    public static IReadOnlyList<(string Lead, DateTimeOffset ConvertedAt)> Parse(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(link =>
        {
            var colon = link.LastIndexOf(':');
            return (link[..colon], new DateTimeOffset(long.Parse(link.AsSpan(colon + 1), CultureInfo.InvariantCulture), TimeSpan.Zero));
        }),
    ];

    public static string Write(IEnumerable<(string Lead, DateTimeOffset ConvertedAt)> links) =>
        string.Join(' ', links.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Lead}:{l.ConvertedAt.UtcTicks}")));
}
