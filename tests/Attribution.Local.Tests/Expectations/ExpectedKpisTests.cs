using Attribution.Local.Demo;
using Attribution.Local.Expectations;

namespace Attribution.Local.Tests.Expectations;

/// <summary>The KPIs that follow from the demo's quarter, stated: whoever changes the data sees what changes with it.</summary>
public sealed class ExpectedKpisTests
{
    private static readonly IReadOnlyDictionary<string, decimal> Quarter = ExpectedKpis.Of(DemoData.Create(DemoSize.Full)).Numbers;

    [Theory]
    [InlineData("lead-life total leads", 445)]
    [InlineData("lead-life total accepted", 323)]
    [InlineData("lead-life total conversion", 23)]
    [InlineData("pipeline total won", 31)]
    [InlineData("pipeline total wonRevenue", 119_211)]
    [InlineData("pipeline total lost", 34)]
    [InlineData("pipeline total open", 31)]
    [InlineData("pipeline total openValue", 129_400)]
    [InlineData("events webinar-january registered", 43)]
    [InlineData("events webinar-january attended", 29)]
    [InlineData("events fair-february registered", 34)]
    [InlineData("events fair-february attended", 66)]
    [InlineData("events forum-march registered", 26)]
    [InlineData("events forum-march attended", 31)]
    [InlineData("joint total leads", 445)]
    [InlineData("joint total cost", 22_209.46331)]
    public void Of_Says(string name, double number) => Assert.Equal((decimal)number, Quarter[name]);

    [Theory]
    [InlineData("lead-life", "leads")]
    [InlineData("lead-life", "accepted")]
    [InlineData("pipeline", "wonRevenue")]
    [InlineData("events", "registered")]
    [InlineData("joint", "leads")]
    public void Of_AddsLinesUpToTheTotal(string area, string figure) => Assert.Equal(
        Quarter[$"{area} total {figure}"],
        Quarter.Where(number => number.Key.StartsWith($"{area} ", StringComparison.Ordinal) && number.Key.EndsWith($" {figure}", StringComparison.Ordinal)).Sum(number => number.Value)
            - Quarter[$"{area} total {figure}"]);

    [Fact]
    public void Of_CountsEveryLeadOnce_WhetherByManagerOrByChannel() => Assert.Equal(Quarter["lead-life total leads"], Quarter["joint total leads"]);
}
