using System.Text.RegularExpressions;

namespace Attribution.Functions.Documentation;

/// <summary>A problem as the page for senders explains it.</summary>
/// <param name="Code">Its stable code.</param>
/// <param name="Title">The code as words.</param>
/// <param name="Statuses">The HTTP statuses that it comes with, the usual one first.</param>
/// <param name="Meaning">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed partial record DocumentedProblem(string Code, string Title, IReadOnlyList<int> Statuses, string Meaning, string Remedy)
{
    /// <summary>Below which address problems are explained; with its code, the <c>type</c> of a problem.</summary>
    public const string Address = "/api/problems/";

    /// <summary>All of them by code.</summary>
    public static IReadOnlyDictionary<string, DocumentedProblem> All { get; } =
        InterfacePage.Rows("Problems").Select(Of).ToDictionary(problem => problem.Code, StringComparer.Ordinal);

    /// <summary>The title that goes with a code.</summary>
    public static string TitleOf(string code) => char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    private static DocumentedProblem Of(string[] cells)
    {
        var code = InterfacePage.Quoted(cells[0]).Single();
        return new DocumentedProblem(
            code, TitleOf(code), [.. Status().Matches(cells[1]).Select(match => int.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture))],
            InterfacePage.Plain(cells[2]), InterfacePage.Plain(cells[3]));
    }

    [GeneratedRegex("[45][0-9]{2}")]
    private static partial Regex Status();
}
