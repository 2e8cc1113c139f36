namespace Attribution.Local.Tests.Infrastructure;

/// <summary>The tables of <c>infra/README.md</c>.</summary>
internal static class InfraPage
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(Bicep.Folder, "README.md"));

    /// <summary>Environment variables and their defaults.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = Table("variable");

    /// <summary>Settings that the templates leave alone, and their defaults.</summary>
    public static IReadOnlyDictionary<string, string> OptionalSettings { get; } = Table("optional setting");

    private static Dictionary<string, string> Table(string firstColumn) => Rows(firstColumn).ToDictionary(row => row[0], row => row[1]);

    /// <summary>Rows of the table whose first column has this heading, without the signs of code.</summary>
    private static IEnumerable<string[]> Rows(string firstColumn) =>
        Text.Split('\n')
            .SkipWhile(line => !line.StartsWith($"| {firstColumn} |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim()[1..^1].Split('|').Select(cell => cell.Trim().Trim('`')).ToArray());
}
