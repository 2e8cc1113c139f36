using System.Text.Json;
using Attribution.Storage.Sealing;

namespace Attribution.Storage.Leads;

/// <summary>Contact data, encrypted and bound to the lead it belongs to so that rows cannot be swapped.</summary>
public sealed class ContactCipher
{
    private readonly DataCipher cipher;

    /// <summary>Creates the cipher.</summary>
    /// <param name="key">256 bits, from configuration.</param>
    public ContactCipher(ReadOnlySpan<byte> key) => cipher = new DataCipher(key);

    /// <summary>Creates the cipher.</summary>
    /// <param name="cipher">Encrypts; may know an earlier key too.</param>
    public ContactCipher(DataCipher cipher) => this.cipher = cipher;

    internal byte[]? Renew(string lead, byte[] data) => cipher.Renew(lead, data);

    internal byte[] Encrypt(string lead, IReadOnlyDictionary<string, string> fields) => cipher.Encrypt(lead, JsonSerializer.SerializeToUtf8Bytes(fields));

    internal Dictionary<string, string> Decrypt(string lead, byte[] data) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(cipher.Decrypt(lead, data))!;
}
