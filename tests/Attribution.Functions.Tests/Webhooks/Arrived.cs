using System.Text;
using Attribution.Domain.Catalog;
using Attribution.Functions.Webhooks;
using Attribution.Storage.Secrets;
using Microsoft.AspNetCore.Http;

namespace Attribution.Functions.Tests.Webhooks;

/// <summary>Deliveries and what is known when they arrive, without a host.</summary>
internal static class Arrived
{
    public static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_773_739_200);

    public static Delivery Delivery(string body, params (string Name, string Value)[] headers) => Delivery(Encoding.UTF8.GetBytes(body), headers);

    public static Delivery Delivery(byte[] body, params (string Name, string Value)[] headers)
    {
        var all = new HeaderDictionary();
        foreach (var (name, value) in headers)
        {
            all.Append(name, value);
        }

        return new Delivery(body, all);
    }

    public static Connection Connection(string platform, string id = "one", params (string Name, string Value)[] settings) => new(
        id, platform, id, null, "", new Dictionary<string, string>(), [], settings.ToDictionary(s => s.Name, s => s.Value));

    public static SenderContext Context(Connection connection, DateTimeOffset now, params (string Kind, string Value)[] secrets) =>
        new(connection, new ConnectionSecrets([.. secrets.Select(s => new StoredSecret(s.Kind, s.Value, null, null))]), now, [connection]);
}
