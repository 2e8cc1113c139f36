using System.Text.RegularExpressions;

namespace Attribution.Functions.Imports;

/// <summary>How a file writes numbers. It is said, never guessed: 1.234 is one and a bit in one file and a thousand in another.</summary>
/// <param name="Decimal">Decimal separator, a point or a comma.</param>
/// <param name="Thousands">Separator between groups of three digits; null when there is none. A space stands for all kinds of spaces.</param>
public sealed partial record NumberFormat(char Decimal, char? Thousands)
{
    /// <summary>A point, and nothing between groups: what programs write.</summary>
    public static NumberFormat Plain { get; } = new('.', null);

    /// <summary>The number with a point and without separators of groups; null when it is not written in this way.</summary>
    public string? Normalise(string text)
    {
        var digits = Thousands == ' ' ? Spaces().Replace(text, " ") : text;
        var point = digits.IndexOf(Decimal, StringComparison.Ordinal);
        var (whole, rest) = point < 0 ? (digits, "") : (digits[..point], digits[(point + 1)..]);
        if (Thousands is { } separator && whole.Contains(separator, StringComparison.Ordinal))
        {
            var groups = whole.TrimStart('-').Split(separator);
            if (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(g => g.Length != 3))
            {
                return null;
            }

            whole = whole.Replace($"{separator}", "", StringComparison.Ordinal);
        }

        return !WholeNumber().IsMatch(whole) ? null
            : point < 0 ? whole
            : Digits().IsMatch(rest) ? $"{whole}.{rest}" : null;
    }

    [GeneratedRegex("[\u0020\u00A0\u2009\u202F]", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^-?[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
