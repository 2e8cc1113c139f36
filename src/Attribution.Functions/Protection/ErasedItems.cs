using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Attribution.Domain.Leads;
using Attribution.Functions.Webhooks;
using Attribution.Storage.Leads;
using Attribution.Storage.Parking;
using Attribution.Storage.Protection;

namespace Attribution.Functions.Protection;

/// <summary>What was parked about somebody: deliveries that could not be used, which may hold anything that a form holds.</summary>
public sealed class ErasedItems(ParkedStore parked, ParkedDeliveries deliveries, ContactStore contacts)
{
    private const int LeastDigits = 7;

    private static readonly string[] Ways = [ContactField.Email, ContactField.WorkEmail, ContactField.Phone, ContactField.WorkPhone];

    /// <summary>Removes every parked item that holds an address or a number of somebody. Call it while their contact data is still there.</summary>
    public async Task Remove(Erasure erasure, string? words, CancellationToken ct)
    {
        var known = new HashSet<string>(words is null ? [] : [words], StringComparer.OrdinalIgnoreCase);
        foreach (var lead in erasure.Leads)
        {
            var contact = await contacts.FindReadable(lead, ct).ConfigureAwait(false);
            known.UnionWith(Ways.SelectMany(way => contact?.GetValueOrDefault(way)?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []));
        }

        if (known.Count == 0)
        {
            return;
        }

        foreach (var (origin, key, item, data) in (await parked.All(ct).ConfigureAwait(false)).Select(item => (item.Origin, item.Id, item.Item, item.Sealed)))
        {
            if (Text(origin, key, item, data) is { } text && known.Any(word => Holds(text, word)))
            {
                await parked.Remove(origin, key, ct).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether a text holds an address or a number, in the spelling of JSON too; of a number, its digits, however they are set apart.</summary>
    internal static bool Holds(string text, string word)
    {
        var digits = Digits(word);
        return text.Contains(word, StringComparison.OrdinalIgnoreCase)
            || text.Contains(JsonSerializer.Serialize(word)[1..^1], StringComparison.OrdinalIgnoreCase)
            || (!word.Contains('@', StringComparison.Ordinal) && digits.Length >= LeastDigits && Digits(text).Contains(digits, StringComparison.Ordinal));
    }

    private string? Text(string origin, string key, string? item, byte[]? data)
    {
        try
        {
            return data is null ? item : deliveries.Open(origin, key, data);
        }
        catch (CryptographicException)
        {
            // Of a key that nobody has any longer: nobody can read it, us included.
            return null;
        }
    }

    private static string Digits(string text) => new StringBuilder().Append([.. text.Where(char.IsAsciiDigit)]).ToString();
}
