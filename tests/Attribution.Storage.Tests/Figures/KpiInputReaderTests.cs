using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Events;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Domain.Personas;
using Attribution.Storage.Catalog;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;
using Attribution.Storage.Figures;
using Attribution.Storage.Tests.Support;

namespace Attribution.Storage.Tests.Figures;

/// <summary>What KPIs of events and personas are read from. The days are those of no other test.</summary>
[Collection(StorageCollection.Name)]
public sealed class KpiInputReaderTests(StorageFixture storage)
{
    private static readonly DayRange March = DayRange.Including(new DateOnly(2023, 3, 1), new DateOnly(2023, 3, 31));

    private CatalogStore Catalog => new(storage.Tables, TimeProvider.System);

    [Fact]
    public async Task Events_AreThoseThatBeginOnTheDays_WithTheVisitsAroundThem()
    {
        await Put("fair-in", "2023-03-31", "2023-04-02");
        await Put("fair-before", "2023-02-27", "2023-03-02");
        await Put("fair-counted", "2023-03-10", "2023-03-10");
        await Put("fair-retired", "2023-03-10", "2023-03-10");
        await Catalog.Retire<MarketingEvent>("fair-counted", default);
        await Catalog.Retire<MarketingEvent>("fair-retired", default);

        // Two days around the fair belong to it, and the days of the retired one that has sums.
        await Visit("reader-a", "2023-03-29", 2);
        await Visit("reader-b", "2023-03-29", 1);
        await Visit("reader-a", "2023-04-04", 3);
        await Visit("reader-a", "2023-03-28", 9);
        await Visit("reader-a", "2023-04-05", 9);
        await Record("reader-a", "2023-03-30", 9, Measure.Clicks);
        await Record("reader-a", "2023-03-30", 9, Measure.Participations);
        var booked = BookedSums.Of(
        [
            Count(new Cut(CutKind.Event, "fair-counted"), EventMeasures.Interviews), Count(new Cut(CutKind.Channel, "fairs", "fair-in"), "leads"),
            Count(new Cut(CutKind.Channel, "fairs", "other"), "leads"), Count(new Cut(CutKind.Channel, "fairs", "fair-in"), "accepted"),
        ]);

        var inputs = await Reader().Read(March, booked, default);

        Assert.Equal(["fair-counted", "fair-in"], inputs.Events.Select(occasion => occasion.Id));
        Assert.Equal([new DayVisits(new DateOnly(2023, 3, 29), 3), new DayVisits(new DateOnly(2023, 4, 4), 3)], inputs.Visits);
        Assert.Equal((new Cut(CutKind.Channel, "fairs", "fair-in"), "leads"), Assert.Single(inputs.Leads.All) is var (cut, measure, _) ? (cut, measure) : default);
    }

    [Fact]
    public async Task Events_AreNone_OnDaysWithoutAny() =>
        Assert.Same(EventInputs.None, await Reader().Read(DayRange.Including(new DateOnly(2022, 1, 1), new DateOnly(2022, 1, 31)), BookedSums.None, default));

    [Fact]
    public async Task Personas_AreThoseOfTheCatalogue_StagesInTheirOrder_AndCampaignsThatAreTagged()
    {
        foreach (var (id, place) in ((string, int)[])[("z-first", 1), ("a-last", 3), ("m-second", 2), ("gone", 2)])
        {
            await Catalog.Put(id, new JourneyStage(id, id, place), default);
        }

        await Catalog.Retire<JourneyStage>("gone", default);
        await Catalog.Put("reader-cto", new Persona("reader-cto", "Technology"), default);
        await Catalog.Put("reader-guide", new Content("reader-guide", "A guide", "reader-cto", "z-first", ""), default);
        await Catalog.Put("reader-tagged", new Campaign("reader-tagged", "x", "fairs") { Stage = "z-first" }, default);
        await Catalog.Put("reader-plain", new Campaign("reader-plain", "x", "fairs"), default);

        var inputs = await new PersonaInputReader(Catalog).Read(default);

        Assert.Equal(["z-first", "m-second", "a-last"], inputs.Stages.Select(stage => stage.Id).Where(id => id is "z-first" or "m-second" or "a-last" or "gone"));
        Assert.Contains(inputs.Personas, persona => persona.Id == "reader-cto");
        Assert.Contains(inputs.Contents, content => content.Id == "reader-guide");
        Assert.Equal(["reader-tagged"], inputs.Campaigns.Select(campaign => campaign.Id).Where(id => id.StartsWith("reader-", StringComparison.Ordinal)));
    }

    private EventInputReader Reader() => new(Catalog, new ChannelDays(Catalog, new DayReader(storage.Tables)));

    private Task Put(string id, string from, string to) =>
        Catalog.Put(id, new MarketingEvent(id, id, EventKind.Forum, Day(from), Day(to), "fairs", id) { WindowDays = 2 }, default);

    private Task Visit(string channel, string day, int count) => Record(channel, day, count, Measure.Visits);

    private async Task Record(string channel, string day, int count, Measure measure)
    {
        await Catalog.Put(channel, new Channel(channel, channel, null, false, new Dictionary<Measure, SourceOfTruth>(), EventLayout.Default), default);
        var noon = new DateTimeOffset(Day(day), new TimeOnly(12, 0), TimeSpan.Zero);
        var facts = Enumerable.Range(1, count).Select(number => new MeasureEvent(measure, "reader", $"{day}-{number}", channel, "", noon, Day(day), 0, [])).ToList();
        var events = new EventStore(storage.Tables);
        var partition = EventPartition.Of(facts[0], EventLayout.Default);
        await events.Record(partition, facts, default);
        await new DaySumStore(storage.Tables).Fold(partition, await events.Counter(partition, least: null, default), default);
    }

    private static Booking Count(Cut cut, string measure) => new(March.From, cut, measure, Amounts.Same(ModelCredits.Lead));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "O", System.Globalization.CultureInfo.InvariantCulture);
}
