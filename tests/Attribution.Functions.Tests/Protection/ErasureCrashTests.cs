using Attribution.Functions.Protection;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Identity;
using Attribution.Storage.Journeys;
using Attribution.Storage.Leads;
using Attribution.Storage.Persons;
using Attribution.Storage.Protection;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Functions.Tests.Protection;

/// <summary>A process dies over an erasure; the timer of another one finishes it. Days of October 2025, which no other test uses.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class ErasureCrashTests(AppFixture app)
{
    private static readonly DateTimeOffset Asked = new(2026, 3, 23, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0)] // Nothing but what was written down first.
    [InlineData(1)] // Contact data is gone, and the first form is renamed.
    [InlineData(2)] // All forms are renamed.
    [InlineData(3)] // The person is, too.
    [InlineData(4)] // One journey is moved.
    public async Task Erasure_IsFinished_WhenAProcessDiedAfterStep(int steps)
    {
        var name = $"crash-{steps}";
        await app.Api.Channel(name);
        await app.Api.Sends("touches", $$$"""{"source":"web","id":"{{{name}}}","channel":"{{{name}}}","occurredAt":"2025-10-06T09:00:00Z","visitorId":"{{{name}}}","clickIds":{"gclid":"{{{name}}}"}}""");
        foreach (var form in new[] { 1, 2 })
        {
            await app.Api.Sends("applications", $$$"""{"source":"crash","id":"{{{name}}}-{{{form}}}","channel":"{{{name}}}","occurredAt":"2025-10-07T0{{{form}}}:00:00Z","visitorId":"{{{name}}}","contact":{"email":"{{{name}}}@protect.example"}}""");
            await app.Settled();
        }

        var settings = AppSettings.For(app.Azurite, app.Smtp.Port, "2026-03-23T09:00:00Z");
        await using var host = RealHost.Build(settings);
        T Get<T>()
            where T : notnull => host.Services.GetRequiredService<T>();
        var (erased, finder, email) = (Get<ErasedStore>(), Get<PersonFinder>(), Get<Pseudonyms>().OfEmail($"{name}@protect.example"));
        var person = (await finder.By(email, default)).Person!;
        Assert.Equal((2, 3, 1), (person.Forms.Count, person.Own.Count, person.Touches.Count));
        var sums = await EverythingStored.Sums(app.Azurite);

        var erasure = new Erasure($"{steps:D32}", Asked, [.. person.Forms.Select(form => form.Key)], ErasedNames.For(person.Own));
        await erased.Begin(erasure, [email], default);
        foreach (var lead in erasure.Leads.Take(steps))
        {
            await Get<ContactStore>().Erase(lead, default);
            await Get<LeadStore>().Erase(lead, erasure, default);
        }

        if (steps > 2)
        {
            await Get<PersonStore>().Erase(email, erasure, default);
        }

        if (steps > 3)
        {
            await Get<JourneyStore>().Erase(Get<Pseudonyms>().OfVisitor(name), erasure, default);
        }

        Assert.True(await Get<PersonErasing>().Finish(default) >= 1);

        await app.Settled();
        Assert.Empty(await erased.Begun(default));
        Assert.False((await finder.By(email, default)).Person!.IsKnown);
        foreach (var lead in erasure.Leads)
        {
            Assert.Null(await Get<ContactStore>().Find(lead, default));
            Assert.All((await Get<LeadStore>().Find(lead, default))!.Identifiers, identifier => Assert.True(ErasedNames.IsErased(identifier), identifier));
        }

        var after = await EverythingStored.Read(app.Azurite);
        Assert.Equal(["Erased.PartitionKey"], after.Where(text => person.Own.Any(own => text.Text.Contains(own[2..], StringComparison.Ordinal))).Select(text => text.Place));
        Assert.Equal(sums, await EverythingStored.Sums(app.Azurite));

        // What it was asked once, it has done: a later look finds nothing to do.
        Assert.Equal(0, await Get<PersonErasing>().Finish(default));
    }

    /// <summary>Whoever asks to be forgotten a moment after the form was sent: nothing connects the form with the address yet, nor the visits with the form.</summary>
    [Fact]
    public async Task Visits_AreErased_WhenTheFormWasNotCreditedYet()
    {
        const string Name = "crash-early";
        await app.Api.Channel(Name);
        await app.Api.Sends("touches", $$$"""{"source":"web","id":"{{{Name}}}","channel":"{{{Name}}}","occurredAt":"2025-10-06T09:00:00Z","visitorId":"{{{Name}}}","clickIds":{"gclid":"{{{Name}}}"}}""");
        var settings = AppSettings.For(app.Azurite, app.Smtp.Port, "2026-03-23T09:00:00Z");
        await using var host = RealHost.Build(settings);
        T Get<T>()
            where T : notnull => host.Services.GetRequiredService<T>();
        var (email, visitor, click) = (Get<Pseudonyms>().OfEmail($"{Name}@protect.example"), Get<Pseudonyms>().OfVisitor(Name), Get<Pseudonyms>().OfClick("gclid", Name));
        await app.Settled();

        // Written down while nobody was known: only the address that was asked by.
        await Get<ErasedStore>().Begin(new Erasure($"{9:D32}", Asked, [], ErasedNames.For([email])), [], default);
        await app.Api.Sends("applications", $$$"""{"source":"crash","id":"{{{Name}}}","channel":"{{{Name}}}","occurredAt":"2025-10-07T01:00:00Z","visitorId":"{{{Name}}}","contact":{"email":"{{{Name}}}@protect.example"}}""");
        await app.Settled();
        var sums = await EverythingStored.Sums(app.Azurite);

        Assert.Equal(1, await Get<PersonErasing>().Finish(default));

        await app.Settled();
        var after = await EverythingStored.Read(app.Azurite);
        Assert.Empty(after.Where(text => new[] { email, visitor, click }.Any(own => text.Text.Contains(own[2..], StringComparison.Ordinal))).Select(text => text.Place));
        Assert.Equal(sums, await EverythingStored.Sums(app.Azurite));
    }

    [Fact]
    public void Names_SortAndShardAsWhatTheyReplace_AndAreNeverReplacedThemselves()
    {
        var pseudonyms = new Pseudonyms([.. Enumerable.Repeat((byte)7, 32)]);
        var own = Enumerable.Range(0, 40).SelectMany(number => new[] { pseudonyms.OfClick("gclid", $"{number}"), pseudonyms.OfVisitor($"{number}"), pseudonyms.OfEmail($"{number}@example.com") }).ToList();

        var names = ErasedNames.For(own);

        Assert.Equal(own.Order(StringComparer.Ordinal).Select(identifier => names[identifier]), names.Values.Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.Equal((name.Key[..2], Storage.Keys.HexShard(name.Key)), (name.Value[..2], Storage.Keys.HexShard(name.Value))));
        Assert.Empty(ErasedNames.For(names.Values));
        Assert.DoesNotContain(ErasedNames.For(own).Values, names.Values.Contains);
    }
}
