using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Attribution.Storage.Leads;

/// <summary>AES-256-GCM over contact data, bound to the lead it belongs to so that rows cannot be swapped.</summary>
public sealed class ContactCipher
{
    private const byte FormatVersion = 1;
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] key;

    /// <summary>Creates the cipher.</summary>
    /// <param name="key">256 bits, from configuration.</param>
    public ContactCipher(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeySize)
        {
            throw new ArgumentException($"The encryption key must be {KeySize} bytes, not {key.Length}.", nameof(key));
        }

        this.key = key.ToArray();
    }

    internal byte[] Encrypt(string lead, IReadOnlyDictionary<string, string> fields)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(fields);
        var data = new byte[1 + NonceSize + TagSize + plain.Length];
        data[0] = FormatVersion;
        RandomNumberGenerator.Fill(data.AsSpan(1, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(
            data.AsSpan(1, NonceSize), plain, data.AsSpan(1 + NonceSize + TagSize), data.AsSpan(1 + NonceSize, TagSize), Encoding.UTF8.GetBytes(lead));
        return data;
    }

    internal Dictionary<string, string> Decrypt(string lead, byte[] data)
    {
        if (data is not [FormatVersion, ..] || data.Length < 1 + NonceSize + TagSize)
        {
            throw new CryptographicException("The contact data has an unknown format.");
        }

        var plain = new byte[data.Length - 1 - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(
            data.AsSpan(1, NonceSize), data.AsSpan(1 + NonceSize + TagSize), data.AsSpan(1 + NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(lead));
        return JsonSerializer.Deserialize<Dictionary<string, string>>(plain)!;
    }
}
