using System.Globalization;
using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Storage.Events;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Events;

public sealed class EventPartitionTests
{
    [Theory]
    // One partition a day, unless the channel is set otherwise.
    [InlineData("2026-03-16T00:00:00Z",         1,     1,  "clicks|paid-search|20260316|00000|00")]
    [InlineData("2026-03-16T23:59:59.9999999Z", 1,     1,  "clicks|paid-search|20260316|00000|00")]
    // A slice begins at its edge.
    [InlineData("2026-03-16T05:59:59.9999999Z", 4,     1,  "clicks|paid-search|20260316|00000|00")]
    [InlineData("2026-03-16T06:00:00Z",         4,     1,  "clicks|paid-search|20260316|00001|00")]
    [InlineData("2026-03-16T17:59:59.9999999Z", 4,     1,  "clicks|paid-search|20260316|00002|00")]
    [InlineData("2026-03-16T23:59:59.9999999Z", 4,     1,  "clicks|paid-search|20260316|00003|00")]
    // Slices that do not divide the day: the second of 7 begins after 12,342.86 s.
    [InlineData("2026-03-16T03:25:42Z",         7,     1,  "clicks|paid-search|20260316|00000|00")]
    [InlineData("2026-03-16T03:25:43Z",         7,     1,  "clicks|paid-search|20260316|00001|00")]
    // As many slices as seconds.
    [InlineData("2026-03-16T23:59:59Z",         86400, 1,  "clicks|paid-search|20260316|86399|00")]
    [InlineData("2026-03-16T23:59:59.9999999Z", 86400, 1,  "clicks|paid-search|20260316|86399|00")]
    // Ten slices a second.
    [InlineData("2026-03-16T00:00:00.0999999Z", 864000, 1, "clicks|paid-search|20260316|00000|00")]
    [InlineData("2026-03-16T00:00:00.1000000Z", 864000, 1, "clicks|paid-search|20260316|00001|00")]
    [InlineData("2026-03-16T23:59:59.9999999Z", 864000, 1, "clicks|paid-search|20260316|863999|00")]
    [InlineData("1969-12-31T23:59:59.9Z",       864000, 1, "clicks|paid-search|20260316|863999|00")]
    // The slice is of the UTC day, however the time is written; the day is the event's own.
    [InlineData("2026-03-16T05:30:00+05:30",    4,     1,  "clicks|paid-search|20260316|00000|00")]
    [InlineData("2026-03-16T05:29:59+05:30",    4,     1,  "clicks|paid-search|20260316|00003|00")]
    // Before 1970.
    [InlineData("1969-12-31T23:59:59Z",         24,    1,  "clicks|paid-search|20260316|00023|00")]
    // The shard comes from the event's key: these are pinned, for stored events stay where they are.
    [InlineData("2026-03-16T12:00:00Z",         1,     8,  "clicks|paid-search|20260316|00000|06")]
    [InlineData("2026-03-16T12:00:00Z",         1,     64, "clicks|paid-search|20260316|00000|30")]
    public void Of_IsTheSameForEver_WhenTheEventHappened(string at, int slices, int shards, string expected)
    {
        var fact = EventFacts.Click("paid-search", "click-1") with { OccurredAt = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) };

        Assert.Equal(expected, EventPartition.Of(fact, new EventLayout(slices, shards)).ToString());
    }

    [Fact]
    public void Of_MeetsTheOriginal_WhenADuplicateTellsMore()
    {
        var layout = new EventLayout(24, 16);
        var fact = EventFacts.Click("paid-search", "click-1");

        var told = fact with { Campaign = "spring", Micros = 5, Identifiers = ["v:1"], OccurredAt = fact.OccurredAt.ToOffset(TimeSpan.FromHours(4)) };

        Assert.Equal(EventPartition.Of(fact, layout), EventPartition.Of(told, layout));
    }

    [Fact]
    public void Of_SpreadsEvents_WhenThereAreShards()
    {
        var perShard = EventFacts.Clicks("paid-search", Enumerable.Range(0, 6_400))
            .CountBy(f => EventPartition.Of(f, new EventLayout(1, 16)).Shard).ToList();

        Assert.Equal(16, perShard.Count);
        Assert.All(perShard, s => Assert.InRange(s.Value, 300, 500));
    }

    [Theory]
    [InlineData(Measure.Clicks,       "paid-search", "2026-03-16", 0,     0)]
    [InlineData(Measure.Cost,         "tv",          "2024-02-29", 86399, 63)]
    [InlineData(Measure.Applications, "x",           "0001-01-01", 7,     10)]
    [InlineData(Measure.Clicks,       "live",        "2026-03-16", 863999, 0)]
    public void TryParse_ReadsWhatToStringWrote(Measure measure, string channel, string day, int slice, int shard)
    {
        var partition = new EventPartition(measure, channel, DateOnly.Parse(day, CultureInfo.InvariantCulture), slice, shard);

        Assert.True(EventPartition.TryParse(partition.ToString(), out var read));
        Assert.Equal(partition, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("clicks|paid-search|20260316|00000")]
    [InlineData("clicks|paid-search|20260316|00000|00|0")]
    [InlineData("looks|paid-search|20260316|00000|00")]
    [InlineData("clicks|paid-search|20260230|00000|00")]
    [InlineData("clicks|paid-search|2026-03-16|00000|00")]
    [InlineData("clicks|paid-search|20260316|-0001|00")]
    [InlineData("clicks|paid-search|20260316|00000|a")]
    // Almost: two spellings of one partition would be folded as two.
    [InlineData("3|paid-search|20260316|00000|00")]
    [InlineData("99|paid-search|20260316|00000|00")]
    [InlineData("Clicks|paid-search|20260316|00000|00")]
    [InlineData(" clicks|paid-search|20260316|00000|00")]
    [InlineData("clicks|paid-search|20260316|0|0")]
    public void TryParse_Refuses_WhenTheTextIsNoPartition(string? text) => Assert.False(EventPartition.TryParse(text, out _));
}
