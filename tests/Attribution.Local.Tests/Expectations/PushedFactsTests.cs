using System.Globalization;
using Attribution.Local.Demo;
using Attribution.Local.Expectations;

namespace Attribution.Local.Tests.Expectations;

/// <summary>What the sample files say, as a person reads them.</summary>
public sealed class PushedFactsTests
{
    private static readonly PushedFacts Facts = PushedFacts.Of(DemoData.Create(DemoSize.Small));

    [Theory]
    [InlineData("skeres.paraugs@example.com", "2026-03-17T08:42:10Z", "paid-search", "21873450912", "gclid=Cj0KSAMPLE4wYBhDxARIsAqPaRaUgS-LvSpring26-8f3Zt0nXQm1b7vK2uYhE5sWd9LkPoR_jN6cTgB3iAaHMFEALw_wcB")]
    [InlineData("nino.satesto@example.com", "2026-03-17T09:21:37Z", "paid-social", "120214508876540123", "")]
    [InlineData("nmush.orinakyan@example.com", "2026-03-17T11:04:10.902Z", "linkedin", "287654321", "")]
    [InlineData("teszt.elek@example.com", "2026-03-17T12:30:41Z", "tiktok", "1809876543210001", "")]
    // The shop names the campaign and the click among the tags of the visit.
    [InlineData("skeres.paraugs@example.com", "2026-03-18T14:05:09.512Z", "paid-search", "21873450912", "gclid=Cj0KSAMPLE")]
    public void Of_ReadsALeadOfAPlatform(string email, string at, string channel, string campaign, string clickIds)
    {
        var lead = Assert.Single(Facts.Events, e => e.IsLead && e.Contacts!.Contains(email) && e.At == DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));

        Assert.Equal((channel, campaign, clickIds), (lead.Channel, lead.Campaign, string.Join(", ", lead.ClickIds)));
    }

    [Fact]
    public void Of_LeavesOutTestsAndForgeries()
    {
        Assert.DoesNotContain(Facts.Events, e => e.Contacts?.Contains("test@example.com") == true);
        Assert.Equal(2, Facts.Events.Count(e => e.Contacts?.Contains("skeres.paraugs@example.com") == true));
    }

    [Theory]
    // A script's export of Google Ads.
    [InlineData("google-ads", "paid-search", "21873450977", "2026-03-16", "impressions 15210, clicks 212, cost 54.10233")]
    [InlineData("google-ads", "paid-search", "21873450912", "2026-03-20", "impressions 0, clicks 0, cost 0")]
    // Meta counts clicks on the link, and says nothing on the last day, which is not zero.
    [InlineData("meta", "paid-social", "120214508876540456", "2026-03-17", "impressions 11874, reach 10620, clicks 250, cost 24.86")]
    [InlineData("meta", "paid-social", "120214508876540456", "2026-03-18", "impressions 402, reach 399, cost 0.71")]
    // Analytics belongs where the tags say, and is a second opinion about Meta.
    [InlineData("google-analytics", "yandex-search", "98127344", "2026-03-18", "impressions 3288, clicks 117, cost 16.90")]
    [InlineData("google-analytics", "paid-social", "120214508876540456", "2026-03-18", "impressions 402, clicks 0, cost 0.71")]
    public void Of_ReadsARowOfAFile(string source, string channel, string campaign, string day, string values)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var totals = Facts.Totals.Where(t => (t.Source, t.Channel, t.Campaign, t.From, t.To) == (source, channel, campaign, date, date));

        Assert.Equal(values, string.Join(", ", totals.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Measure} {t.Value}"))));
    }

    [Fact]
    public void Of_TakesOnlyTheReachOfSeveralDays()
    {
        var total = Assert.Single(Facts.Totals, t => t.Campaign == "120214508876540456" && t.From != t.To);

        Assert.Equal(("reach", 17_102m, new DateOnly(2026, 3, 18)), (total.Measure, total.Value, total.To));
    }
}
