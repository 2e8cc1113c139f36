using Attribution.Domain.Leads;
using Attribution.Functions.Protection;
using Attribution.Functions.Settings;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Leads;
using Attribution.Storage.Parking;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Tests.Protection;

/// <summary>What goes by age, and when: some rows at a time, by the clock of the product. The contacts are of 2001, long before those of all other tests.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class RetentionTests(AppFixture app)
{
    private static readonly DateTimeOffset First = new(2001, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Contacts_Go_WhenTheirFormIsOldEnough_SomeAtATime()
    {
        var tables = new TableServiceClient(app.Azurite.ConnectionString);
        var (leads, contacts) = (new LeadStore(tables), new ContactStore(tables, new ContactCipher(Convert.FromBase64String(AppSettings.Secret))));
        var keys = new List<string>();
        for (var day = 0; day < 5; day++)
        {
            var key = LeadStore.Key("retention", $"{day}");
            keys.Add(key);
            await contacts.Add(key, new Dictionary<string, string> { ["email"] = "old@example.com" }, default);
            await leads.Add(new Lead(key, "retention", null, "", First.AddDays(day), DateOnly.FromDateTime(First.Date).AddDays(day), []), default);
        }

        // Thirty days after the third form, to the second: the first two are older.
        var clock = new SetClock("2001-04-02T12:00:00Z");
        var retention = new Retention(contacts, leads, new ParkedStore(tables, clock), Options.Create(new RetentionOptions { ContactDays = 30 }), clock);
        var gone = 0;
        for (var step = 0; step < 2_000 && gone < 2; step++)
        {
            var now = await retention.Step(2, default);
            Assert.InRange(now, 0, 2);
            gone += now;
        }

        var isGone = new List<bool>();
        foreach (var key in keys)
        {
            isGone.Add(await contacts.Find(key, default) is null);
            Assert.NotNull(await leads.Find(key, default));
        }

        Assert.Equal([true, true, false, false, false], isGone);
    }

    [Fact]
    public async Task Parked_Goes_WhenItWasNotMetForLongEnough_AndNothingGoes_UnlessItIsSet()
    {
        var tables = new TableServiceClient(app.Azurite.ConnectionString);
        var clock = new SetClock("2001-03-01T12:00:00Z");
        var parked = new ParkedStore(tables, clock);
        await parked.Park("retention", "one", "Old.", default);
        clock.Now = First.AddDays(5);
        await parked.Park("retention", "two", "Younger.", default);
        var contacts = new ContactStore(tables, new ContactCipher(Convert.FromBase64String(AppSettings.Secret)));
        Retention With(int days) => new(contacts, new LeadStore(tables), parked, Options.Create(new RetentionOptions { ParkedDays = days }), clock);

        clock.Now = First.AddDays(11);
        Assert.Equal(0, await With(0).Step(default));
        Assert.Equal(1, await With(10).Step(default));

        var left = await parked.Reasons("retention", default);
        Assert.Equal(["Younger."], left);
    }
}
