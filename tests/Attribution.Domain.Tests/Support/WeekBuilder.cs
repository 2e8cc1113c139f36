using System.Globalization;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;

namespace Attribution.Domain.Tests.Support;

/// <summary>Inputs of week 12 of 2026 (16 to 22 March). Days are days of March: 16 is the Monday, 15 the Sunday before.</summary>
internal sealed class WeekBuilder
{
    public static readonly ReportingWeek Week = new(new DateOnly(2026, 3, 16));

    private static readonly DateTimeOffset Reported = new(2026, 3, 23, 3, 0, 0, TimeSpan.Zero);

    private readonly List<Channel> channels = [];
    private readonly List<Plan> plans = [];
    private readonly Dictionary<string, string> marketers = [];
    private readonly List<DaySum> sums = [];
    private readonly List<DayTotal> totals = [];
    private readonly List<ChannelCredit> credits = [];
    private readonly List<PlanCredit> planCredits = [];

    public static DateOnly March(int day) => new DateOnly(2026, 3, 1).AddDays(day - 1);

    public static Plan Plan(string id, int from = 1, int to = 31, string channels = "", string campaigns = "", AttributionModel model = AttributionModel.Linear) =>
        new(id, "anna", March(from), March(to), 300, 35_000_000, null, Words(channels), Words(campaigns), model, 1);

    public WeekBuilder Channel(string id, string? platform = null, string? name = null, params (Measure Measure, SourceOfTruth Truth)[] truth)
    {
        channels.Add(new Channel(id, name ?? id, platform, false, truth.ToDictionary(t => t.Measure, t => t.Truth), EventLayout.Default));
        return this;
    }

    public WeekBuilder Own(Measure measure, string channel, int day, long value, string campaign = "")
    {
        sums.Add(measure == Measure.Cost
            ? new DaySum(measure, channel, campaign, March(day), 1, value)
            : new DaySum(measure, channel, campaign, March(day), value, 0));
        return this;
    }

    public WeekBuilder Says(string source, Measure measure, string channel, int day, long value, string campaign = "", int? to = null, int hoursLater = 0)
    {
        totals.Add(new DayTotal(measure, source, channel, campaign, March(day), March(to ?? day), value, Reported.AddHours(hoursLater)));
        return this;
    }

    public WeekBuilder Leads(string channel, decimal leads, string campaign = "", AttributionModel? onlyUnder = null)
    {
        credits.Add(new ChannelCredit(channel, campaign, Credits(leads, onlyUnder)));
        return this;
    }

    public WeekBuilder PlanLeads(string plan, decimal leads, AttributionModel? onlyUnder = null, int version = 0)
    {
        planCredits.Add(new PlanCredit(plan, Credits(leads, onlyUnder)) { Version = version });
        return this;
    }

    public WeekBuilder With(Plan plan)
    {
        plans.Add(plan);
        return this;
    }

    public WeekBuilder Marketer(string id, string name)
    {
        marketers[id] = name;
        return this;
    }

    public WeekInputs Inputs() =>
        new(Week, "EUR", AttributionModel.PositionBased, channels, plans, marketers, sums, totals, credits, planCredits);

    public WeekFigures Figures() => WeekCalculation.Figures(Inputs());

    public ChannelFigures Line(string channel) => Figures().Channels.Single(line => line.Channel == channel);

    public static long Units(decimal leads) => (long)(leads * ModelCredits.Lead);

    private static ModelCredits Credits(decimal leads, AttributionModel? onlyUnder) =>
        ModelCredits.From(model => onlyUnder is null || onlyUnder == model ? Units(leads) : 0);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Everything in the figures as text, to compare two of them whole.</summary>
    public static string Text(WeekFigures figures) => string.Join('\n', figures.Channels.Append(figures.Total)
        .Select(line => $"{line with { Claims = [] }} {string.Join(' ', line.Claims)}")
        .Concat(figures.Plans.Select(plan => $"{plan.Plan.Id} {plan.MarketerName} {plan.CreditedUnits} {plan.CostMicros} {plan.DaysElapsed}/{plan.DaysInPeriod}"))
        .Append(figures.OutsideEveryPlanUnits.ToString(CultureInfo.InvariantCulture)));
}
