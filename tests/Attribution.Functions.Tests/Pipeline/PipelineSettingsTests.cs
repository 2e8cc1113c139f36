using System.Net;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.Pipeline;

/// <summary>Stages, quotas and what an organisation says of its business.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class PipelineSettingsTests(AppFixture app)
{
    [Fact]
    public async Task Coverage_FollowsTheQuota_WhenAManagerHasOne()
    {
        var world = new DealWorld(app, "quota", 2025, 1);
        await Put("/pipeline/quotas/quota-1", """{"manager":"quota-carl","from":"2025-01-01","to":"2025-03-31","amount":"4000","currency":"EUR"}""");
        await world.Tell(world.Opened("a", 2, "\"manager\":\"quota-carl\""));

        Assert.Equal(0.25m, await world.Kpi("coverage", "manager", "quota-carl"));

        await app.Api.Delete("/pipeline/quotas/quota-1");
        Assert.Null(await world.Kpi("coverage", "manager", "quota-carl"));
    }

    [Fact]
    public async Task ExpectedRevenue_FollowsTheProbability_WhenAStageHasOne()
    {
        var world = new DealWorld(app, "funnel", 2025, 2);
        await Put("/pipeline/stages/funnel-stage", """{"name":"Funnel stage","order":5,"probabilityPercent":"62.5"}""");
        await world.Tell(world.Fact("a", 2, "opened", "\"stage\":\"funnel-stage\",\"amount\":\"800\",\"currency\":\"EUR\""));

        Assert.Equal((800m, 500m, 0.625m), (await world.Kpi("openValue", "stage", "funnel-stage"), await world.Kpi("expectedRevenue", "stage", "funnel-stage"), await world.Kpi("probability", "stage", "funnel-stage")));
        Assert.Null(await world.Kpi("probabilityByHistory", "stage", "funnel-stage"));
    }

    [Fact]
    public async Task Ltv_NeedsAMargin_AndIsToldOnceThereIsOne()
    {
        var world = new DealWorld(app, "margin", 2025, 3);
        await world.Channels("search");
        await world.Form("anna", 1, "search");
        await world.Tell(world.Opened("a", 2), world.Fact("a", 5, "won"), world.Fact("a", 20, "customer-lost"));
        await Put("/pipeline/settings", """{"customerMonths":12}""");
        Assert.Null(await world.Kpi("ltv", "channel", "margin-search"));

        // One new customer, 31 days: 1000 x 60 % x 12 months / (1 customer x 31 / 30.4375 months).
        await Put("/pipeline/settings", """{"grossMarginPercent":60,"customerMonths":12,"churnLimitPercent":2}""");
        Assert.Equal(7069.354839m, await world.Kpi("ltv", "channel", "margin-search"));
        Assert.Equal(7069.354839m, await world.Kpi("ltv", "channel", "margin-search", "joint"));
        Assert.Equal("""{"churnLimitPercent":2,"grossMarginPercent":60,"customerMonths":12}""", (await app.Api.Get("/pipeline/settings")).Text);
    }

    [Theory]
    [InlineData("/pipeline/stages/x", """{"name":"X","order":1}""", "missing-field")]
    [InlineData("/pipeline/stages/x", """{"name":"X","order":1,"probabilityPercent":101}""", "out-of-range")]
    [InlineData("/pipeline/stages/x", """{"name":"X","order":1001,"probabilityPercent":1}""", "out-of-range")]
    [InlineData("/pipeline/stages/x", """{"name":"X","order":1,"probabilityPercent":"half"}""", "invalid-number")]
    [InlineData("/pipeline/quotas/x", """{"manager":"a","from":"2025-02-01","to":"2025-01-01","amount":1,"currency":"EUR"}""", "invalid-period")]
    [InlineData("/pipeline/quotas/x", """{"manager":"a","from":"2025-01-01","to":"2025-01-01","amount":1,"currency":"Euro"}""", "invalid-currency")]
    [InlineData("/pipeline/settings", """{"grossMarginPercent":-1}""", "invalid-number")]
    public async Task Put_IsRefused_WhenAFieldIsWrong(string path, string body, string code)
    {
        var answer = await app.Api.Put(path, body);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (answer.Status, answer.Code));
    }

    private async Task Put(string path, string body)
    {
        var answer = await app.Api.Put(path, body);
        Assert.True(answer.IsSuccess, answer.ToString());
    }
}
