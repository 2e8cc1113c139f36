using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Events;
using Attribution.Domain.Facts;
using Attribution.Functions.Events;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Bookings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Facts;
using Azure.Data.Tables;

namespace Attribution.Functions.Tests.Events;

/// <summary>Facts that come shuffled, doubled and late, while their event moves about: the sums end as if everything had been known from the start.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class EventHistoryTests(AppFixture app)
{
    /// <summary>Days that no other test has events on.</summary>
    private static readonly DayRange Days = DayRange.Including(new DateOnly(2020, 1, 1), new DateOnly(2020, 3, 31));

    private static readonly IReadOnlyList<EventFact> Told =
    [
        new EventFact.Registered(["e:anna"], "fairs", "x"),
        new EventFact.Registered(["e:anna", "p:67"], "fairs", "x"),
        new EventFact.Registered(["p:68"], "fairs", "x"),
        new EventFact.Attended(["p:67"], "fairs", "x"),
        new EventFact.Attended(["e:bruno"], "fairs", "x"),
        new EventFact.FollowUp(["p:67"], new DateOnly(2020, 1, 12)),
        new EventFact.Meeting("m", MeetingState.Scheduled) { Representative = "ivars", Deal = "crm:1" },
        new EventFact.Meeting("m", MeetingState.Held) { With = MeetingPartner.Customer, Representative = "rita" },
        new EventFact.Meeting("n", MeetingState.Held) { Purpose = MeetingPurpose.Growth },
        new EventFact.Opportunity("m"),
        new EventFact.Demo(["e:anna"]),
        new EventFact.Demo([]),
        new EventFact.DealWon("crm:1", 5_000_000, "EUR"),
        new EventFact.DealWon("crm:1", 7_000_000, "USD"),
        new EventFact.Interview(),
        new EventFact.Mentions(3, 10, MentionsTime.After),
        new EventFact.Survey(true),
        new EventFact.Retracted("crm", "2"),
        new EventFact.Retracted("crm", "6"),
    ];

    [Fact]
    public async Task Sums_AreThoseOfARecomputationFromScratch_WhateverTheOrder()
    {
        var tables = new TableServiceClient(app.Azurite.ConnectionString);
        var (catalog, facts) = (new CatalogStore(tables, TimeProvider.System), new FactStore(tables, TimeProvider.System));
        var settling = new EventSettling(catalog, facts, new BookingStore(tables, TimeProvider.System));
        var expected = new List<Booking>();
        for (var number = 1; number <= 8; number++)
        {
            var chance = new Random(number);
            var (id, all) = ($"hist-{number}", Facts(chance));
            foreach (var batch in Shuffled(all, chance))
            {
                await catalog.Put(id, Event(id, chance), default);
                await facts.Add(MarketingEvent.Subject(id), batch, default);
                if (chance.Next(3) > 0)
                {
                    await settling.Settle(id, default);
                }
            }

            var occasion = Event(id, chance);
            await catalog.Put(id, occasion, default);
            await settling.Settle(id, default);
            await settling.Settle(id, default);
            expected.AddRange(EventBookings.Of(occasion, EventState.Of(occasion, all)));
        }

        var sums = await new BookingReader(tables).Sums(Days, default);

        Assert.Equal(BookedSums.Of(expected).All, sums.All);
        Assert.NotEmpty(sums.All);
    }

    private static MarketingEvent Event(string id, Random chance) =>
        new(id, id, EventKind.Forum, Days.From.AddDays(chance.Next(60)), Days.From.AddDays(70), "fairs", id) { FollowUpDays = 3 };

    private static List<RecordedFact> Facts(Random chance) =>
    [
        .. Enumerable.Range(1, 25).Select(number => EventFactText.Recorded(
            "crm", $"{number}", new DateTimeOffset(2020, 1, 10, 9, chance.Next(60), 0, TimeSpan.Zero), Told[chance.Next(Told.Count)])),
    ];

    /// <summary>Batches of all facts in any order, some of them twice.</summary>
    private static List<List<RecordedFact>> Shuffled(List<RecordedFact> facts, Random chance)
    {
        var sent = facts.Concat(facts.Where(_ => chance.Next(4) == 0)).ToArray();
        chance.Shuffle(sent);
        return [.. sent.Chunk(1 + chance.Next(8)).Select(batch => batch.ToList())];
    }
}
