using Attribution.Domain.Leads;

namespace Attribution.Domain.LeadLife;

/// <summary>How good a lead is, 0 to 100, and what the points are for.</summary>
/// <param name="Reasons">Each thing that is looked at, with its points; all of them, also those that give none.</param>
/// <remarks>
/// Fit 40: persona 25, interest told 5, stage of the buying journey told 10. Completeness 20. Behaviour 40: touches on the way to the form 12, contacts 8, a demo 20. The
/// score never depends on the present day, and not on the outcome, so that it can be checked against it.
/// </remarks>
public sealed record LeadScore(IReadOnlyList<ScoreReason> Reasons)
{
    private const int PointsPerTouch = 4;
    private const int PointsPerContact = 4;

    /// <summary>The score, 0 to 100.</summary>
    public int Points => Reasons.Sum(reason => reason.Points);

    /// <summary>Scores a lead.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="touches">Contacts with channels on its way to the form, the form not counted.</param>
    /// <param name="settings">Which personas are wanted.</param>
    public static LeadScore Of(Lead lead, LeadState state, int touches, LeadLifeSettings settings) => new(
    [
        If("persona", 25, state.Persona is { } persona && (settings.TargetPersonas.Count == 0 || settings.TargetPersonas.Contains(persona))),
        If("interest", 5, !lead.Missing.Contains(ContactField.Interest)),
        If("stage", 10, state.Stage is not null),
        new("completeness", 20 * Math.Clamp(lead.Completeness, 0, 100) / 100, 20),
        new("touches", Math.Min(PointsPerTouch * touches, 12), 12),
        new("contacts", Math.Min(PointsPerContact * state.Contacts, 8), 8),
        If("demo", 20, state.DemoAt is not null),
    ]);

    private static ScoreReason If(string name, int points, bool holds) => new(name, holds ? points : 0, points);
}

/// <summary>What some points of a score are for.</summary>
/// <param name="Name"><c>persona</c>, <c>interest</c>, <c>stage</c>, <c>completeness</c>, <c>touches</c>, <c>contacts</c> or <c>demo</c>.</param>
/// <param name="Points">Points that it gives.</param>
/// <param name="Most">Points that it can give.</param>
public sealed record ScoreReason(string Name, int Points, int Most);
