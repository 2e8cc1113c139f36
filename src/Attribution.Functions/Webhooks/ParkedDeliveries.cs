using System.Text;
using Attribution.Storage;
using Attribution.Storage.Parking;
using Attribution.Storage.Sealing;

namespace Attribution.Functions.Webhooks;

/// <summary>Genuine items that can never be used, put aside with the reason. They may say something about a person, so they are encrypted.</summary>
public sealed class ParkedDeliveries(ParkedStore parked, DataCipher cipher)
{
    /// <summary>Largest item that is kept whole, in bytes; of a larger one the beginning is kept.</summary>
    private const int MostBytes = ParkedStore.MostSealedBytes - 64;

    /// <summary>Puts an item aside; the same one again is counted.</summary>
    public Task Park(string connection, DeliveryItem.Unusable item, CancellationToken ct)
    {
        var (origin, key, bytes) = (Origin(connection), Keys.Digest(item.Content), Encoding.UTF8.GetBytes(item.Content));
        return parked.ParkSealed(origin, key, cipher.Encrypt(Place(origin, key), bytes.AsSpan(0, Math.Min(bytes.Length, MostBytes))), item.Reason, ct);
    }

    /// <summary>What a connection's deliveries have left here, readable.</summary>
    public async Task<IReadOnlyList<DeliveryItem.Unusable>> Of(string connection, CancellationToken ct)
    {
        var origin = Origin(connection);
        var items = await parked.Sealed(origin, ct).ConfigureAwait(false);
        return [.. items.Select(i => new DeliveryItem.Unusable(Encoding.UTF8.GetString(cipher.Decrypt(Place(origin, i.Key), i.Item)), i.Reason))];
    }

    /// <summary>An item as it came.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was made with a key that is not known.</exception>
    public string Open(string origin, string key, byte[] item) => Encoding.UTF8.GetString(cipher.Decrypt(Place(origin, key), item));

    /// <summary>Encrypts items anew that an earlier key encrypted: reads the whole table, in which little lies.</summary>
    /// <returns>How many were.</returns>
    public async Task<int> Renew(CancellationToken ct)
    {
        var renewed = 0;
        foreach (var (origin, key, item) in (await parked.All(ct).ConfigureAwait(false)).Select(item => (item.Origin, item.Id, item.Sealed)))
        {
            if (item is not null && cipher.Renew(Place(origin, key), item) is { } anew)
            {
                await parked.Reseal(origin, key, anew, ct).ConfigureAwait(false);
                renewed++;
            }
        }

        return renewed;
    }

    private static string Origin(string connection) => $"webhook:{connection}";

    private static string Place(string origin, string key) => $"parked|{origin}|{key}";
}
