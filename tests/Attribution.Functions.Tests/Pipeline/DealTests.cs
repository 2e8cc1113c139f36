using System.Net;
using System.Text;
using System.Text.Json;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.Pipeline;

/// <summary>Deals over HTTP: from what a CRM tells to whose revenue it is.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class DealTests(AppFixture app)
{
    [Fact]
    public async Task Revenue_IsSharedByTheJourneyOfTheAccount_WhenTwoPeopleOfItCame()
    {
        var world = new DealWorld(app, "two-people", 2024, 1);
        await world.Channels("search", "social", "email");
        await world.Form("anna", 4, "search", visitor: "laptop");
        await world.Form("boris", 8, "social");
        await world.Visit("laptop", 10, "email");

        await world.Tell(world.Opened("a", 9), world.Fact("a", 12, "won", "\"amount\":\"900\",\"currency\":\"EUR\""));

        Assert.Equal("email 300.00, search 300.00, social 300.00", await world.Revenue("a"));
        Assert.Equal("search 900.00", await world.Revenue("a", "first"));
        Assert.Equal((900m, 300m, 300m), (await world.Kpi("wonRevenue"), await world.Kpi("wonRevenue", "channel", "two-people-search"), await world.Kpi("wonRevenue", "channel", "two-people-email")));
        Assert.Equal((1m, 1m, 1m), (await world.Kpi("won"), await world.Kpi("opened"), await world.Kpi("winRate")));
    }

    [Fact]
    public async Task Revenue_Moves_WhenPeopleAndTouchesOfTheAccountAreToldLate()
    {
        var world = new DealWorld(app, "late", 2024, 2);
        await world.Channels("search", "social", "email");
        await world.Tell(world.Opened("a", 9), world.Fact("a", 12, "won"));
        Assert.Equal("unattributed 1000.00", await world.Revenue("a"));

        // Somebody of the account who had left a form before.
        await world.Form("anna", 4, "search", visitor: "laptop");
        await app.Settled();
        Assert.Equal((1000m, 1000m), (await world.Kpi("wonRevenue", "channel", "late-search"), await world.Kpi("wonRevenue")));

        // A visit after the form, which no lead is credited to, and before the deal was won.
        await world.Visit("laptop", 11, "email");
        await app.Settled();
        Assert.Equal((500m, 500m), (await world.Kpi("wonRevenue", "channel", "late-search"), await world.Kpi("wonRevenue", "channel", "late-email")));

        // Another form of the same person, with a private address that an earlier one stands on.
        await world.Form("anna-at-home", 2, "social", email: "anna@two-people-late.example");
        await world.Tell(world.Fact("a", 12, "lead-added", $"\"leads\":[{{\"source\":\"web\",\"id\":\"late-anna-at-home\"}}]"));
        Assert.Equal("email 333.33, search 333.33, social 333.33", Rounded(await world.Revenue("a")));
    }

    [Fact]
    public async Task Leads_HaveTheirMilestones_WhenADealNamesThem()
    {
        var world = new DealWorld(app, "milestone", 2024, 3);
        await world.Channels("search");
        Assert.True((await app.Api.Deliver("/google-ads/google", Encoding.UTF8.GetBytes("""{"lead_id":"milestone-1","google_key":"sample-google-key-1","lead_submit_time":"2024-03-04T12:00:00Z","gcl_id":"milestone-g","user_column_data":[{"column_id":"EMAIL","string_value":"milestone-1@example.com"}]}"""))).IsSuccess);
        await app.Settled();
        Assert.Contains("WShaped", await Incomplete("milestone-1"), StringComparison.OrdinalIgnoreCase);

        await world.Tell(world.Opened("a", 9, "\"leads\":[{\"connection\":\"google\",\"id\":\"milestone-1\"}]"));
        Assert.DoesNotContain("WShaped", await Incomplete("milestone-1"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("FullPath", await Incomplete("milestone-1"), StringComparison.OrdinalIgnoreCase);

        await world.Tell(world.Fact("a", 12, "won"));
        Assert.DoesNotContain("FullPath", await Incomplete("milestone-1"), StringComparison.OrdinalIgnoreCase);

        // What was won turns out not to be: the lead hears of it as well.
        await world.Tell(world.Fact("a", 13, "reopened"));
        Assert.Contains("FullPath", await Incomplete("milestone-1"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("google-form", (await world.Deal("a")).GetProperty("opened").GetProperty("channels")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Closing_IsTakenBack_WhenTheDealIsReopened()
    {
        var world = new DealWorld(app, "reopened", 2024, 4);
        await world.Tell(world.Opened("a", 2, "\"manager\":\"reopened-carl\""), world.Fact("a", 5, "lost", "\"reason\":\"price\""));
        Assert.Equal((1m, 0m, 3m), (await world.Kpi("lost"), await world.Kpi("winRate"), await world.Kpi("cycleLength")));

        await world.Tell(world.Fact("a", 9, "reopened"));
        Assert.Equal((0m, null), (await world.Kpi("lost"), await world.Kpi("winRate")));
        Assert.Equal(1m, await world.Kpi("open", "manager", "reopened-carl"));

        await world.Tell(world.Fact("a", 12, "won"));
        Assert.Equal((0m, 1m, 1000m, 10m), (await world.Kpi("lost"), await world.Kpi("won"), await world.Kpi("wonRevenue", "manager", "reopened-carl"), await world.Kpi("cycleLength")));
        Assert.Equal(0m, await world.Kpi("open", "manager", "reopened-carl"));
        var deal = await world.Deal("a");
        Assert.Equal(("won", 2, 1), (deal.GetProperty("status").GetString(), deal.GetProperty("cycles").GetArrayLength(), deal.GetProperty("stages").EnumerateArray().Count(stage => stage.GetProperty("enteredAt").GetString()!.Contains("-09T", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Facts_CountOnce_WhenTheyComeTwiceAndInAnyOrder()
    {
        var world = new DealWorld(app, "shuffled", 2024, 5);
        string[] facts = [world.Opened("a", 2), world.Fact("a", 5, "stage", "\"stage\":\"negotiation\""), world.Fact("a", 12, "won")];

        var early = await app.Api.Post("/deals/events", facts[2]);
        await world.Tell(facts[1], facts[0]);
        var again = await world.Tell([.. facts, .. facts.Reverse()]);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "deal-not-opened"), (early.Status, early.Code));
        Assert.Equal((6, 0, 6), (again.GetProperty("received").GetInt32(), again.GetProperty("accepted").GetInt32(), again.GetProperty("duplicate").GetInt32()));
        Assert.Equal((1m, 1000m), (await world.Kpi("won"), await world.Kpi("wonRevenue")));
        Assert.Equal("won negotiation", $"{(await world.Deal("a")).GetProperty("status")} {(await world.Deal("a")).GetProperty("stage")}");
    }

    [Fact]
    public async Task Fact_IsRefusedWithWhatWasPossible_WhenItWasNot()
    {
        var world = new DealWorld(app, "refused", 2024, 6);
        await world.Tell(world.Opened("a", 2), world.Fact("a", 5, "lost"));

        var receipt = await world.Tell(world.Fact("a", 6, "won"), world.Fact("b", 6, "opened", "\"stage\":\"proposal\""));

        var item = receipt.GetProperty("items")[0];
        Assert.Equal("rejected kind deal-is-closed", $"{item.GetProperty("outcome")} {item.GetProperty("field")} {item.GetProperty("code")}");
        Assert.Contains("lead-added, reopened", item.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("deal-is-closed", (await world.Deal("a")).GetProperty("withoutEffect")[0].GetProperty("code").GetString());
        Assert.Equal(1m, await world.Kpi("lost"));
    }

    [Fact]
    public async Task Correction_IsAFurtherFact_WhenSomebodyElseTakesAFactBack()
    {
        var world = new DealWorld(app, "corrected", 2024, 7);
        await world.Tell(world.Opened("a", 2), world.Fact("a", 5, "won", "\"amount\":\"9999\",\"currency\":\"EUR\""));
        Assert.Equal(9999m, await world.Kpi("wonRevenue"));

        var taken = await app.Api.Post("/deals/events", $$"""
            [{"source":"hand","dealSource":"crm","deal":"corrected-a","id":"1","kind":"retracted","at":"{{world.At(6)}}","retractedSource":"crm","retractedId":"2"},
             {"source":"hand","dealSource":"crm","deal":"corrected-a","id":"2","kind":"won","at":"{{world.At(5)}}","amount":"99.99","currency":"EUR"}]
            """);
        await app.Settled();

        Assert.Equal(2, taken.Body.GetProperty("accepted").GetInt32());
        Assert.Equal(99.99m, await world.Kpi("wonRevenue"));
    }

    [Fact]
    public async Task People_AreNoAccount_WhenAllTheyShareIsAnEmailProvider()
    {
        var world = new DealWorld(app, "generic", 2024, 8);
        await world.Channels("search");
        await world.Form("anna", 4, "search", email: "anna-generic@gmail.com");

        await world.Tell(world.Fact("a", 9, "opened", "\"stage\":\"proposal\",\"amount\":\"10\",\"currency\":\"EUR\",\"domain\":\"gmail.com\""), world.Fact("a", 12, "won"));

        Assert.Equal("unattributed 10.00", await world.Revenue("a"));
    }

    [Fact]
    public async Task Customer_IsNewOnce_WhenTheAccountBuysAgain()
    {
        var world = new DealWorld(app, "customer", 2024, 9);
        await world.Tell(world.Opened("b", 10), world.Fact("b", 20, "won"));
        Assert.Equal(1m, await world.NewCustomers());

        // An earlier deal of the same company is told later: it is the one that made the customer.
        await world.Tell(world.Opened("a", 2), world.Fact("a", 5, "won"));
        await app.Settled();
        Assert.Equal((1m, 2m, 2000m), (await world.NewCustomers(), await world.Kpi("won"), await world.Kpi("wonRevenue")));
    }

    [Fact]
    public async Task Currencies_StandSideBySide_WhenDealsArePaidInSeveral()
    {
        var world = new DealWorld(app, "currencies", 2024, 10);
        await world.Tell(
            world.Opened("a", 2), world.Fact("a", 5, "won"),
            world.Fact("b", 2, "opened", "\"stage\":\"proposal\""), world.Fact("b", 5, "won", "\"amount\":\"70\",\"currency\":\"USD\""));

        var answer = await app.Api.Get("/kpis/pipeline?from=2024-10-01&to=2024-10-31");

        Assert.Equal(
            ["EUR 1000", "USD 70"],
            answer.Body.GetProperty("total").EnumerateArray().Where(f => f.GetProperty("name").GetString() == "wonRevenue").Select(f => $"{f.GetProperty("currency")} {f.GetProperty("value")}"));
    }

    [Theory]
    [InlineData("""{"source":"crm","id":"1","kind":"won","at":"2024-11-02T12:00:00Z"}""", "missing-field deal")]
    [InlineData("""{"source":"crm","deal":"x","id":"1","kind":"sold","at":"2024-11-02T12:00:00Z"}""", "unknown-fact kind")]
    [InlineData("""{"source":"crm","deal":"x","id":"1","kind":"opened","at":"2024-11-02T12:00:00Z"}""", "missing-field stage")]
    [InlineData("""{"source":"crm","deal":"x","id":"1","kind":"opened","at":"2024-11-02T12:00:00Z","stage":"a","dealKind":"gift"}""", "unknown-deal-kind dealKind")]
    [InlineData("""{"source":"crm","deal":"x","id":"1","kind":"opened","at":"2024-11-02T12:00:00Z","stage":"a","amount":5}""", "missing-field currency")]
    [InlineData("""{"source":"crm","deal":"x","id":"1","kind":"amount","at":"2024-11-02T12:00:00Z","amount":5,"currency":"euro"}""", "invalid-currency currency")]
    [InlineData("""{"source":"crm","deal":"x","id":"1","kind":"lead-added","at":"2024-11-02T12:00:00Z","leads":["anna"]}""", "invalid-lead leads[0]")]
    [InlineData("""{"source":"crm","deal":"x","id":"1","kind":"lead-added","at":"2024-11-02T12:00:00Z"}""", "missing-field leads")]
    [InlineData("""{"source":"crm","deal":"x","id":"1","kind":"retracted","at":"2024-11-02T12:00:00Z"}""", "missing-field retractedId")]
    public async Task Item_IsRefused_WhenAFieldIsWrong(string item, string expected)
    {
        var answer = await app.Api.Post("/deals/events", item);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, expected), (answer.Status, $"{answer.Code} {answer.Body.GetProperty("items")[0].GetProperty("field")}"));
    }

    [Fact]
    public async Task Deal_IsNotFound_WhenNobodyToldOfIt() => Assert.Equal("not-found", (await app.Api.Get("/deals/crm/nobody-told")).Code);

    private static string Rounded(string revenue) => string.Join(", ", revenue.Split(", ").Select(part => part.Split(' ')).Select(part => $"{part[0]} {decimal.Parse(part[1], System.Globalization.CultureInfo.InvariantCulture):0.00}"));

    private async Task<string> Incomplete(string lead)
    {
        var answer = await app.Api.Get($"/leads/attribution?connection=google&id={lead}");
        Assert.True(answer.IsSuccess, answer.ToString());
        return string.Join(' ', answer.Body.GetProperty("models").EnumerateArray().Where(model => model.GetProperty("incomplete").ValueKind != JsonValueKind.Null).Select(model => model.GetProperty("model").GetString()));
    }
}
