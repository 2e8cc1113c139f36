using System.Text.RegularExpressions;
using Attribution.Local.Processes;

namespace Attribution.Local.Tests.Infrastructure;

/// <summary>What the page about the HTTP interface says of settings; that they are those of the code is tested there.</summary>
internal static partial class InterfacePage
{
    private static readonly IReadOnlyList<(string Setting, bool IsNeeded)> Settings =
    [
        .. from row in Row().Matches(File.ReadAllText(Path.Combine(NodeTools.RepositoryRoot, "src", "Attribution.Functions", "README.md")))
           from setting in Name().Matches(row.Groups["settings"].Value)
           select (setting.Groups["name"].Value, row.Groups["needed"].Value == "yes"),
    ];

    public static IEnumerable<string> Required => Settings.Where(s => s.IsNeeded).Select(s => s.Setting);

    public static IEnumerable<string> Optional => Settings.Where(s => !s.IsNeeded).Select(s => s.Setting);

    [GeneratedRegex(@"^\| (?<settings>`(?:\w+__|OTEL_)[^|]+) \| (?<needed>yes|no) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<name>\w+)`")]
    private static partial Regex Name();
}
