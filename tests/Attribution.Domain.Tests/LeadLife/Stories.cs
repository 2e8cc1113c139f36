using System.Globalization;
using Attribution.Domain.Catalog;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;

namespace Attribution.Domain.Tests.LeadLife;

/// <summary>
/// A lead's life as a line of text: <c>qualified@3 rejected@9:spam</c>, each fact with the day after the lead came (a decimal for a part of it), and after the colon
/// what its kind needs.
/// </summary>
internal static class Stories
{
    /// <summary>Noon on the lead's day.</summary>
    public static readonly DateTimeOffset Came = new(2026, 3, 16, 10, 0, 0, TimeSpan.Zero);

    public static readonly Lead Lead = new("lead-1", "web", "site", "", Came, DateOnly.FromDateTime(Came.UtcDateTime), []) { Completeness = 75 };

    public static LeadState State(string story) => LeadState.Of(Lead, Facts(story));

    public static IReadOnlyList<LeadFact> Facts(string story) => [.. story.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Fact)];

    /// <summary>How a lead stands, and its cycles: <c>customer 1:rejected 2:converted</c>.</summary>
    public static string Text(LeadState state) =>
        $"{state.Status.ToString().ToLowerInvariant()} {string.Join(' ', state.Cycles.Select(cycle => $"{cycle.Number}:{cycle.End?.Name() ?? "open"}"))}";

    public static DateTimeOffset Day(string day) => Came.AddDays(double.Parse(day, CultureInfo.InvariantCulture));

    private static LeadFact Fact(string text)
    {
        var parts = text.Split('@', ':');
        var kind = LeadFactKinds.Parse(parts[0]) ?? throw new FormatException(text);
        return new LeadFact("crm", text, kind, Day(parts[1]), Details(kind, parts.Length > 2 ? string.Join(':', parts.Skip(2)) : ""));
    }

    private static LeadFactDetails Details(LeadFactKind kind, string said) => kind switch
    {
        LeadFactKind.Rejected => new() { Reason = said },
        LeadFactKind.Deferred => new() { Reason = "budget", Until = new DateOnly(2026, 6, 1).AddDays(said.Length) },
        LeadFactKind.Assigned => new() { Manager = said },
        LeadFactKind.Nps => new() { Score = int.Parse(said, CultureInfo.InvariantCulture) },
        LeadFactKind.Temperature => new() { Temperature = LeadTemperatures.Parse(said) },
        LeadFactKind.Family => new() { Family = Enum.Parse<LeadFamily>(said, ignoreCase: true) },
        LeadFactKind.Persona => new() { Persona = said },
        LeadFactKind.Stage => new() { Stage = said },
        // Of a fact of the same story, with ~ in place of @ and = in place of its colon.
        LeadFactKind.Retracted => new() { RetractedSource = "crm", RetractedId = said.Replace('~', '@').Replace('=', ':') },
        _ => new(),
    };
}
