using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Attribution.Local.Processes;

namespace Attribution.Functions.Tests.Documentation;

/// <summary>A request of <c>api.http</c>.</summary>
/// <param name="Title">What it is for.</param>
/// <param name="Name">By which later requests refer to its answer; null when none does.</param>
/// <param name="Expected">Statuses that it may be answered with; none for any success.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Address">Its address, with variables.</param>
/// <param name="Headers">Its headers, with variables.</param>
/// <param name="Body">Its body, with variables; empty for none.</param>
internal sealed record HttpFileRequest(string Title, string? Name, IReadOnlyList<int> Expected, string Method, string Address, IReadOnlyList<(string Name, string Value)> Headers, string Body)
{
    public bool Expects(int status) => Expected.Count == 0 ? status is >= 200 and < 300 : Expected.Contains(status);

    /// <summary>The path below <c>/api</c>, without a query.</summary>
    public string Path => Address["{{address}}".Length..].Split('?')[0];
}

/// <summary>Reads <c>api.http</c> as REST clients do: requests between lines of three hashes, variables in double braces, also of an earlier answer.</summary>
internal static partial class HttpFile
{
    private static readonly string[] Text = File.ReadAllLines(System.IO.Path.Combine(NodeTools.RepositoryRoot, "src", "Attribution.Functions", "api.http"));

    public static IReadOnlyList<HttpFileRequest> Requests { get; } = [.. Read()];

    public static IReadOnlyDictionary<string, string> Variables { get; } =
        Text.Select(line => Definition().Match(line)).Where(m => m.Success).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value);

    /// <summary>Puts in what variables stand for.</summary>
    public static string Resolve(string text, IReadOnlyDictionary<string, string> variables, IReadOnlyDictionary<string, JsonElement> answers) => Variable().Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        return OfAnswer().Match(name) is { Success: true } part
            ? answers[part.Groups["request"].Value].GetProperty(part.Groups["member"].Value).GetString()!
            : variables[name];
    });

    private static IEnumerable<HttpFileRequest> Read()
    {
        for (var i = 0; i < Text.Length; i++)
        {
            if (!Text[i].StartsWith("### ", StringComparison.Ordinal))
            {
                continue;
            }

            var title = Text[i][4..];
            var lines = Text.Skip(i + 1).TakeWhile(line => !line.StartsWith("###", StringComparison.Ordinal) && !line.StartsWith("# ---", StringComparison.Ordinal)).ToList();
            var notes = lines.TakeWhile(line => line.StartsWith('#')).ToList();
            var head = lines.Skip(notes.Count).TakeWhile(line => line.Length > 0).ToList();
            var request = head[0].Split(' ', 2);
            yield return new HttpFileRequest(
                title,
                notes.Where(n => n.StartsWith("# @name ", StringComparison.Ordinal)).Select(n => n["# @name ".Length..]).SingleOrDefault(),
                [.. notes.Where(n => n.StartsWith("# Answers ", StringComparison.Ordinal)).SelectMany(n => Status().Matches(n)).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture))],
                request[0],
                request[1],
                [.. head.Skip(1).Select(line => line.Split(": ", 2)).Select(parts => (parts[0], parts[1]))],
                string.Join('\n', lines.Skip(notes.Count + head.Count)).Trim('\n'));
        }
    }

    [GeneratedRegex(@"^@(?<name>\w+) = (?<value>.*)$")]
    private static partial Regex Definition();

    [GeneratedRegex(@"\{\{(?<name>[^}]+)\}\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(?<request>\w+)\.response\.body\.\$\.(?<member>\w+)$")]
    private static partial Regex OfAnswer();

    [GeneratedRegex(@"\b[1-5]\d\d\b")]
    private static partial Regex Status();
}
