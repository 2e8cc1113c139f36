using System.Text.RegularExpressions;

namespace Attribution.Functions.Documentation;

/// <summary>A route as the page for senders describes it.</summary>
/// <param name="Route">Method and path below <c>/api</c>, for example <c>GET /plans/{id}</c>.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Queries">Parameters of the query that the description names.</param>
/// <param name="Answers">Its answers; none where they are the sender's own.</param>
internal sealed partial record DocumentedRoute(string Route, string Summary, IReadOnlyList<string> Queries, IReadOnlyList<DocumentedAnswer> Answers)
{
    private const string AsBefore = "as above";

    /// <summary>All of them by route.</summary>
    public static IReadOnlyDictionary<string, DocumentedRoute> All { get; } = Read();

    private static Dictionary<string, DocumentedRoute> Read()
    {
        var routes = new Dictionary<string, DocumentedRoute>(StringComparer.Ordinal);
        var answers = "";
        foreach (var cells in InterfacePage.Rows("Routes"))
        {
            answers = cells[2] == AsBefore ? answers : cells[2];
            foreach (var route in InterfacePage.Quoted(cells[0]))
            {
                var queries = Query().Matches(cells[1]).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);
                routes.Add(route, new DocumentedRoute(route, InterfacePage.Plain(cells[1]), [.. queries], [.. DocumentedAnswer.Of(answers)]));
            }
        }

        return routes;
    }

    [GeneratedRegex("[?&](?<name>[a-zA-Z]+)=")]
    private static partial Regex Query();
}

/// <summary>One answer of a route.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="IsReceipt">Whether it says what became of each item.</param>
/// <param name="Types">Media types of its body; none when it is JSON, or has no body.</param>
internal sealed partial record DocumentedAnswer(int Status, bool IsReceipt, IReadOnlyList<string> Types)
{
    private static readonly (string Word, string Type)[] KnownTypes = [("HTML", "text/html"), ("JSON", "application/json"), ("PDF", "application/pdf")];

    /// <summary>Reads for example <c>200 HTML or PDF, 403 HTML, 422</c>.</summary>
    public static IEnumerable<DocumentedAnswer> Of(string cell) => cell.Split(", ").SelectMany(part =>
    {
        IReadOnlyList<string> types = [.. from known in KnownTypes where part.Contains(known.Word, StringComparison.Ordinal) select known.Type];
        return Number().Matches(part).Select(match => new DocumentedAnswer(
            int.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture), part.Contains("receipt", StringComparison.Ordinal), types));
    }).OrderBy(answer => answer.Status);

    [GeneratedRegex("[1-5][0-9]{2}")]
    private static partial Regex Number();
}
