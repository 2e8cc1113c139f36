using System.Net;
using System.Text.Json;
using Attribution.Functions.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Plans;

/// <summary>What plans pay, over HTTP: statements that are closed, and what the next one takes back.</summary>
[Collection(AppCollection.Name)]
public sealed class PayTests(AppFixture app)
{
    private const string FirstWeek = "\"from\":\"2026-03-02\",\"to\":\"2026-03-08\"";
    private const string SecondWeek = "\"from\":\"2026-03-09\",\"to\":\"2026-03-15\"";
    private const string Pay = ",\"pay\":{\"amount\":\"100\"}";

    [Theory]
    //            rule                                                            target   cost    total     fixed     bonus     reached
    [InlineData("half",  "{\"amount\":\"100\"}",                                  2,       "70",   "100.00", "50.00",  "50.00",  true)]
    [InlineData("few",   "{\"amount\":\"100\"}",                                  3,       "70",   "50.00",  "50.00",  "0.00",   false)]
    [InlineData("dear",  "{\"amount\":\"100\"}",                                  2,       "70.01", "50.00", "50.00",  "0.00",   false)]
    [InlineData("share", "{\"amount\":\"100\",\"fixedPercent\":20,\"proportional\":{\"floorPercent\":60,\"capPercent\":100}}", 3, "70", "73.33", "20.00", "53.33", false)]
    public async Task Plan_Pays_WhenItsRuleIs(string name, string rule, int target, string cost, string total, string fixedPart, string bonus, bool reached)
    {
        var world = new PlanWorld(app, $"pay-{name}");
        await world.Exists("search");
        await world.Plan("p", "search", target, $",\"pay\":{rule}", FirstWeek);
        await world.Cost(3, "search", cost);
        await world.Leads("03 search, 04 search");

        var body = await world.Get("2026-W10/pay");
        var line = world.Line(body, "p");

        Assert.Equal(("open", total), (body.GetProperty("state").GetString(), body.GetProperty("total").GetString()));
        Assert.Equal((fixedPart, bonus), (line.GetProperty("fixed").GetString(), line.GetProperty("bonus").GetString()));
        Assert.Equal(reached, line.GetProperty("goal").GetProperty("reached").GetBoolean());
        Assert.Equal(2m, body.GetProperty("sheet").GetProperty("sum").GetDecimal());
    }

    [Fact]
    public async Task Closed_NeverChanges_AndTheNextPeriodTakesBackWhatWasMerged()
    {
        var world = new PlanWorld(app, "claw");
        await world.Exists("search");
        await world.Plan("first", "search", 2, Pay, FirstWeek);
        await world.Plan("second", "search", 1, Pay, SecondWeek);
        await world.Cost(3, "search", "10");
        await world.Cost(10, "search", "10");
        await world.Leads("03 search, 04 search, 10 search");

        var closed = await world.Close("2026-W10");
        Assert.Equal(HttpStatusCode.Created, closed.Status);
        Assert.Equal(("closed", "100.00"), (closed.Body.GetProperty("state").GetString(), closed.Body.GetProperty("total").GetString()));
        var again = await world.Close("2026-W10");
        Assert.Equal((HttpStatusCode.OK, closed.Text), (again.Status, again.Text));
        Assert.Equal("100.00", (await world.Get("2026-W11/pay")).GetProperty("total").GetString());

        // A form that has the address of the one lead and the number of the other: one person, and the target was missed.
        await world.Form("claw-a", 5, "search", "claw-0@example.com", "+37126100001");
        await world.Form("claw-b", 6, "search", "claw-1@example.com", "+37126100001");
        await app.Settled();
        await Eventually.Equal("0.5", async () => PlanWorld.Figure(world.Line(await world.Get("2026-W10/fulfilment"), "first"), "fulfilment").Split(" = ")[1]);

        Assert.Equal(closed.Text, (await app.Api.Get("/plans/claw/2026-W10/pay")).Text);
        var next = await world.Get("2026-W11/pay");
        Assert.Equal(("100.00", "-50.00", "50.00"), Amounts(next));
        var correction = Assert.Single(next.GetProperty("corrections").EnumerateArray());
        Assert.Equal("-50.00", correction.GetProperty("amount").GetString());
        var lead = Assert.Single(correction.GetProperty("leads").EnumerateArray());
        Assert.Equal(("2026-03-04", 1m, 0m, "merged"), (
            lead.GetProperty("day").GetString(), lead.GetProperty("was").GetDecimal(), lead.GetProperty("is").GetDecimal(), lead.GetProperty("reason").GetString()));

        // Settled by the next period, and by no other after it.
        Assert.Equal(HttpStatusCode.Created, (await world.Close("2026-W11")).Status);
        Assert.Equal(("0.00", "0.00", "0.00"), Amounts(await world.Get("2026-W12/pay")));
        Assert.Equal(("100.00", "-50.00", "50.00"), Amounts(await world.Get("2026-W11/pay")));
    }

    [Fact]
    public async Task Lead_ThatCameAfterClosing_IsPaidByTheNextPeriod()
    {
        var world = new PlanWorld(app, "late-pay");
        await world.Exists("search");
        await world.Plan("first", "search", 1, Pay, FirstWeek);
        await world.Cost(3, "search", "10");
        await app.Settled();
        Assert.Equal("50.00", (await world.Close("2026-W10")).Body.GetProperty("total").GetString());

        await world.Leads("04 search");

        await Eventually.Equal(("0.00", "50.00", "50.00"), async () => Amounts(await world.Get("2026-W11/pay")));
        // It is the next period's business, not that of any later one.
        Assert.Equal(("0.00", "0.00", "0.00"), Amounts(await world.Get("2026-W12/pay")));
    }

    [Fact]
    public async Task Periods_AreClosedOneAfterTheOther_WhenTheyAreOver()
    {
        var world = new PlanWorld(app, "chain-pay");
        await world.Exists();

        // Today is Monday, the 23rd.
        BadRequestTests.Refused(await world.Close("2026-03"), 409, "period-not-over");
        BadRequestTests.Refused(await world.Close("2026-W13"), 409, "period-not-over");
        Assert.Equal(HttpStatusCode.Created, (await world.Close("2026-02")).Status);
        BadRequestTests.Refused(await world.Close("2026-W10"), 409, "period-not-next");
        BadRequestTests.Refused(await world.Close("2026-01"), 409, "period-not-next");
        BadRequestTests.Refused(await world.Close("2026-02-15..2026-03-15"), 409, "period-not-next");
        Assert.Equal(HttpStatusCode.Created, (await world.Close("2026-03-01..2026-03-22")).Status);
        // The same days under another name are the same period.
        Assert.Equal(HttpStatusCode.OK, (await world.Close("2026-02-01..2026-02-28")).Status);
        BadRequestTests.Refused(await world.Close("2026-W13"), 409, "period-not-over");
        BadRequestTests.Refused(await app.Api.Post("/plans/chain-nobody/2026-02/pay/close", ""), 404, "not-found");
        BadRequestTests.Refused(await world.Close("last-month"), 422, "invalid-period");
    }

    private static (string? Earned, string? Corrected, string? Total) Amounts(JsonElement pay) =>
        (pay.GetProperty("earned").GetString(), pay.GetProperty("corrected").GetString(), pay.GetProperty("total").GetString());
}
