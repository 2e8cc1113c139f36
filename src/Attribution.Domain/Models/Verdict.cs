using Attribution.Domain.Leads;

namespace Attribution.Domain.Models;

/// <summary>Whether a touch earns credit for a lead, or why not.</summary>
public enum Verdict
{
    /// <summary>It is part of the journey.</summary>
    Counts = 1,

    /// <summary>It came after the form and before a later milestone: only models that weigh that milestone look at it.</summary>
    CountsForMilestones = 2,

    /// <summary>It names an e-mail address or a telephone number, and none of this person's: somebody else at the same browser.</summary>
    OtherPerson = 3,

    /// <summary>It is older than the window.</summary>
    OlderThanWindow = 4,

    /// <summary>It came after the form.</summary>
    AfterConversion = 5,

    /// <summary>Another touch of the same id, told for an earlier moment, stands.</summary>
    Duplicate = 6,

    /// <summary>The journey is longer than what is weighed, and this touch is of its middle.</summary>
    BeyondMostTouches = 7,

    /// <summary>It is the form itself, and the click that led to it is part of the journey.</summary>
    ReplacedByClick = 8,

    /// <summary>It is the form itself, and nobody said which channel it belongs to.</summary>
    NoChannel = 9,
}

/// <summary>A touch and what was decided about it.</summary>
/// <param name="Touch">The touch.</param>
/// <param name="Verdict">The decision.</param>
public sealed record JudgedTouch(Touchpoint Touch, Verdict Verdict)
{
    /// <summary>For <see cref="Verdict.ReplacedByClick"/>: id of the click that stands in the form's place.</summary>
    public string? StandsInstead { get; init; }

    /// <summary>Whether any model looks at it.</summary>
    public bool Earns => Verdict is Verdict.Counts or Verdict.CountsForMilestones;
}
