using System.Text.RegularExpressions;
using Attribution.Domain.Leads;

namespace Attribution.Functions.Protection;

/// <summary>Pseudonyms and keys of leads in the details of an event's fact, as they are stored.</summary>
internal static partial class EventPseudonyms
{
    /// <summary>Each of them, in each of its spellings.</summary>
    public static IEnumerable<string> In(string details) => Quoted().Matches(details).SelectMany(match => Identifier.Spellings(match.Value));

    /// <summary>The details with each of them replaced.</summary>
    public static string Replace(string details, Func<string, string> rename) => Quoted().Replace(details, match => rename(match.Value));

    [GeneratedRegex("""(?<=")[epl]:[A-Za-z0-9_=-]+(?=")""")]
    private static partial Regex Quoted();
}
