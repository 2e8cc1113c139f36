namespace Attribution.Functions.Settings;

/// <summary>One sender of webhooks, section <c>Connections:{id}</c>.</summary>
public sealed class WebhookConnection
{
    /// <summary>Name of the section that holds all of them by id.</summary>
    public const string Section = "Connections";

    /// <summary>What kind of sender it is, for example <c>google-ads</c>.</summary>
    public string Platform { get; init; } = "";

    /// <summary>The secret it shares with us. An empty one refuses everything.</summary>
    public string Key { get; init; } = "";

    /// <summary>Id of the channel that its leads belong to.</summary>
    public string Channel { get; init; } = "";
}

/// <summary>All configured connections by id.</summary>
/// <param name="ById">The connections.</param>
public sealed record WebhookConnections(IReadOnlyDictionary<string, WebhookConnection> ById)
{
    /// <summary>A connection of that platform; null when there is none.</summary>
    public WebhookConnection? Find(string platform, string id) =>
        ById.TryGetValue(id, out var connection) && connection.Platform == platform ? connection : null;
}
