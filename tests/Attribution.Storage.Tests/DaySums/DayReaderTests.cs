using System.Globalization;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;
using Attribution.Storage.Tests.Events;
using Attribution.Storage.Tests.Support;

namespace Attribution.Storage.Tests.DaySums;

[Collection(StorageCollection.Name)]
public sealed class DayReaderTests(StorageFixture storage)
{
    [Fact]
    public async Task Days_ReturnsWhatWasPut()
    {
        var channel = Ids.Own();
        await new DayLayouts(storage.Tables).Of(channel, EventFacts.Day, EventLayout.Default, default);
        await Count(channel, EventFacts.Day, Measure.Clicks, "spring", new CampaignCount(3, 0));
        await Count(channel, EventFacts.Day, Measure.Cost, "", new CampaignCount(2, 1_250_000));
        var total = new DayTotal(
            Measure.Reach, "google-ads", channel, "spring:2", EventFacts.Day, EventFacts.Day.AddDays(6), long.MaxValue, new DateTimeOffset(2026, 3, 23, 4, 5, 6, 7, TimeSpan.Zero));
        await new DayTotalStore(storage.Tables).Restate(channel, EventFacts.Day, [total], default);

        var (sums, totals) = await Days(channel, EventFacts.Day, EventFacts.Day);

        Assert.Equal(
            [
                new DaySum(Measure.Clicks, channel, "spring", EventFacts.Day, 3, 0),
                new DaySum(Measure.Cost, channel, "", EventFacts.Day, 2, 1_250_000),
            ],
            sums);
        Assert.Equal([total], totals);
    }

    [Theory]
    //          from          to            days that count
    [InlineData("2026-02-28", "2026-03-02", "02-28 03-01 03-02")]
    [InlineData("2026-03-01", "2026-03-01", "03-01")]
    [InlineData("2026-03-02", "2026-03-31", "03-02 03-03")]
    [InlineData("2026-02-01", "2026-02-27", "")]
    [InlineData("2026-03-04", "2026-12-31", "")]
    [InlineData("2026-03-02", "2026-03-01", "")]
    public async Task Days_CountsBothEnds_WhenTheRangeIs(string from, string to, string expected)
    {
        var channel = Ids.Own(from + to);
        foreach (var day in new[] { "2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03" })
        {
            await Count(channel, Date(day), Measure.Clicks, "", new CampaignCount(1, 0));
        }

        var (sums, _) = await Days(channel, Date(from), Date(to));

        Assert.Equal(expected, string.Join(' ', sums.Select(s => s.Day.ToString("MM-dd", CultureInfo.InvariantCulture))));
    }

    [Fact]
    public async Task Days_KeepsChannelsApart_WhenOneIdBeginsLikeAnother()
    {
        var paid = Ids.Own();
        string[] channels = [paid, paid + "-search", paid + "0", paid + "s", paid[..^1], "a" + paid];
        foreach (var (index, channel) in channels.Index())
        {
            await Count(channel, EventFacts.Day, Measure.Clicks, "", new CampaignCount(index + 1, 0));
        }

        foreach (var (index, channel) in channels.Index())
        {
            var (sums, _) = await Days(channel, EventFacts.Day.AddDays(-365), EventFacts.Day.AddDays(365));
            Assert.Equal(new(Measure.Clicks, channel, "", EventFacts.Day, index + 1, 0), Assert.Single(sums));
        }
    }

    private Task<(IReadOnlyList<DaySum> Sums, IReadOnlyList<DayTotal> Totals)> Days(string channel, DateOnly from, DateOnly to) =>
        new DayReader(storage.Tables).Days(channel, from, to, default);

    private Task Count(string channel, DateOnly day, Measure measure, string campaign, CampaignCount count) =>
        new DaySumStore(storage.Tables).Fold(
            new EventPartition(measure, channel, day, 0, 0),
            new EventCounter(count.Count, 0, new Dictionary<string, CampaignCount> { [campaign] = count }), default);

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
