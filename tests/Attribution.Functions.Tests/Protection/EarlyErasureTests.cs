using Attribution.Functions.Protection;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Identity;
using Attribution.Storage.Protection;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Functions.Tests.Protection;

/// <summary>An erasure that comes before anything was credited. Days of October 2025, which no other test uses.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class EarlyErasureTests(AppFixture app)
{
    private static readonly DateTimeOffset Asked = new(2026, 3, 23, 6, 0, 0, TimeSpan.Zero);

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
        await Get<ErasedStore>().Keep(_ => new Erasure($"{9:D32}", Asked, [], ErasedNames.For([email])), default);
        await app.Api.Sends("applications", $$$"""{"source":"crash","id":"{{{Name}}}","channel":"{{{Name}}}","occurredAt":"2025-10-07T01:00:00Z","visitorId":"{{{Name}}}","contact":{"email":"{{{Name}}}@protect.example"}}""");
        await app.Settled();
        var sums = await EverythingStored.Sums(app.Azurite);

        Assert.NotEqual(0, await Get<ErasureFinishing>().Finish(default));

        await app.Settled();
        var after = await EverythingStored.Read(app.Azurite);
        Assert.Equal(
            ["Erased.PartitionKey"], // What keeps the person away.
            after.Where(text => new[] { email, visitor, click }.Any(own => text.Text.Contains(own[2..], StringComparison.Ordinal))).Select(text => text.Place).Distinct());
        Assert.Equal(sums, await EverythingStored.Sums(app.Azurite));
    }

    /// <summary>The form names its click; the click itself, which names the visitor too, comes after the erasure.</summary>
    [Fact]
    public async Task Visitor_IsErased_WhenTheClickOfTheFormCameLate()
    {
        const string Name = "late-click";
        await app.Api.Channel(Name);
        await app.Api.Sends("applications", $$$"""{"source":"crash","id":"{{{Name}}}","channel":"{{{Name}}}","occurredAt":"2025-10-08T01:00:00Z","clickIds":{"gclid":"{{{Name}}}"},"contact":{"email":"{{{Name}}}@protect.example"}}""");
        await app.Settled();
        await using var host = RealHost.Build(AppSettings.For(app.Azurite, app.Smtp.Port, "2026-03-23T09:00:00Z"));
        T Get<T>()
            where T : notnull => host.Services.GetRequiredService<T>();
        var (email, visitor, click) = (Get<Pseudonyms>().OfEmail($"{Name}@protect.example"), Get<Pseudonyms>().OfVisitor(Name), Get<Pseudonyms>().OfClick("gclid", Name));
        var person = (await Get<PersonFinder>().By(email, default)).Person!;
        await Get<ErasedStore>().Keep(_ => new Erasure($"{8:D32}", Asked, [.. person.Forms.Select(form => form.Key)], ErasedNames.For(person.Own)), default);

        foreach (var id in new[] { "1", "2" })
        {
            var named = id == "1" ? $$$""","clickIds":{"gclid":"{{{Name}}}"}""" : "";
            await app.Api.Sends("touches", $$$"""{"source":"web","id":"{{{Name}}}-{{{id}}}","channel":"{{{Name}}}","occurredAt":"2025-10-07T0{{{id}}}:00:00Z","visitorId":"{{{Name}}}"{{{named}}}}""");
        }

        await app.Settled();
        Assert.NotEqual(0, await Get<ErasureFinishing>().Finish(default));

        await app.Settled();
        var after = await EverythingStored.Read(app.Azurite);
        Assert.Equal(
            ["Erased.PartitionKey"],
            after.Where(text => new[] { email, visitor, click }.Any(own => text.Text.Contains(own[2..], StringComparison.Ordinal))).Select(text => text.Place).Distinct());
    }

    /// <summary>The process dies over an erasure, and whoever asked for it asks again; the click of the form comes after both.</summary>
    [Fact]
    public async Task Visitor_IsErased_WhenTheErasureWasAskedForTwice()
    {
        const string Name = "asked-twice";
        await app.Api.Channel(Name);
        await app.Api.Sends("applications", $$$"""{"source":"crash","id":"{{{Name}}}","channel":"{{{Name}}}","occurredAt":"2025-10-08T01:00:00Z","clickIds":{"gclid":"{{{Name}}}"},"contact":{"email":"{{{Name}}}@protect.example"}}""");
        await app.Settled();
        T Get<T>(RealHost host)
            where T : notnull => host.Services.GetRequiredService<T>();
        string visitor;
        await using (var asked = RealHost.Build(AppSettings.For(app.Azurite, app.Smtp.Port, "2026-03-23T06:30:00Z")))
        {
            var email = Get<Pseudonyms>(asked).OfEmail($"{Name}@protect.example");
            visitor = Get<Pseudonyms>(asked).OfVisitor(Name);
            var person = (await Get<PersonFinder>(asked).By(email, default)).Person!;
            await Get<ErasedStore>(asked).Keep(_ => new Erasure($"{7:D32}", Asked, [.. person.Forms.Select(form => form.Key)], ErasedNames.For(person.Own)), default);
            await Get<PersonErasing>(asked).Erase(person, email, $"{Name}@protect.example", default);
        }

        await app.Api.Sends("touches", $$$"""{"source":"web","id":"{{{Name}}}","channel":"{{{Name}}}","occurredAt":"2025-10-07T01:00:00Z","visitorId":"{{{Name}}}","clickIds":{"gclid":"{{{Name}}}"}}""");
        await app.Settled();
        await using var later = RealHost.Build(AppSettings.For(app.Azurite, app.Smtp.Port, "2026-03-23T09:00:00Z"));
        Assert.NotEqual(0, await Get<ErasureFinishing>(later).Finish(default));

        await app.Settled();
        Assert.Empty((await EverythingStored.Read(app.Azurite)).Where(text => text.Text.Contains(visitor[2..], StringComparison.Ordinal)).Select(text => text.Place));
    }
}
