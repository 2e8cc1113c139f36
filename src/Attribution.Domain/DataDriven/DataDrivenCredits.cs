using Attribution.Domain.Calendar;
using Attribution.Domain.Models;

namespace Attribution.Domain.DataDriven;

/// <summary>What a data-driven model gives to each channel, and what the answer rests on.</summary>
/// <param name="Model">The model.</param>
/// <param name="From">First week of the leads.</param>
/// <param name="To">Their last week, included.</param>
/// <param name="Settings">Version and settings that produced it, readable.</param>
/// <param name="Leads">Leads of these weeks.</param>
/// <param name="Nulls">Journeys that ended in these weeks without a lead, as far as they have been closed.</param>
/// <param name="NullsThrough">The last day whose journeys have been closed; null when none have. Before the last week's Sunday, the nulls are too few.</param>
/// <param name="Paths">Distinct paths.</param>
/// <param name="Fallback">Model whose credits these are, because there are too few leads; null when the model's own answer stands.</param>
/// <param name="Channels">Credit per channel, sorted; it adds up to the leads.</param>
public sealed record DataDrivenCredits(
    DataDrivenModel Model,
    ReportingWeek From,
    ReportingWeek To,
    string Settings,
    long Leads,
    long Nulls,
    DateOnly? NullsThrough,
    int Paths,
    AttributionModel? Fallback,
    IReadOnlyList<DataDrivenChannel> Channels);

/// <summary>Credit of one channel.</summary>
/// <param name="Channel">Channel id, or <c>unattributed</c>.</param>
/// <param name="Units">Credit, in billionths of a lead.</param>
public sealed record DataDrivenChannel(string Channel, long Units);
