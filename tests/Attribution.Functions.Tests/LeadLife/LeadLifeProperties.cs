using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.LeadLife;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Bookings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.Facts;
using Attribution.Storage.Leads;
using Azure.Data.Tables;

namespace Attribution.Functions.Tests.LeadLife;

/// <summary>Whatever is sent in whatever order, twice, at once: the sums are what follows from all facts together.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class LeadLifeProperties(AppFixture app)
{
    private const int Leads = 6;
    private const int FactsPerLead = 9;

    private static readonly (string Kind, string More)[] Kinds =
    [
        ("qualified", ""), ("rejected", "\"reason\":\"Spam.\""), ("restored", ""), ("deferred", "\"until\":\"2026-09-01\""), ("reactivated", ""), ("contacted", ""), ("demo-held", ""), ("converted", ""),
        ("assigned", "\"manager\":\"scratch-ilze\""), ("assigned", "\"manager\":\"scratch-ivars\""), ("temperature", "\"temperature\":\"hot\""), ("family", "\"family\":\"spears\""),
        ("persona", "\"persona\":\"owner\""), ("stage", "\"stage\":\"supplier\""), ("nps", "\"score\":9"), ("nps", "\"score\":2"),
    ];

    [Theory]
    [InlineData(1, "2025-08-04")]
    [InlineData(2, "2025-08-18")]
    [InlineData(3, "2025-09-01")]
    public async Task Sums_AreThoseFromScratch_WhenFactsAreShuffledDoubledAndLate(int seed, string monday)
    {
        var (world, from) = (new LifeWorld(app, $"scratch-{seed}", DateOnly.Parse(monday, System.Globalization.CultureInfo.InvariantCulture)), DateOnly.Parse(monday, System.Globalization.CultureInfo.InvariantCulture));
        await app.Api.Channel(world.Channel("a"));
        await app.Api.Channel(world.Channel("b"), ",\"family\":\"seeds\"");
#pragma warning disable CA5394 // The same cases each time.
        var chance = new Random(seed);
        var facts = Enumerable.Range(0, Leads * FactsPerLead).Select(n =>
        {
            var (kind, more) = Kinds[chance.Next(Kinds.Length)];
            return world.Fact($"{n % Leads}", $"{n}", kind, 2 + chance.Next(150), more);
        }).Concat(Enumerable.Range(0, Leads).Select(n => world.Fact($"{n}", $"r{n}", "retracted", 160, $"\"retractedSource\":\"crm\",\"retractedId\":\"scratch-{seed}-{n}\""))).ToList();
        var sent = facts.Concat(facts.Where(_ => chance.Next(3) == 0)).ToArray();
        chance.Shuffle(sent);
#pragma warning restore CA5394

        // Half of the facts race with the attribution of their leads, and with each other.
        for (var n = 0; n < Leads; n++)
        {
            await world.Lead($"{n}", n % 2 == 0 ? "a" : "b", n, [.. Enumerable.Repeat("a", n % 3)]);
        }

        await Task.WhenAll(sent.Chunk(7).Take(sent.Length / 14).Select(chunk => world.Say(chunk)));
        foreach (var chunk in sent.Chunk(7).Skip(sent.Length / 14))
        {
            await world.Say(chunk);
        }

        await app.Settled();

        var tables = new TableServiceClient(app.Azurite.ConnectionString);
        var booked = await new BookingReader(tables).Sums(new DayRange(from, from.AddDays(14)), default);
        Assert.Equal(Text(await FromScratch(tables, world)), Text(booked));
    }

    private static async Task<BookedSums> FromScratch(TableServiceClient tables, LifeWorld world)
    {
        var (leads, credits, facts) = (new LeadStore(tables), new CreditStore(tables), new LeadFactStore(new FactStore(tables, TimeProvider.System)));
        var families = (await new CatalogStore(tables, TimeProvider.System).All<Channel>(includeRetired: true, default)).ToDictionary(channel => channel.Id, channel => channel.FamilyOrUsual);
        var riga = TimeZoneInfo.FindSystemTimeZoneById("Europe/Riga");
        var around = new LeadSurroundings(
            LeadLifeSettings.Default,
            (_, _) => null,
            channel => families.TryGetValue(channel, out var family) ? family : null,
            at => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, riga).DateTime));
        var bookings = new List<Booking>();
        for (var n = 0; n < Leads; n++)
        {
            var lead = (await leads.Find(world.Key($"{n}"), default))!;
            var ledger = (await credits.Find(lead, default))!;
            var state = await facts.State(lead, ledger.Forms, default);
            Assert.Equal(FactsPerLead + 1, state.History.Count);
            bookings.AddRange(LeadBookings.Of(lead, ledger, state, around));
        }

        return BookedSums.Of(bookings);
    }

    private static string Text(BookedSums sums) => string.Join('\n', sums.All.Select(sum => $"{sum.Cut} {sum.Measure} {string.Join(' ', Domain.Models.ModelCredits.Models.Select(model => sum.Amounts[model]))}"));
}
