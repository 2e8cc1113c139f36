using System.Globalization;
using System.Text.Json;
using Attribution.Functions.Identity;
using Attribution.Functions.Pipeline;
using Attribution.Functions.Protection;
using Attribution.Functions.Settings;
using Attribution.Functions.Tests.People;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Identity;
using Attribution.Storage.Journeys;
using Attribution.Storage.Leads;
using Attribution.Storage.Persons;
using Attribution.Storage.Pipeline;
using Attribution.Testing;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Tests.Protection;

/// <summary>A store of its own, and apps over it that know one identity key, both, or the other.</summary>
internal sealed class KeyChangeWorld : IAsyncLifetime
{
    private const string OtherKey = "OTg3NjU0MzIxMDk4NzY1NDMyMTA5ODc2NTQzMjEwOTg=";

    /// <summary>Fewer than those of the forms of the story.</summary>
    private const int MostCallsOfARenewal = 30;

    private readonly AzuriteFixture storage = new();
    private readonly SmtpServer smtp = SmtpServer.Start();
    private readonly List<FunctionApp> apps = [];

    public Local.Processes.Azurite Azurite => storage.Azurite;

    /// <summary>Settings of an app that knows the earlier key alone, both, or the later one alone.</summary>
    public Dictionary<string, string> Knowing(string keys)
    {
        var settings = AppSettings.For(storage.Azurite, smtp.Port);
        settings["Attribution__IdentityKey"] = keys == "earlier" ? AppSettings.Secret : OtherKey;
        settings["Attribution__PreviousIdentityKey"] = keys == "both" ? AppSettings.Secret : "";
        return settings;
    }

    public Task InitializeAsync() => storage.InitializeAsync();

    public async Task<FunctionApp> Start(string keys)
    {
        var app = await FunctionApp.Start($"key-change-{keys}", Knowing(keys));
        apps.Add(app);
        return app;
    }

    public async Task Stop(FunctionApp app)
    {
        apps.Remove(app);
        await app.DisposeAsync();
    }

    /// <summary>Two apps settle the same deals and leads at the same time, and wait for each other.</summary>
    public Task Settled() => new Settling(storage.Azurite, TimeSpan.FromMinutes(2)).Settled();

    /// <summary>Renewals that die after some calls of the store, each a little later than the one before.</summary>
    public async Task DieOverRenewals()
    {
        var (options, earlier, later) = (Options.Create(new AttributionOptions { Country = "LV" }), Convert.FromBase64String(AppSettings.Secret), Convert.FromBase64String(OtherKey));
        var pseudonyms = new Pseudonyms(later, earlier);
        for (var calls = 1; calls < MostCallsOfARenewal; calls += 3)
        {
            var tables = new TableServiceClient(
                storage.ConnectionString, new TableClientOptions { Transport = new HttpClientTransport(new CutNetwork(calls)), Retry = { MaxRetries = 0 } });
            var (leads, contacts) = (new LeadStore(tables), new ContactStore(tables, new ContactCipher(earlier)));
            var renewal = new IdentityRenewal(
                pseudonyms, contacts, new ContactReader(pseudonyms, new TelephoneNumbers(options)), new AccountReader(pseudonyms), leads, new PersonStore(tables, leads), new JourneyStore(tables), new DealLinkStore(tables));
            await Assert.ThrowsAsync<RequestFailedException>(() => renewal.Step(default));
        }
    }

    /// <summary>Spells everything anew, in steps of two forms.</summary>
    /// <returns>Steps that found something, until a whole pass found nothing.</returns>
    public async Task<int> Renew()
    {
        await using var host = RealHost.Build(Knowing("both"));
        var renewal = (IdentityRenewal)host.Services.GetService(typeof(IdentityRenewal))!;
        var found = 0;
        for (var step = 0; step < 100; step++)
        {
            var (renewed, isDone) = (await renewal.Step(2, default))!.Value;
            found += renewed > 0 ? 1 : 0;
            if (isDone)
            {
                Assert.Null(await renewal.Step(2, default));
                return found;
            }
        }

        throw new InvalidOperationException("A renewal of a few forms does not end.");
    }

    public async Task DisposeAsync()
    {
        foreach (var app in apps)
        {
            await app.DisposeAsync();
        }

        await storage.DisposeAsync();
        await smtp.DisposeAsync();
    }

    /// <summary>A form of March 2026, at noon of a day.</summary>
    public static string Form(string id, int day, string channel, string contact, string? visitor = null) =>
        $$"""{"source":"web","id":"{{id}}","channel":"{{channel}}","occurredAt":"{{At(day)}}","contact":{{{contact}}}{{(visitor is null ? "" : $",\"visitorId\":\"{visitor}\"")}}}""";

    /// <summary>A visit, at noon of a day.</summary>
    public static string Visit(string id, int day, string channel, string who) =>
        $$"""{"source":"web","id":"{{id}}","channel":"{{channel}}","occurredAt":"{{At(day)}}",{{who}}}""";

    /// <summary>Whose a lead is by the linear model, as <c>mail 50, search 50</c>; of an attached form the id of its card, as <c>of anna-1</c>.</summary>
    public static async Task<string> Credit(FunctionApp app, string form)
    {
        var answer = await app.Api.Get($"/leads/attribution?source=web&id={form}");
        if (!answer.IsSuccess)
        {
            return $"{answer.Code}";
        }

        return answer.Body.GetProperty("status").GetString() == "credited"
            ? string.Join(", ", answer.Body.GetProperty("models").EnumerateArray().Single(model => model.GetProperty("model").GetString() == "linear").GetProperty("credits").EnumerateArray()
                .Select(credit => string.Create(CultureInfo.InvariantCulture, $"{credit.GetProperty("channel").GetString()} {credit.GetProperty("percent").GetDecimal():0}")).Order(StringComparer.Ordinal))
            : $"of {answer.Body.GetProperty("attachedTo").GetString()}";
    }

    /// <summary>Outcomes of a request's items that are not simply accepted.</summary>
    public static string Outcome(JsonElement receipt) =>
        $"{receipt.GetProperty("accepted").GetInt32()} accepted, {receipt.GetProperty("duplicate").GetInt32()} duplicate, {receipt.GetProperty("rejected").GetInt32()} rejected";

    private static string At(int day) => string.Create(CultureInfo.InvariantCulture, $"2026-03-{day:D2}T12:00:00Z");
}
