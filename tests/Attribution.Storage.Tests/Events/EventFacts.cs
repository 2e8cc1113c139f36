using Attribution.Domain.Measures;

namespace Attribution.Storage.Tests.Events;

/// <summary>Events that a test does not care to spell out.</summary>
internal static class EventFacts
{
    public static readonly DateOnly Day = new(2026, 3, 16);

    public static readonly DateTimeOffset Noon = new(2026, 3, 16, 12, 0, 0, TimeSpan.Zero);

    public static MeasureEvent Click(string channel, string id, string campaign = "", params string[] identifiers) =>
        new(Measure.Clicks, "site", id, channel, campaign, Noon, Day, 0, identifiers);

    public static IReadOnlyList<MeasureEvent> Clicks(string channel, IEnumerable<int> numbers) =>
        [.. numbers.Select(n => Click(channel, $"click-{n}"))];
}
