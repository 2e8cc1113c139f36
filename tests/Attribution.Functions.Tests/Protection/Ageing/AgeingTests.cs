using System.Net;
using Attribution.Domain.Catalog;
using Attribution.Functions.Tests.Support;
using Attribution.Functions.Webhooks;
using Attribution.Storage.Parking;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Functions.Tests.Protection.Ageing;

/// <summary>What goes by age goes, no number moves, and what cannot be told any more is refused by name.</summary>
public sealed class AgeingTests(AgedWorld world) : IClassFixture<AgedWorld>
{
    /// <summary>One story, because what is old goes once.</summary>
    [Fact]
    public async Task OldRowsGo_AndEveryNumberStays()
    {
        var told = await world.Told();

        await KilledProcesses();
        // What a process died over is an erasure that is under way.
        Assert.True((await world.Api.Run("FinishErasures")).IsSuccess);
        for (var run = 0; run < 3; run++)
        {
            Assert.True((await world.Api.Run("ApplyRetention")).IsSuccess);
        }

        await Eventually.Holds(async () => (await world.Get("/operations/retention")).GetProperty("tables").EnumerateArray().All(table => !table.GetProperty("isUnderWay").GetBoolean())
            && await world.Rows("Erased", "PartitionKey eq 'underway' and RowKey ne 'turn'") == 0);
        await world.Settled();
        await RowsAreGone();
        Assert.Equal(told, await world.Told());
        await NothingDiffers();
        await Oldest();
        await OldWeeksAreRefused_AndYoungOnesComeOutTheSame(told);
        await WhatIsTooOldIsRefused(told);
        await TheDealIsWhoseItWas();
        await TheOldLeadKeepsItsCredit();
        await WhoComesBackIsNew();
    }

    /// <summary>Processes that die after some calls of the store: whatever they began is gone on with.</summary>
    private async Task KilledProcesses()
    {
        var network = new DyingNetwork();
        await using var host = RealHost.Build(world.Settings, services => services.AddSingleton(new TableServiceClient(
            world.Azurite.ConnectionString, new TableClientOptions { Transport = new HttpClientTransport(network), Retry = { MaxRetries = 0 } })));
        var died = 0;
        for (var calls = 5; calls < 400; calls = (calls * 3 / 2) + 1)
        {
            network.Revive(calls);
            try
            {
                await host.Services.GetRequiredService<Functions.Protection.Retention>().Run(default);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                died++;
            }
        }

        Assert.InRange(died, 5, 12);
    }

    private async Task RowsAreGone()
    {
        var events = new List<string>();
        await foreach (var row in world.Tables.GetTableClient("Events").QueryAsync<TableEntity>())
        {
            events.Add(row.PartitionKey.Split('|')[2]);
        }

        Assert.NotEmpty(events);
        Assert.All(events, day => Assert.True(string.CompareOrdinal(day, "20260122") >= 0, day));

        // Of touches those of spring are left: two of b under one pseudonym, one of c, k and m each.
        var touches = new List<string>();
        await foreach (var row in world.Tables.GetTableClient("Journeys").QueryAsync<TableEntity>())
        {
            touches.Add(row.GetString("Touches")!);
        }

        Assert.Equal(4, touches.Count(text => text.Length > 0));

        var leads = new Dictionary<string, string>();
        await foreach (var row in world.Tables.GetTableClient("Leads").QueryAsync<TableEntity>())
        {
            leads[row.RowKey] = row.GetString("Identifiers")!;
        }

        foreach (var gone in new[] { "a", "a-again", "r" })
        {
            Assert.All(leads[AgedWorld.Lead(gone)].Split(' '), name => Assert.Contains("erased-", name, StringComparison.Ordinal));
        }

        // Who came back in spring is known from autumn on.
        foreach (var kept in new[] { "b", "c", "c-again", "k" })
        {
            Assert.DoesNotContain("erased-", leads[AgedWorld.Lead(kept)], StringComparison.Ordinal);
        }

        var facts = new List<(string Subject, string Details)>();
        await foreach (var row in world.Tables.GetTableClient("Facts").QueryAsync<TableEntity>())
        {
            facts.Add((row.PartitionKey, row.GetString("Details")!));
        }

        Assert.Contains(facts, fact => fact.Details.Contains("\"reason\":\"erased\"", StringComparison.Ordinal));
        Assert.DoesNotContain(facts, fact => fact.Details.Contains("Robert", StringComparison.Ordinal));
        Assert.Contains(facts, fact => fact.Details.Contains("holiday", StringComparison.Ordinal));
        Assert.Equal(4, facts.Count(fact => fact.Subject == "event|fair"));
        Assert.All(facts.Where(fact => fact.Subject == "event|fair"), fact => Assert.Contains("erased-", fact.Details, StringComparison.Ordinal));

        foreach (var table in new[] { "Parked", "Failures" })
        {
            Assert.Equal(1, await world.Rows(table, "PartitionKey eq 'ageing'"));
        }

        Assert.Equal((0, 1), (await world.Rows("Audit", "PartitionKey lt '20251223'"), await world.Rows("Audit", "What eq 'ageing'")));
        var everything = await EverythingStored.Read(world.Azurite);
        Assert.DoesNotContain(everything, text => text.Place != "log" && text.Text.Contains("Robert", StringComparison.Ordinal));
    }

