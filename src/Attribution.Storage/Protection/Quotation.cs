using System.Text;
using System.Text.Json;

namespace Attribution.Storage.Protection;

/// <summary>Whether a text quotes an address, a number or a name, however it is written there.</summary>
public static class Quotation
{
    private const int LeastDigits = 7;

    /// <summary>
    /// Whether a text holds some words: without regard to case, also as JSON or in an address of the web; of a number, its digits, however they are set apart.
    /// </summary>
    public static bool Holds(string text, string words)
    {
        var digits = Digits(words);
        return Spellings(words).Any(spelling => text.Contains(spelling, StringComparison.OrdinalIgnoreCase))
            || (!words.Contains('@', StringComparison.Ordinal) && digits.Length >= LeastDigits && Digits(text).Contains(digits, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Spellings(string words) => [words, JsonSerializer.Serialize(words)[1..^1], Uri.EscapeDataString(words), words.Replace(' ', '+')];

    private static string Digits(string text) => new StringBuilder().Append([.. text.Where(char.IsAsciiDigit)]).ToString();
}
