using System.Text.Json;
using Attribution.Functions.Messages;

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
}

/// <summary>Names of connection settings.</summary>
internal static class Connections
{
    /// <summary>Where our queues are.</summary>
    public const string Queues = Storage.StorageRegistration.ConnectionName;
}