    private async Task NothingDiffers()
    {
        foreach (var what in new[] { "day-sums", "credit-sums", "path-counts", "bookings" })
        {
            foreach (var days in new[] { "from=2025-09-05&to=2025-09-05", "from=2025-10-05&to=2025-10-07", "from=2026-02-25&to=2026-02-26" })
            {
                var answer = await world.Api.Send(HttpMethod.Post, $"/operations/rebuild?what={what}&{days}", null, AppSettings.MasterKey);
                Assert.True(answer.IsSuccess, answer.ToString());
                Assert.Equal((0, 0), (answer.Body.GetProperty("differenceCount").GetInt32(), answer.Body.GetProperty("pending").GetInt32()));
                Assert.Equal(("2026-01-24", "2025-12-26"), (answer.Body.GetProperty("oldestEvents").GetString(), answer.Body.GetProperty("oldestReattribution").GetString()));
            }
        }

        Assert.True((await world.Api.Run("ReconcileNightly")).IsSuccess);
        var outcome = "";
        await Eventually.Holds(async () => (outcome = (await world.Get("/operations/audit")).GetProperty("operations").EnumerateArray()
            .Where(entry => entry.GetProperty("what").GetString() == "reconcile").Select(entry => entry.GetProperty("outcome").GetString() ?? "").SingleOrDefault("")).Length > 0);
        Assert.StartsWith("0 differences in ", outcome, StringComparison.Ordinal);
    }

    private async Task Oldest()
    {
        var known = await world.Get("/operations/retention");
        Assert.Equal(
            ("2026-03-23", "2025-12-26", "2026-01-24", "2026-01-24", "2025-11-25", "2025-12-15"),
            (Day("today"), Day("oldestReattribution"), Day("oldestForms"), Day("oldestEvents"), Day("oldestTouches"), Day("oldestEventFacts")));
        var tables = known.GetProperty("tables").EnumerateArray().Select(table =>
            $"{table.GetProperty("table")} {table.GetProperty("setting")} {table.GetProperty("days")} {table.GetProperty("goesBefore")} {table.GetProperty("doneBefore")} {table.GetProperty("isUnderWay")}");
        Assert.Equal(
            [
                "Events Attribution__Retention__EventDays 60 2026-01-22 2026-01-22 False",
                "Journeys Attribution__Retention__TouchDays 120 2025-11-23 2025-11-23 False",
                "Leads Attribution__Retention__PersonDays 100 2025-12-13 2025-12-13 False",
                "Facts Attribution__Retention__FactDays 100 2025-12-13 2025-12-13 False",
                "Contacts Attribution__Retention__ContactDays 90 2025-12-23 2025-12-23 False",
                "Parked Attribution__Retention__ParkedDays 90 2025-12-23 2025-12-23 False",
                "Failures Attribution__Retention__FailureDays 90 2025-12-23 2025-12-23 False",
                "Audit Attribution__Retention__AuditDays 90 2025-12-23 2025-12-23 False",
            ],
            tables);

        string? Day(string name) => known.GetProperty(name).GetString();
    }

