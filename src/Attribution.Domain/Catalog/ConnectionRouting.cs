namespace Attribution.Domain.Catalog;

/// <summary>Where a delivery of a connection belongs.</summary>
public static class ConnectionRouting
{
    /// <summary>
    /// The channel of the first rule that matches, else the connection's own; null when neither decides.
    /// </summary>
    /// <param name="connection">Who delivered it.</param>
    /// <param name="source">Value of <c>utm_source</c>; null when there is none.</param>
    /// <param name="medium">Value of <c>utm_medium</c>; null when there is none.</param>
    /// <param name="campaigns">Everything the campaign is called by: <c>utm_campaign</c>, <c>utm_id</c>, the platform's id.</param>
    public static string? ChannelOf(Connection connection, string? source, string? medium, IReadOnlyCollection<string?> campaigns) =>
        connection.Rules.FirstOrDefault(rule => rule.Matches(source, medium, campaigns))?.Channel ?? connection.Channel;
}
