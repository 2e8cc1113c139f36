using System.Text.Json;
using Attribution.Functions.Messages;
using Attribution.Storage.Events;
using Attribution.Storage.Parking;

namespace Attribution.Functions.Queue;

/// <summary>Reads messages without trusting them.</summary>
internal static class Incoming
{
    /// <summary>The message; null when it is not one, which no retry can change.</summary>
    public static T? Read<T>(string text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Outgoing.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
    /// <summary>The event partitions that a message names; what is no key of one is parked by itself, because the others are no worse for it.</summary>
    public static async Task<IReadOnlyList<EventPartition>> Partitions(IReadOnlyList<string?> keys, string queue, ParkedStore parked, CancellationToken ct)
    {
        var partitions = new List<EventPartition>(keys.Count);
        foreach (var key in keys)
        {
            if (EventPartition.TryParse(key, out var partition))
            {
                partitions.Add(partition);
            }
            else
            {
                await parked.Park(queue, key ?? "", "Not the key of an event partition.", ct).ConfigureAwait(false);
            }
        }

        return partitions;
    }
}

/// <summary>Names of connection settings.</summary>
internal static class Connections
{
    /// <summary>Where our queues are.</summary>
    public const string Queues = Storage.StorageRegistration.ConnectionName;
}
