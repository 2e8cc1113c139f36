using Attribution.Domain.DataDriven;
using Attribution.Domain.Figures;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;

namespace Attribution.Domain.Tests.Figures;

public sealed class ModelDisagreementTests
{
    private static WeekBuilder Week() => new WeekBuilder().Channel("search").Channel("email").Channel("social")
        .Leads("search", 4m, onlyUnder: AttributionModel.PositionBased).Leads("search", 6m, onlyUnder: AttributionModel.First).Leads("search", 3m, onlyUnder: AttributionModel.Last)
        .Leads("email", 1m, onlyUnder: AttributionModel.PositionBased).Leads("email", 1.5m, "news", AttributionModel.PositionBased).Leads("email", 2.5m, onlyUnder: AttributionModel.Last)
        .Leads("social", 2m);

    [Fact]
    public void Of_ComparesTheReportsModelWithFirstAndLastTouch()
    {
        var compared = ModelDisagreement.Of(Week().Inputs(), []);

        Assert.Equal([AttributionModel.PositionBased, AttributionModel.First, AttributionModel.Last], compared.Models.Select(m => m.Rule!.Value));
        Assert.Equal(["search 4 6 3", "email 2.5 0 2.5", "social 2 2 2"], compared.Channels.Select(Text));
        Assert.Equal(["search", "email"], compared.Disputed.Select(c => c.Channel));
    }

    [Fact]
    public void Of_NamesAModelOnce_WhenItIsTheReportsOwn() => Assert.Equal(
        [AttributionModel.First, AttributionModel.Last],
        ModelDisagreement.Of(Week().Inputs() with { Model = AttributionModel.First }, []).Models.Select(m => m.Rule!.Value));

    [Fact]
    public void Of_LeavesOutDataDrivenModels_ThatFellBackToARule()
    {
        var markov = Result(DataDrivenModel.Markov, null, ("search", 5m), ("direct", 1m));
        var compared = ModelDisagreement.Of(Week().Inputs(), [markov, Result(DataDrivenModel.Shapley, AttributionModel.Linear, ("search", 4m))]);

        Assert.Equal([markov], compared.Models.Select(m => m.DataDriven).OfType<DataDrivenCredits>());
        Assert.Equal(["search 4 6 3 5", "email 2.5 0 2.5 0", "social 2 2 2 0", "direct 0 0 0 1"], compared.Channels.Select(Text));
    }

    [Fact]
    public void Disputed_IsEmpty_WhenAllAgreeToATenthOfALead() => Assert.Empty(ModelDisagreement.Of(
        new WeekBuilder().Channel("search").Leads("search", 2m).Leads("search", 0.09m, onlyUnder: AttributionModel.Last).Inputs(), []).Disputed);

    private static string Text(DisputedChannel channel) =>
        $"{channel.Channel} {string.Join(' ', channel.Units.Select(u => ((decimal)u / ModelCredits.Lead).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)))}";

    private static DataDrivenCredits Result(DataDrivenModel model, AttributionModel? fallback, params (string Channel, decimal Leads)[] channels) => new(
        model, WeekBuilder.Week, WeekBuilder.Week, "", 6, 0, null, 4, fallback, [.. channels.Select(c => new DataDrivenChannel(c.Channel, WeekBuilder.Units(c.Leads)))]);
}
