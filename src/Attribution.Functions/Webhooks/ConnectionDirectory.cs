using System.Collections.Concurrent;
using Attribution.Domain.Catalog;
using Attribution.Storage.Catalog;
using Attribution.Storage.Secrets;

namespace Attribution.Functions.Webhooks;

/// <summary>
/// Connections and their secrets for whoever verifies deliveries: up to ten seconds old, and asked for again, once a second at most, when
/// a connection is unknown or a proof is wrong. The catalogue is known as a whole, so that made-up names cost nothing.
/// </summary>
public sealed class ConnectionDirectory(CatalogStore catalog, SecretStore store, TimeProvider clock)
{
    private readonly Remembered<IReadOnlyDictionary<string, Connection>> connections = new(clock, async ct =>
        (await catalog.All<Connection>(includeRetired: false, ct).ConfigureAwait(false)).ToDictionary(c => c.Id, StringComparer.Ordinal));

    private readonly ConcurrentDictionary<string, Remembered<ConnectionSecrets>> secrets = new(StringComparer.Ordinal);

    /// <summary>A connection; null when there is none.</summary>
    public async Task<Connection?> Find(string id, CancellationToken ct)
    {
        var known = await connections.Get(fresh: false, ct).ConfigureAwait(false);
        return known.GetValueOrDefault(id) ?? (await connections.Get(fresh: true, ct).ConfigureAwait(false)).GetValueOrDefault(id);
    }

    /// <summary>A connection of that platform; null when there is none.</summary>
    public async Task<Connection?> Find(Platform platform, string id, CancellationToken ct) =>
        await Find(id, ct).ConfigureAwait(false) is { } found && found.Platform == platform.Id ? found : null;

    /// <summary>All connections of a platform.</summary>
    public async Task<IReadOnlyList<Connection>> Of(Platform platform, CancellationToken ct) =>
        [.. (await connections.Get(fresh: false, ct).ConfigureAwait(false)).Values.Where(c => c.Platform == platform.Id)];

    /// <summary>What a connection shares with its sender.</summary>
    public Task<ConnectionSecrets> Secrets(Connection connection, bool fresh, CancellationToken ct) =>
        secrets.GetOrAdd(connection.Id, id => new Remembered<ConnectionSecrets>(clock, token => store.Of(id, token))).Get(fresh, ct);

    /// <summary>A connection or its secrets were changed here.</summary>
    public void Forget(string id)
    {
        connections.Forget();
        if (secrets.TryGetValue(id, out var remembered))
        {
            remembered.Forget();
        }
    }
}
