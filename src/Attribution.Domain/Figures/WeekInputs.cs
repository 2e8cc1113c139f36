using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;

namespace Attribution.Domain.Figures;

/// <summary>Everything that the figures of a week follow from. Read once, hashed, kept with the report.</summary>
/// <param name="Week">The week.</param>
/// <param name="Currency">ISO 4217 code of the reporting currency.</param>
/// <param name="Model">Model of the channel table.</param>
/// <param name="Channels">All channels, sorted by id.</param>
/// <param name="Plans">All versions of plans that may cover any of the days, of all marketers, sorted by id, then version.</param>
/// <param name="Marketers">Names of the plans' marketers by id.</param>
/// <param name="Sums">Own counts per day, from the first day of the earliest plan or of the week to the week's Sunday.</param>
/// <param name="Totals">Platforms' counts of the same days; reach also of ranges within the week.</param>
/// <param name="ChannelCredits">Credit of the week's leads.</param>
/// <param name="PlanCredits">Credit of the plans' leads, per version, from each plan's start to the week's Sunday.</param>
public sealed record WeekInputs(
    ReportingWeek Week,
    string Currency,
    AttributionModel Model,
    IReadOnlyList<Channel> Channels,
    IReadOnlyList<Plan> Plans,
    IReadOnlyDictionary<string, string> Marketers,
    IReadOnlyList<DaySum> Sums,
    IReadOnlyList<DayTotal> Totals,
    IReadOnlyList<ChannelCredit> ChannelCredits,
    IReadOnlyList<PlanCredit> PlanCredits)
{
    /// <summary>Names of campaigns by id, of those that have one.</summary>
    public IReadOnlyDictionary<string, string> CampaignNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Credit that the week's rejected leads would have: they came as valid leads, and turned out not to count.</summary>
    public IReadOnlyList<ChannelCredit> Withheld { get; init; } = [];

    /// <summary>Credit of the week's leads by how warm they were when they came; it adds up to <see cref="ChannelCredits"/>.</summary>
    public IReadOnlyList<TemperatureCredit> Temperatures { get; init; } = [];

    /// <summary>What came in on the days of the week, whatever day it was about, and what became of it.</summary>
    public IReadOnlyList<IntakeTally> Intake { get; init; } = [];
}

/// <summary>Our own count of one day, from events.</summary>
/// <param name="Measure">What is counted.</param>
/// <param name="Channel">Channel id.</param>
/// <param name="Campaign">Campaign id; empty when there is none.</param>
/// <param name="Day">The day.</param>
/// <param name="Count">Number of events.</param>
/// <param name="Micros">For cost: their sum in micros of the reporting currency.</param>
public sealed record DaySum(Measure Measure, string Channel, string Campaign, DateOnly Day, long Count, long Micros);
