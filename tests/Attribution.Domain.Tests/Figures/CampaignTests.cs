using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Figures;

public sealed class CampaignTests
{
    private static readonly (Measure, SourceOfTruth) ClicksOfPlatform = (Measure.Clicks, SourceOfTruth.Platform);

    [Fact]
    public void Of_TellsWhatTheSourceOfTruthSays_CampaignByCampaign()
    {
        var week = new WeekBuilder().Channel("search", "google-ads", truth: ClicksOfPlatform).Channel("email")
            .Says("google-ads", Measure.Clicks, "search", 16, 40, "brand").Says("google-ads", Measure.Clicks, "search", 17, 2, "brand")
            .Says("google-ads", Measure.Cost, "search", 16, 90_000_000, "brand").Says("google-ads", Measure.Cost, "search", 22, 1, "brand")
            .Says("meta", Measure.Cost, "search", 16, 77_000_000, "brand")
            .Own(Measure.Clicks, "search", 16, 44, "brand").Own(Measure.Applications, "search", 16, 5, "brand")
            .Own(Measure.Clicks, "email", 18, 7, "news").Own(Measure.Clicks, "email", 18, 70)
            // The week before, and what names no campaign, is in no campaign.
            .Own(Measure.Applications, "search", 15, 50, "brand").Own(Measure.Applications, "search", 16, 50)
            .Leads("search", 3m, "brand").Leads("search", 9m).Leads("email", 0.5m, "gone");

        Assert.Equal(
            [
                new("email", "gone", "gone",       null, null, WeekBuilder.Units(0.5m), null),
                new("email", "news", "Newsletter", 7,    null, 0,                       null),
                new("search", "brand", "brand",    42,   5,    WeekBuilder.Units(3),    90_000_001),
            ],
            CampaignCalculation.Of(week.Inputs() with { CampaignNames = new Dictionary<string, string> { ["news"] = "Newsletter" } }));
    }

    [Theory]
    //          leads  cost   average CPL   leads beyond what the same money brings on average
    [InlineData("4",   90,    30,           "1")]
    [InlineData("3",   90,    30,           "0")]
    [InlineData("1",   90,    30,           "-2")]
    [InlineData("0",   90,    30,           "-3")]
    [InlineData("2",   0,     30,           "2")]
    [InlineData("1",   100,   30,           "-2.333333333")]
    [InlineData("1",   null,  30,           null)]
    [InlineData("1",   90,    null,         null)]
    public void BeyondAverage_IsLeadsLessWhatTheMoneyBringsElsewhere(string leads, int? cost, int? average, string? expected) => Assert.Equal(
        expected is null ? null : WeekBuilder.Units(Number(expected)),
        Campaign("a", Number(leads), cost).BeyondAverage(average * 1_000_000L));

    [Fact]
    public void TopAndWorst_AreThoseFurthestFromTheAverage()
    {
        CampaignFigures[] campaigns =
        [
            Campaign("average", 1, 30), Campaign("best", 9, 30), Campaign("dear", 1, 90), Campaign("good", 4, 30), Campaign("waste", 0, 300), Campaign("free", 1, null),
            Campaign("better", 5, 30), Campaign("fair", 2, 30), Campaign("weak", 1, 60),
        ];

        Assert.Equal(["best", "better", "good"], CampaignCalculation.Top(campaigns, 30_000_000).Select(c => c.Campaign));
        Assert.Equal(["waste", "dear", "weak"], CampaignCalculation.Worst(campaigns, 30_000_000).Select(c => c.Campaign));
        Assert.Empty(CampaignCalculation.Top(campaigns, null).Concat(CampaignCalculation.Worst(campaigns, null)));
    }

    private static CampaignFigures Campaign(string id, decimal leads, int? cost) => new("search", id, id, null, null, WeekBuilder.Units(leads), cost * 1_000_000L);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