    private async Task OldWeeksAreRefused_AndYoungOnesComeOutTheSame(string told)
    {
        var old = await world.Api.Send(HttpMethod.Post, "/attribution/recompute?from=2025-12-25&to=2026-03-01", null, AppSettings.MasterKey);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "beyond-horizon"), (old.Status, old.Code));
        Assert.StartsWith("'from' must be 2025-12-26 or later: ", old.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);

        var young = await world.Api.Send(HttpMethod.Post, "/attribution/recompute?from=2025-12-26&to=2026-03-01", null, AppSettings.MasterKey);
        Assert.Equal(HttpStatusCode.Accepted, young.Status);
        Assert.Equal(
            ("2025-12-26", "2026-03-01", "2025-12-26"),
            (young.Body.GetProperty("from").GetString(), young.Body.GetProperty("to").GetString(), young.Body.GetProperty("oldestReattribution").GetString()));

        // A message of before somebody thought of it, and a plan that changes its days.
        var queues = new Queues(world.Azurite);
        foreach (var week in new[] { "2025-W40", "2025-W41", "2025-W43", "2025-W45" })
        {
            await queues.Send("weeks-to-attribute", $$"""{"week":"{{week}}","version":1}""");
        }

        await queues.Send("events-to-fold", """{"partitions":["clicks|search|20251002|00000|00","visits|search|20251001|00000|00"],"version":1}""");
        await queues.Send("journeys-to-close", """{"partitions":["visits|search|20250901|00000|00","visits|social|20250905|00000|00"],"trails":[],"version":1}""");
        await world.Settled();
        Assert.Equal(told, await world.Told());
    }

    private async Task WhatIsTooOldIsRefused(string told)
    {
        var click = await world.Api.Post("/clicks", """{"source":"web","id":"old-click","channel":"search","campaign":"autumn","occurredAt":"2025-10-02T09:00:00Z"}""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "beyond-horizon"), (click.Status, click.Code));
        var touch = await world.Api.Post("/touches", AgedWorld.Touch("a-1", "2025-10-01T09:00:00Z", "search", "a"));
        Assert.Equal("beyond-horizon", touch.Code);
        var form = await world.Api.Post("/applications", AgedWorld.Form("a", "2025-10-06T10:00:00Z", "a@firm.lv", "a"));
        Assert.Equal("beyond-horizon", form.Code);
        var edge = await world.Api.Post("/clicks", """
            [{"source":"web","id":"edge","channel":"search","occurredAt":"2026-01-23T21:59:59Z"}, {"source":"ads","channel":"search","day":"2025-10-02","value":77,"reportedAt":"2025-10-03T00:00:00Z"}]
            """);
        Assert.Equal((1, 1), (edge.Body.GetProperty("rejected").GetInt32(), edge.Body.GetProperty("unchanged").GetInt32()));
        var fair = await world.Api.Post("/events/fair/facts", """[{"source":"app","id":"5","kind":"attended","at":"2025-10-10T09:00:00Z","email":"x@people.lv"}]""");
        Assert.Equal((HttpStatusCode.Conflict, "beyond-horizon"), (fair.Status, fair.Code));

        // A form without a time of its own is known by its id: it is heard of again, and counts once.
        await world.Delivered();

        // One that is not known, and of long ago, is put aside.
        await using var host = RealHost.Build(world.Settings);
        var connection = new Connection("google", "google-ads", "Google", "site", "", new Dictionary<string, string>(), [], new Dictionary<string, string>());
        await host.Services.GetRequiredService<DeliveredLeads>().Accept(
            connection, new DeliveredLead("g-old", new DateTimeOffset(2025, 10, 2, 9, 0, 0, TimeSpan.Zero), "", [new("email", "old@elsewhere.lv")], VisitTags.None), default);
        var parked = await new ParkedStore(world.Tables, TimeProvider.System).Of("webhook:google", default);
        Assert.Equal("g-old", Assert.Single(parked).Item);
        Assert.StartsWith("What lies before 2026-01-24 goes by age", parked[0].Reason, StringComparison.Ordinal);
        await world.Settled();
        Assert.Equal(told, await world.Told());
    }

    private async Task TheDealIsWhoseItWas()
    {
        const string path = "/deals/crm/d?model=linear";
        var before = (await world.Get(path)).GetProperty("opened").GetRawText();
        Assert.Contains("search", before, StringComparison.Ordinal);

        var answer = await world.Api.Post("/deals/events", """[{"source":"crm","deal":"d","id":"2","kind":"stage","at":"2026-03-20T09:00:00Z","stage":"contract"}]""");
        Assert.True(answer.IsSuccess, answer.ToString());
        await world.Settled();

        Assert.Equal(before, (await world.Get(path)).GetProperty("opened").GetRawText());
    }

    private async Task TheOldLeadKeepsItsCredit()
    {
        var lead = AgedWorld.Lead("a");
        var before = await world.Told();
        var rejected = await world.Api.Post($"/leads/{lead}/rejection", """{"reason":"spam"}""");
        Assert.Equal((HttpStatusCode.Conflict, "beyond-horizon"), (rejected.Status, rejected.Code));
        var said = await world.Api.Post($"/leads/{lead}/events", """[{"source":"crm","id":"9","kind":"rejected","at":"2026-03-20T09:00:00Z","reason":"spam"}]""");
        Assert.Equal("beyond-horizon", said.Code);
        await world.Settled();
        Assert.Equal(before, await world.Told());

        var credit = (await world.Get($"/leads/{lead}/attribution")).GetProperty("summary").GetString()!;
        Assert.Contains("It keeps what it was credited to", credit, StringComparison.Ordinal);

        // What happens to it is told on.
        var customer = await world.Api.Post($"/leads/{lead}/events", """[{"source":"crm","id":"10","kind":"converted","at":"2026-03-20T09:00:00Z"}]""");
        Assert.True(customer.IsSuccess, customer.ToString());
        await world.Settled();
        Assert.Equal("customer", (await world.Get($"/leads/{lead}/life")).GetProperty("status").GetString());

        var export = await world.Get($"/people/lead/{lead}");
        Assert.Equal(0, export.GetProperty("touches").GetArrayLength());
        Assert.Equal(2, export.GetProperty("forms").GetArrayLength());
        Assert.DoesNotContain("a@firm.lv", export.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Api.Send(HttpMethod.Get, "/people/email/a@firm.lv", null, AppSettings.MasterKey)).Status);
    }

    private async Task WhoComesBackIsNew()
    {
        await world.Sends("applications", AgedWorld.Form("a-spring", "2026-03-20T10:00:00Z", "a@firm.lv", "a-new"), AgedWorld.Form("c-spring", "2026-03-20T10:00:00Z", "c@elsewhere.lv", "c-new"));
        await world.Settled();

        Assert.Equal("credited", (await world.Get($"/leads/{AgedWorld.Lead("a-spring")}/attribution")).GetProperty("status").GetString());
        Assert.Equal("attached", (await world.Get($"/leads/{AgedWorld.Lead("c-spring")}/attribution")).GetProperty("status").GetString());
    }

    /// <summary>Breaks after some requests, until it is revived.</summary>
    private sealed class DyingNetwork() : DelegatingHandler(new SocketsHttpHandler())
    {
        private int left = int.MaxValue;

        public void Revive(int calls) => Volatile.Write(ref left, calls);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Interlocked.Decrement(ref left) < 0 ? throw new HttpRequestException("The process is gone.") : base.SendAsync(request, cancellationToken);
    }
}
