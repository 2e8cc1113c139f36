using Attribution.Domain.Catalog;

#pragma warning disable format // The columns of tables stay aligned.
namespace Attribution.Domain.Tests.Catalog;

public sealed class ConnectionRoutingTests
{
    private static readonly Connection Connection = new(
        "one", "meta", "One", "own", "", new Dictionary<string, string>(),
        [
            new ChannelRule("google", "cpc", null, "search"),
            new ChannelRule("google", null, "Spring", "spring"),
            new ChannelRule(null, null, "42", "by-id"),
            new ChannelRule("facebook ", null, null, "social"),
        ],
        new Dictionary<string, string>());

    [Theory]
    // source, medium, campaign, id of the platform, channel
    [InlineData("google",     "cpc",   "spring", "",   "search")]
    [InlineData(" GOOGLE ",   "CPC",   null,     "",   "search")]
    [InlineData("google",     "email", "SPRING", "",   "spring")]
    [InlineData("google",     null,    null,     "",   "own")]
    [InlineData("x",          null,    null,     "42", "by-id")]
    [InlineData(null,         null,    "42",     "",   "by-id")]
    [InlineData("Facebook",   null,    null,     "",   "social")]
    [InlineData("facebook-2", null,    null,     "",   "own")]
    [InlineData(null,         null,    null,     "",   "own")]
    public void FirstRuleThatMatches_Decides(string? source, string? medium, string? campaign, string id, string channel) =>
        Assert.Equal(channel, ConnectionRouting.ChannelOf(Connection, source, medium, [campaign, id]));

    [Fact]
    public void WithoutRuleAndOwnChannel_NothingDecides() =>
        Assert.Null(ConnectionRouting.ChannelOf(Connection with { Channel = null, Rules = [] }, "google", "cpc", []));
}
