using Attribution.Domain.Leads;

namespace Attribution.Functions.Protection;

/// <summary>What somebody is called in texts, as their forms say it.</summary>
internal static class ContactTexts
{
    /// <summary>No address of a mailbox is longer; what is, nobody is found by.</summary>
    private const int MostCharacters = 254;

    private const int LeastDigits = 7;

    private static readonly string[] WayFields = [ContactField.Email, ContactField.WorkEmail, ContactField.Phone, ContactField.WorkPhone];

    /// <summary>Addresses and numbers, as they were written. What people type instead ("-", "0", "none") is no way to anybody, and stands in any text.</summary>
    public static IEnumerable<string> Ways(IReadOnlyDictionary<string, string>? contact) => WayFields
        .SelectMany(field => contact?.GetValueOrDefault(field)?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        .Where(way => way.Length <= MostCharacters && (IsAddress(way) || way.Count(char.IsAsciiDigit) >= LeastDigits));

    /// <summary>Names of at least two words, either way round: one word alone is a name of many.</summary>
    public static IEnumerable<string> Names(IReadOnlyDictionary<string, string>? contact)
    {
        string Of(string field) => contact?.GetValueOrDefault(field)?.Trim() ?? "";
        string[] names = [Of(ContactField.Name), $"{Of(ContactField.FirstName)} {Of(ContactField.LastName)}", $"{Of(ContactField.LastName)} {Of(ContactField.FirstName)}"];
        return names.Select(name => name.Trim()).Where(name => name.Length <= MostCharacters && name.Contains(' ', StringComparison.Ordinal));
    }

    private static bool IsAddress(string way) => way.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && way.IndexOf('.', at) > at + 1;
}
