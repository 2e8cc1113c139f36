using System.Security.Cryptography;
using System.Text;
using Attribution.Local.Demo;
using Attribution.Local.Expectations;

namespace Attribution.Local.Tests.Demo;

public sealed class DemoDataTests
{
    private static readonly DemoData Full = DemoData.Create(DemoSize.Full);

    [Fact]
    public void Create_GivesTheSameBytes_ForTheSameSecrets() => Assert.Equal(Hash(Full), Hash(DemoData.Create(DemoSize.Full, Full.Secrets)));

    [Fact]
    public void Create_MakesSecretsOfItsOwn() => Assert.NotEqual(Full.Secrets, DemoData.Create(DemoSize.Small).Secrets);

    [Fact]
    public void Create_KeepsBatchesWithinTheLimits() =>
        Assert.All(Full.Traffic, item =>
        {
            Assert.InRange(item.Expected.Received, 0, 1_000);
            Assert.InRange(item.Body.Length, 1, 1_000_000);
        });

    [Theory]
    [InlineData("/clicks", 94, 10_838)]
    [InlineData("/applications", 143, 733)]
    [InlineData("/impressions", 34, 350)]
    [InlineData("/costs", 49, 833)]
    [InlineData("/reach", 4, 4)]
    [InlineData("/leads/events", 5, 1_944)]
    [InlineData("/deals/events", 2, 432)]
    [InlineData("/events/webinar-january/facts", 2, 130)]
    [InlineData("/events/fair-february/facts", 2, 257)]
    [InlineData("/events/forum-march/facts", 2, 130)]
    [InlineData("/imports/crm-leads-csv", 2, 56)]
    [InlineData("/imports/csv", 36, 45)]
    [InlineData("/imports/ga4-cost-csv", 30, 50)]
    [InlineData("/imports/google-ads-csv", 27, 73)]
    [InlineData("/imports/meta-insights", 32, 80)]
    [InlineData("/webhooks/google-ads/google-lv", 64, 62)]
    [InlineData("/webhooks/linkedin/linkedin-am", 21, 19)]
    [InlineData("/webhooks/meta/meta-ge", 39, 76)]
    [InlineData("/webhooks/standard-webhooks/shop", 3, 2)]
    [InlineData("/webhooks/tiktok/tiktok-hu", 19, 21)]
    public void Create_MakesAQuarterWithAMonthOfTraffic(string path, int requests, int facts)
    {
        var items = Full.Traffic.Where(item => item.Path.Split('?')[0] == path).ToList();

        Assert.Equal((requests, facts), (items.Count, items.Sum(item => item.Facts)));
    }

    [Fact]
    public void Create_SendsSomeFactsMoreThanOnce()
    {
        var facts = PushedFacts.Of(Full);

        var clicks = facts.Events.Count(e => e.Measure == "clicks");
        var sent = Full.Traffic.Where(item => item.Path == "/clicks").Sum(item => item.Expected.Received - item.Expected.Rejected)
            - facts.Totals.Count(t => t.Measure == "clicks");
        Assert.InRange(sent - clicks, 500, 5_000);
    }

    [Fact]
    public void Create_NeverSendsALeadBeforeItsClicks()
    {
        var waveOfClick = Full.Traffic.Where(item => item.Path == "/clicks")
            .SelectMany(item => Encoding.UTF8.GetString(item.Body.Span).Split("\"visitorId\":\"p-").Skip(1).Select(text => (Visitor: text[..text.IndexOf('"')], item.Wave)));
        var waveOfForm = Full.Traffic.Where(item => item.Path == "/applications")
            .SelectMany(item => Encoding.UTF8.GetString(item.Body.Span).Split("\"visitorId\":\"p-").Skip(1).Select(text => (Visitor: text[..text.IndexOf('"')], item.Wave)))
            .ToLookup(form => form.Visitor, form => form.Wave);

        var firstClicks = waveOfClick.GroupBy(click => click.Visitor, click => click.Wave).Where(visitor => waveOfForm.Contains(visitor.Key)).ToList();
        Assert.True(firstClicks.Count > 60);
        Assert.All(firstClicks, visitor => Assert.True(visitor.Min() < waveOfForm[visitor.Key].Min()));
    }

    private static string Hash(DemoData data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var item in data.Catalogue.Concat(data.Traffic))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{item.Wave} {item.Method} {item.Path} {item.ContentType} "));
            hash.AppendData(item.Body.Span);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
