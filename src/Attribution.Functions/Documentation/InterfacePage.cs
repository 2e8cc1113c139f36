using System.Text.RegularExpressions;

namespace Attribution.Functions.Documentation;

/// <summary>The page for senders, <c>README.md</c>, which is part of the program: what it says of routes and problems is served, not said a second time.</summary>
internal static partial class InterfacePage
{
    private static readonly string Text = Read();

    /// <summary>The rows of a section's tables, cell by cell, as they are written; headers are not among them.</summary>
    /// <exception cref="InvalidOperationException">The page has no such section.</exception>
    public static IEnumerable<string[]> Rows(string section)
    {
        var start = Text.IndexOf($"\n## {section}\n", StringComparison.Ordinal);
        if (start < 0)
        {
            throw new InvalidOperationException($"The page has no section '{section}'.");
        }

        var end = Text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return Text[start..(end < 0 ? Text.Length : end)].Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | "));
    }

    /// <summary>What is set as code in a cell.</summary>
    public static IEnumerable<string> Quoted(string cell) => Code().Matches(cell).Select(match => match.Groups["text"].Value);

    /// <summary>A cell as a sentence: without links and marks, beginning with a capital letter.</summary>
    public static string Plain(string cell)
    {
        var plain = Link().Replace(cell, "${text}").Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal);
        return plain.Length == 0 ? plain : char.ToUpperInvariant(plain[0]) + plain[1..];
    }

    private static string Read()
    {
        using var page = new StreamReader(typeof(InterfacePage).Assembly.GetManifestResourceStream("README.md")!);
        return page.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Code();
}
