using System.Text.Json;
using Attribution.Functions.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Plans;

/// <summary>How plans stand, over HTTP: what a marketer reads, with cases that can be checked by hand.</summary>
[Collection(AppCollection.Name)]
public sealed class FulfilmentTests(AppFixture app)
{
    [Fact]
    public async Task Plan_IsToldWithEveryFigure_AndTheLeadsBehindIt()
    {
        var world = new PlanWorld(app, "ful");
        await world.Exists("search", "email", "radio");
        await world.Plan("search", "search", 31, ",\"budget\":\"310\"");
        await world.Cost(17, "search", "62");
        await world.Leads("16 search, 17 search, 20 email");

        var body = await world.Get("2026-03/fulfilment?asOf=2026-03-22");
        var line = world.Line(body, "search");

        Assert.Equal("2/31 = 0.064516129032", PlanWorld.Figure(line, "fulfilment"));
        Assert.Equal("62/2 = 31", PlanWorld.Figure(line, "costPerLead"));
        Assert.Equal("62/70 = 0.885714285714", PlanWorld.Figure(line, "allowedCplRatio"));
        Assert.Equal("62/310 = 0.2", PlanWorld.Figure(line, "budgetUsed"));
        Assert.Equal("22/1 = 22", PlanWorld.Figure(line, "expectedPace"));
        Assert.Equal("62/22 = 2.818181818182", PlanWorld.Figure(line, "forecast"));
        Assert.Equal("29/9 = 3.222222222222", PlanWorld.Figure(line, "requiredDailyRate"));
        Assert.Equal(("2026-03-01", "2026-03-31"), (body.GetProperty("period").GetProperty("from").GetString(), body.GetProperty("period").GetProperty("to").GetString()));

        var sheet = body.GetProperty("sheet");
        Assert.Equal((2, 2m), (sheet.GetProperty("lines").GetInt32(), sheet.GetProperty("sum").GetDecimal()));
        Assert.Equal(["2026-03-16 ful-search v1 1 ful-search", "2026-03-17 ful-search v1 1 ful-search"], sheet.GetProperty("leads").EnumerateArray().Select(lead =>
            $"{lead.GetProperty("day").GetString()} {lead.GetProperty("plan").GetString()} v{lead.GetProperty("version")} {lead.GetProperty("credit")} {lead.GetProperty("channels")[0].GetProperty("channel").GetString()}"));
        Assert.StartsWith("v", sheet.GetProperty("leads")[0].GetProperty("rules").GetString(), StringComparison.Ordinal);

        // The third lead is nobody's; other tests have such leads too.
        var outside = body.GetProperty("outsideEveryPlan");
        Assert.Equal(1m, outside.GetProperty("channels").EnumerateArray().Single(c => c.GetProperty("channel").GetString() == "ful-email").GetProperty("leads").GetDecimal());
        Assert.Equal(outside.GetProperty("leads").GetDecimal(), outside.GetProperty("channels").EnumerateArray().Sum(c => c.GetProperty("leads").GetDecimal()));
    }

    [Fact]
    public async Task Week_HasItsPartOfTheTarget_AndDaysWithoutPlanAreTold()
    {
        var world = new PlanWorld(app, "week");
        await world.Exists("search");
        await world.Plan("p", "search", 31, days: "\"from\":\"2026-03-18\",\"to\":\"2026-04-17\"");
        await world.Leads("17 search, 18 search, 22 search, 23 search");

        var body = await world.Get("2026-W12/fulfilment");

        Assert.Equal("2/5 = 0.4", PlanWorld.Figure(world.Line(body, "p"), "fulfilment"));
        Assert.Equal("No day of the plan is left.", PlanWorld.Figure(world.Line(body, "p"), "requiredDailyRate").Split(" = ")[1]);
        Assert.Equal("""[{"from":"2026-03-16","to":"2026-03-17"}]""", body.GetProperty("daysWithoutPlan").GetRawText());
        Assert.Equal("""[{"from":"2026-02-01","to":"2026-02-28"}]""", (await world.Get("2026-02/fulfilment")).GetProperty("daysWithoutPlan").GetRawText());
    }

