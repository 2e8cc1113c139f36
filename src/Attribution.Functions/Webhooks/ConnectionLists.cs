using Attribution.Domain.Catalog;

namespace Attribution.Functions.Webhooks;

/// <summary>Settings of connections that hold several ids, with commas between.</summary>
internal static class ConnectionLists
{
    /// <summary>The ids of a setting; none when it is not set.</summary>
    public static IReadOnlyList<string> Listed(this Connection connection, string setting) =>
        connection.Settings.TryGetValue(setting, out var ids) ? ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];

    /// <summary>Whether a setting names the id.</summary>
    public static bool Lists(this Connection connection, string setting, string? id) => id is { Length: > 0 } && connection.Listed(setting).Contains(id);
}
