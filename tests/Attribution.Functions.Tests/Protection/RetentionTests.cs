using Attribution.Domain.Leads;
using Attribution.Functions.Protection;
using Attribution.Functions.Protection.Ageing;
using Attribution.Functions.Settings;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Leads;
using Attribution.Storage.Parking;
using Attribution.Storage.Protection;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Tests.Protection;

/// <summary>What goes by age, and when: some rows at a time, by the clock of the product. The contacts are of 2001, long before those of all other tests.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class RetentionTests(AppFixture app)
{
    private static readonly DateTimeOffset First = new(2001, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AttributionOptions Riga = new() { TimeZone = "Europe/Riga" };

    [Fact]
    public async Task Contacts_Go_WhenTheirFormIsOldEnough_SomeAtATime_AndThePassGoesOnWhereItStopped()
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

        // Thirty days before the second of April is the third of March: the first two are older.
        var clock = new SetClock("2001-04-02T12:00:00Z");
        var progress = new RetentionStore(tables, clock);
        AgedContacts Process() => new(contacts, leads, progress, Options.Create(new RetentionOptions { ContactDays = 30 }), new ReportingCalendar(Options.Create(Riga), clock));
        var (gone, step) = (0, new AgedStep(0, false));
        for (var steps = 0; steps < 2_000 && !step.IsDone; steps++)
        {
            // Each step by a process of its own.
            step = await Process().Step(2, default);
            Assert.InRange(step.Gone, 0, 2);
            gone += step.Gone;
        }

        Assert.Equal(2, gone);
        var isGone = new List<bool>();
        foreach (var key in keys)
        {
            isGone.Add(await contacts.Find(key, default) is null);
            Assert.NotNull(await leads.Find(key, default));
        }

        Assert.Equal([true, true, false, false, false], isGone);
        var known = await progress.Find("Contacts", default);
        Assert.Equal((new DateOnly(2001, 3, 3), 2L), (known.DoneBefore, known.Gone));

        // That day is done; the next one finds the third.
        Assert.Equal(AgedStep.Nothing, await Process().Step(2, default));
        clock.Now = clock.Now.AddDays(1);
        Assert.Equal(1, (await new Retention([Process()]).Run(default))["Contacts"]);
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
        Retention With(int days) => new([new AgedParked(parked, new RetentionStore(tables, clock), Options.Create(new RetentionOptions { ParkedDays = days }), new ReportingCalendar(Options.Create(Riga), clock))]);

        clock.Now = First.AddDays(11);
        Assert.Empty(await With(0).Run(default));
        Assert.Equal(1, (await With(10).Run(default))["Parked"]);

        var left = await parked.Reasons("retention", default);
        Assert.Equal(["Younger."], left);
    }

#pragma warning disable format
    [Theory]
    // For good, whatever the window.
    [InlineData( 30,   0,   0,   0,  0, "")]
    // As short as they may be, and a day less.
    [InlineData( 30,  44,  74,  44, 30, "")]
    [InlineData( 30,  43,  74,  44, 30, "Attribution:Retention:EventDays is 43 while Attribution:LookbackDays is 30; it must be 0, for good, or at least 44: ")]
    [InlineData( 30,  44,  73,  44, 30, "Attribution:Retention:TouchDays is 73 while Attribution:LookbackDays is 30; it must be 0, for good, or at least 74: ")]
    [InlineData( 30,  44,  74,  43, 30, "Attribution:Retention:PersonDays is 43 while Attribution:LookbackDays is 30; it must be 0, for good, or at least 44: ")]
    [InlineData( 30,  44,  74,  44, 29, "Attribution:Retention:FactDays is 29; it must be 0, for good, or at least 30: ")]
    // A longer window asks for more.
    [InlineData( 90, 104, 194, 104, 30, "")]
    [InlineData( 91, 105, 194, 105, 30, "Attribution:Retention:TouchDays is 194 while Attribution:LookbackDays is 91; it must be 0, for good, or at least 196: ")]
#pragma warning restore format
    public void Settings_AreRefusedByName_WhenTheyContradictTheWindow(int window, int events, int touches, int people, int facts, string fault)
    {
        var options = new RetentionOptions { EventDays = events, TouchDays = touches, PersonDays = people, FactDays = facts };

        var result = new RetentionLimits(Options.Create(new AttributionOptions { LookbackDays = window })).Validate(null, options);

        Assert.Equal(fault.Length > 0, result.Failed);
        Assert.StartsWith(fault, result.Failures?.Single() ?? "", StringComparison.Ordinal);
    }
}
