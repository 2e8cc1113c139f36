using Attribution.Domain.Catalog;

namespace Attribution.Domain.Touches;

/// <summary>Which of our channels a visit belongs to.</summary>
public static class ChannelResolution
{
    /// <summary>
    /// The first of: a rule of the connection; a channel that claims the visit's group, those that name its source before those that
    /// name none; the connection's own channel; <see cref="Channel.Unattributed"/>. What a visitor's address says is nobody's
    /// mistake, so there is always an answer.
    /// </summary>
    /// <param name="traffic">Source, medium and campaign of the visit.</param>
    /// <param name="connection">Who delivered it; null when no connection did.</param>
    /// <param name="channels">Channels in use, by id; whatever names another is passed over.</param>
    public static string Of(Traffic traffic, Connection? connection, IReadOnlyDictionary<string, Channel> channels) =>
        connection?.Rules.FirstOrDefault(rule =>
            rule.Matches(traffic.Source, traffic.Medium, [traffic.Campaign, traffic.CampaignId]) && channels.ContainsKey(rule.Channel))?.Channel
        ?? Claiming(traffic, channels)
        ?? (connection?.Channel is { } own && channels.ContainsKey(own) ? own : Channel.Unattributed);

    private static string? Claiming(Traffic traffic, IReadOnlyDictionary<string, Channel> channels)
    {
        var group = ChannelGroups.Name(ChannelGroups.Of(traffic));
        return channels.Values
            .Where(channel => channel.Groups.Contains(group, StringComparer.Ordinal) || (channel.Groups.Count == 0 && channel.Id == group))
            .Where(channel => channel.Sources.Count == 0 || NamesSource(channel, traffic.Source))
            .OrderByDescending(channel => channel.Sources.Count > 0)
            .ThenByDescending(channel => channel.Groups.Count > 0)
            .ThenBy(channel => channel.Id, StringComparer.Ordinal)
            .FirstOrDefault()?.Id;
    }

    private static bool NamesSource(Channel channel, string source) => new SiteList(string.Join(' ', channel.Sources)).Contains(source);
}
