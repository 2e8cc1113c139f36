namespace Attribution.Domain.Facts;

/// <summary>
/// Something that was said to have happened to a lead, a deal or an event: written down once, never changed. What follows from all facts of a subject does
/// not depend on the order in which they came; a correction is a further fact.
/// </summary>
/// <param name="Source">Who says so: lower-case letters, digits, hyphens, dots, underscores.</param>
/// <param name="Id">The source's own id of the fact; said again, it is the same fact.</param>
/// <param name="Kind">What happened, for example <c>qualified</c>.</param>
/// <param name="At">When it happened.</param>
/// <param name="Details">What else was said, as a JSON object; its members depend on the kind.</param>
public sealed record RecordedFact(string Source, string Id, string Kind, DateTimeOffset At, string Details);
