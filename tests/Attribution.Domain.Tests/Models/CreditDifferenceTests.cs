using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;

namespace Attribution.Domain.Tests.Models;

public sealed class CreditDifferenceTests
{
    [Fact]
    public void Between_IsTheWholeCredit_WhenLeadIsNew()
    {
        var after = Journeys.Credit("email 5d, search 3d", plans: [WeekBuilder.Plan("anna", channels: "search")]);

        var difference = CreditDifference.Between(null, after);

        Assert.Equal(after.Channels, difference.Channels);
        Assert.Equal(after.Plans, difference.Plans);
    }

    [Fact]
    public void Between_TakesTheWholeCreditBack_WhenLeadIsTakenOut()
    {
        var before = Journeys.Credit("email 5d");

        var difference = CreditDifference.Between(before, null);

        Assert.Equal(new ChannelCredit("email", "", ModelCredits.From(_ => -ModelCredits.Lead)), difference.Channels.Single());
        Assert.Equal(new PlanCredit("-", ModelCredits.From(_ => -ModelCredits.Lead)), difference.Plans.Single());
    }

    [Fact]
    public void Between_IsEmpty_WhenOnlyTouchesOrRulesChange()
    {
        var before = Journeys.Credit("email 5d");
        var after = Journeys.Credit("email 4d, email 3d", Journeys.Rules with { MostTouches = 50 });

        Assert.NotEqual(before.Touches, after.Touches);
        Assert.True(CreditDifference.Between(before, after).IsEmpty);
        Assert.True(CreditDifference.Between(null, null).IsEmpty);
    }

    [Fact]
    public void Between_ListsChangedRowsInOrder_WhenALateTouchArrives()
    {
        // A search that came to light later becomes the last touch; the e-mail keeps the first place.
        var before = Journeys.Credit("email 5d");
        var after = Journeys.Credit("email 5d, search 3d");

        var difference = CreditDifference.Between(before, after);

        Assert.Equal(["email", "search"], difference.Channels.Select(row => row.Channel));
        Assert.Equal([0, -1_000_000_000], Under(difference.Channels[0], AttributionModel.First, AttributionModel.Last));
        Assert.Equal([0, 1_000_000_000], Under(difference.Channels[1], AttributionModel.First, AttributionModel.Last));
        Assert.Equal([-500_000_000, -500_000_000], Under(difference.Channels[0], AttributionModel.Linear, AttributionModel.PositionBased));
        Assert.Empty(difference.Plans);
    }

    private static long[] Under(ChannelCredit row, params AttributionModel[] models) => [.. models.Select(model => row.Credits[model])];
}
