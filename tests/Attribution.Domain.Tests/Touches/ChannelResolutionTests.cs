#pragma warning disable format // The columns of tables stay aligned.
using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Domain.Touches;

namespace Attribution.Domain.Tests.Touches;

public sealed class ChannelResolutionTests
{
    private static readonly Dictionary<string, Channel> Channels = new[]
    {
        Named("paid-search"),
        Named("facebook-ads", "paid-social", "facebook instagram"),
        Named("tiktok-ads", "paid-social", "tiktok"),
        Named("other-social-ads", "paid-social"),
        Named("paid-social"),
        Named("everything-free", "organic-search organic-social referral"),
        Named("brand"),
    }.ToDictionary(c => c.Id);

    private static readonly Connection Site = new(
        "shop", "web", "Shop", "brand", "", new Dictionary<string, string>(),
        [
            new("Partner", null, null, "paid-search"),
            new(null, "cpc", "Brand", "brand"),
            new(null, "cpc", "4711", "brand"),
            new("lost", null, null, "retired"),
        ],
        new Dictionary<string, string>());

    [Theory]
    // Channels that claim a group: the one that names the source before the one that names none.
    [InlineData("google",    "cpc",        "",      "", "paid-search")]
    [InlineData("facebook",  "cpc",        "",      "", "facebook-ads")]
    [InlineData("Instagram", "cpc",        "",      "", "facebook-ads")]
    [InlineData("tiktok.com", "cpc",       "",      "", "tiktok-ads")]
    [InlineData("linkedin",  "cpc",        "",      "", "other-social-ads")]
    [InlineData("bing",      "organic",    "",      "", "everything-free")]

    // Nobody claims these.
    [InlineData("weekly",    "email",      "",      "", "unattributed")]
    [InlineData("mailchimp", "newsletter", "",      "", "unattributed")]
    [InlineData("",          "",           "",      "", "unattributed")]
    public void Of_AsksTheCatalogue(string source, string medium, string campaign, string id, string channel) =>
        Assert.Equal(channel, ChannelResolution.Of(Tagged(source, medium, campaign, id), null, Channels));

    [Theory]
    // The connection's own rules come first; one that names a channel out of use is passed over.
    [InlineData("partner",   "newsletter", "",      "",     "paid-search")]
    [InlineData("google",    "CPC",        "brand", "",     "brand")]
    [InlineData("google",    "cpc",        "x",     "4711", "brand")]
    [InlineData("google",    "cpc",        "x",     "",     "paid-search")]
    [InlineData("lost",      "referral",   "",      "",     "everything-free")]

    // What no channel claims is the connection's own.
    [InlineData("weekly",    "email",      "",      "",     "brand")]
    public void Of_AsksTheConnectionFirst(string source, string medium, string campaign, string id, string channel) =>
        Assert.Equal(channel, ChannelResolution.Of(Tagged(source, medium, campaign, id), Site, Channels));

    private static Traffic Tagged(string source, string medium, string campaign, string id) =>
        Traffic.Of(UtmTags.None with { Source = source, Medium = medium, Campaign = campaign, Id = id }, [], "");

    private static Channel Named(string id, string groups = "", string sources = "") =>
        new(id, id, null, false, new Dictionary<Measure, SourceOfTruth>(), EventLayout.Default)
        {
            Groups = groups.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Sources = sources.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };
}