    [Fact]
    public async Task Change_LeavesTheDaysBeforeItAsTheyWere()
    {
        var world = new PlanWorld(app, "change");
        await world.Exists("search", "email");
        await world.Plan("p", "search", 31, ",\"pay\":{\"amount\":\"310\"}");
        await world.Leads("10 search, 17 search, 17 email, 18 email");
        var before = await Stable("2026-03-01..2026-03-15");

        // Other scope, target, model and pay from the 16th on.
        await world.Plan("p", "email", 310, ",\"model\":\"first\",\"pay\":{\"amount\":\"3100\",\"fixedPercent\":100},\"holdsFrom\":\"2026-03-16\"");
        await app.Settled();

        Assert.Equal(before, await Stable("2026-03-01..2026-03-15"));
        var body = await world.Get("2026-03/fulfilment");
        // One lead of search until the 15th, two of email from the 16th on; 31 × 15 / 31 + 310 × 16 / 31 = 175.
        Assert.Equal("3/175 = 0.017142857143", PlanWorld.Figure(world.Line(body, "p"), "fulfilment"));
        Assert.Equal(
            ["v1 2026-03-01..2026-03-15: 1/15 = 0.066666666667", "v2 2026-03-16..2026-03-31: 2/160 = 0.0125"],
            world.Line(body, "p").GetProperty("versions").EnumerateArray().Select(v =>
                $"v{v.GetProperty("version")} {v.GetProperty("from").GetString()}..{v.GetProperty("to").GetString()}: {PlanWorld.Figure(v, "fulfilment")}"));
        // 310 × 15 / 31 in halves, and 3100 less 3100 × 15 / 31 whole.
        Assert.Equal(["75.00 75.00", "1600.00 0.00"], world.Line(await world.Get("2026-03/pay"), "p").GetProperty("versions").EnumerateArray()
            .Select(v => $"{v.GetProperty("fixed").GetString()} {v.GetProperty("forGoal").GetString()}"));
        // The weekly report judges by the same versions.
        Assert.Equal(175m, (await app.Api.Figures()).Plan("change-p")!.Value.GetProperty("targetLeads").GetDecimal());

        async Task<string> Stable(string period) =>
            $"{world.Line(await world.Get($"{period}/fulfilment"), "p").GetRawText()}\n{world.Line(await world.Get($"{period}/pay"), "p").GetRawText()}";
    }

    [Fact]
    public async Task Overlap_IsSharedEqually_LeadsAndCosts()
    {
        var (world, other) = (new PlanWorld(app, "over"), new PlanWorld(app, "over2"));
        await world.Exists("search");
        await other.Exists("search");
        await world.Plan("p", "search", 10);
        var answer = await app.Api.Put("/plans/over2-p", """{"marketer":"over2","from":"2026-03-01","to":"2026-03-31","targetLeads":10,"allowedCpl":"35","channels":["over-search","over2-search"]}""");
        Assert.True(answer.IsSuccess, answer.ToString());
        await world.Cost(17, "search", "100");
        await world.Leads("16 search, 17 search, 18 search");

        foreach (var each in new[] { world, other })
        {
            var line = each.Line(await each.Get("2026-03/fulfilment"), "p");
            Assert.Equal("50/1.5 = 33.333333333333", PlanWorld.Figure(line, "costPerLead"));
            Assert.Equal(3, line.GetProperty("leads").GetInt32());
        }
    }

    [Fact]
    public async Task Sheet_IsReadPageByPage()
    {
        var world = new PlanWorld(app, "page");
        await world.Exists("search");
        await world.Plan("p", "search", 10);
        await world.Leads("16 search, 17 search, 18 search, 19 search, 20 search");

        var pages = new List<JsonElement>();
        for (int? next = 0; next is not null;)
        {
            var sheet = (await world.Get($"2026-03/fulfilment?limit=2&offset={next}")).GetProperty("sheet");
            pages.Add(sheet);
            next = sheet.GetProperty("more").GetBoolean() ? sheet.GetProperty("next").GetInt32() : null;
        }

        Assert.Equal([2, 2, 1], pages.Select(page => page.GetProperty("shown").GetInt32()));
        Assert.All(pages, page => Assert.Equal(5m, page.GetProperty("sum").GetDecimal()));
        Assert.Equal(5, pages.SelectMany(page => page.GetProperty("leads").EnumerateArray()).Select(lead => lead.GetProperty("lead").GetString()).Distinct().Count());
        Assert.Empty((await world.Get("2026-03/fulfilment?offset=5")).GetProperty("sheet").GetProperty("leads").EnumerateArray());
    }

    [Theory]
    [InlineData("/plans/nobody/2026-03/fulfilment",                 404, "not-found")]
    [InlineData("/plans/Anna/2026-03/pay",                          404, "not-found")]
    [InlineData("/plans/ask/2026-3/fulfilment",                     422, "invalid-period")]
    [InlineData("/plans/ask/march/pay",                             422, "invalid-period")]
    [InlineData("/plans/ask/2026-03/fulfilment?asOf=today",         422, "invalid-date")]
    [InlineData("/plans/ask/2026-03/fulfilment?asOf=1999-12-31",    422, "invalid-date")]
    [InlineData("/plans/ask/2026-03/fulfilment?asOf=2026-03-24",    422, "date-in-future")]
    [InlineData("/plans/ask/2026-03/fulfilment?limit=0",            422, "out-of-range")]
    [InlineData("/plans/ask/2026-03/fulfilment?limit=10001",        422, "out-of-range")]
    [InlineData("/plans/ask/2026-03/pay?offset=-1",                 422, "out-of-range")]
    public async Task Question_IsRefused_WhenItIs(string path, int status, string code)
    {
        await new PlanWorld(app, "ask").Exists();

        BadRequestTests.Refused(await app.Api.Get(path), status, code);
    }

    [Fact]
    public async Task Marketer_WithoutPlans_HasNone_AndTheFutureIsEmpty()
    {
        var world = new PlanWorld(app, "empty");
        await world.Exists();

        Assert.Empty((await world.Get("2026-03/fulfilment")).GetProperty("plans").EnumerateArray());
        Assert.Equal("0.00", (await world.Get("2026-03/pay")).GetProperty("total").GetString());
        Assert.Equal(0, (await world.Get("2027-01/fulfilment")).GetProperty("sheet").GetProperty("lines").GetInt32());
    }
}
