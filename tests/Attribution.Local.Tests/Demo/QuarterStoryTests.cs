using Attribution.Local.Demo;
using Attribution.Local.Expectations;

namespace Attribution.Local.Tests.Demo;

/// <summary>The quarter that the demo tells: whether its people exist, its facts can be, and its report says something.</summary>
public sealed class QuarterStoryTests
{
    private static readonly DemoData Full = DemoData.Create(DemoSize.Full);
    private static readonly PushedFacts Facts = PushedFacts.Of(Full);
    private static readonly PushedLives Lives = PushedLives.Of(Full);
    private static readonly IReadOnlyDictionary<string, decimal> Kpis = ExpectedKpis.Of(Full).Numbers;

    [Fact]
    public void People_DoNotExist() => Assert.All(
        Facts.Events.SelectMany(form => form.Contacts ?? []).Where(contact => contact.Contains('@', StringComparison.Ordinal)),
        address => Assert.True(
            address.EndsWith(".example", StringComparison.Ordinal) || address.EndsWith("@example.com", StringComparison.Ordinal) || address.StartsWith("invented.person.", StringComparison.Ordinal),
            address));

    [Fact]
    public void Leads_AreToldOf_AfterTheyCame()
    {
        var forms = Facts.Events.Where(form => form.IsLead).ToDictionary(form => form.Key);

        Assert.All(Lives.Leads, lead => Assert.All(Lives.Told(lead), fact => Assert.True(fact.At > forms[lead].At)));
    }

    [Fact]
    public void Facts_EndBeforeTheReportIsDue() =>
        Assert.All(Lives.Leads.SelectMany(Lives.Told), fact => Assert.InRange(fact.Day, ExpectedKpis.Days.From, ExpectedKpis.Days.To));

    [Theory]
    [InlineData("new")]
    [InlineData("qualified")]
    [InlineData("rejected")]
    [InlineData("deferred")]
    [InlineData("customer")]
    public void Leads_StandInEveryWay(string status) => Assert.Contains(Lives.Leads, lead => Lives.Lead(lead).Status == status);

    [Theory]
    [InlineData("assigned")]
    [InlineData("contacted")]
    [InlineData("demo-held")]
    [InlineData("reactivated")]
    [InlineData("nps")]
    [InlineData("persona")]
    [InlineData("stage")]
    public void Leads_HaveFactsOfEveryKind(string kind) => Assert.Contains(Lives.Leads.SelectMany(Lives.Told), fact => fact.Kind == kind);

    [Fact]
    public void Davit_HasMostLeads_AndWinsFewestOfThem()
    {
        decimal Of(string manager, string figure) => Kpis.GetValueOrDefault($"lead-life {manager} {figure}");
        var others = new[] { "marta", "eszter", "giorgi" };

        Assert.All(others, other => Assert.True(Of("davit", "leads") > Of(other, "leads")));
        Assert.All(others, other => Assert.True(Of("davit", "conversion") / Of("davit", "accepted") < Of(other, "conversion") / Of(other, "accepted")));
    }

    [Fact]
    public void PaidSocial_IsCheap()
    {
        decimal Cpl(string channel) => Kpis[$"joint {channel} cost"] / Kpis[$"joint {channel} leads"];

        Assert.True(Cpl("paid-social") < Cpl("paid-search"));
        Assert.True(Cpl("paid-search") < Cpl("linkedin"));
    }

    [Fact]
    public void SmallDemo_TellsALittleOfEverything()
    {
        var small = PushedLives.Of(DemoData.Create(DemoSize.Small));

        Assert.InRange(small.Leads.Count(), 5, 20);
        Assert.InRange(small.Deals.Count, 3, 10);
        Assert.Single(small.Attendance);
    }
}
