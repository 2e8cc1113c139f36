namespace Attribution.Domain.Measures;

/// <summary>Something that happened once and is counted once: a click, an application, an invoice.</summary>
/// <param name="Measure">What it counts for.</param>
/// <param name="Source">Who says so; with <paramref name="Id"/> it identifies the event.</param>
/// <param name="Id">The sender's id of the event, as it came.</param>
/// <param name="Channel">Channel id.</param>
/// <param name="Campaign">Campaign id; empty when there is none.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Day">The day it counts for, in the reporting time zone.</param>
/// <param name="Micros">For <see cref="Measure.Cost"/>: the amount in micros of the reporting currency, zero or more. Otherwise zero.</param>
/// <param name="Identifiers">Pseudonyms of the visitor: click ids and visitor id, keyed by HMAC. Empty when nobody can be told.</param>
public sealed record MeasureEvent(
    Measure Measure,
    string Source,
    string Id,
    string Channel,
    string Campaign,
    DateTimeOffset OccurredAt,
    DateOnly Day,
    long Micros,
    IReadOnlyList<string> Identifiers)
{
    /// <summary>Tags of the link that brought a touch, as JSON, so that a channel that was chosen by them can be understood; null without.</summary>
    public string? Tags { get; init; }
}
