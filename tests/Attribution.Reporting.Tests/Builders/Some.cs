using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Models;
using Attribution.Domain.Plans;
using Attribution.Reporting.Model;
using Attribution.Reporting.Quarterly;
using Attribution.Reporting.Text;
using Attribution.Reporting.Weekly;

namespace Attribution.Reporting.Tests.Builders;

/// <summary>Figures with everything filled that a case does not care about.</summary>
internal static class Some
{
    public const string Hash = "5f2c9e1ab47d03e8c6a1";

    public static readonly ReportingWeek Week12 = new(new DateOnly(2026, 3, 16));

    public static Marketer Anna(MarketerRole role = MarketerRole.Marketer, string name = "Anna Ozola") =>
        new("anna", name, "anna@example.com", role, "Europe/Riga", DayOfWeek.Monday, new TimeOnly(7, 0));

    public static ChannelFigures Channel(
        string name,
        decimal leads = 0,
        decimal? cost = null,
        long? clicks = null,
        long? applications = null,
        Reach? reach = null,
        IReadOnlyList<Claim>? claims = null,
        string? id = null,
        long? impressions = null,
        decimal rejected = 0) => new(
            id ?? name.ToLowerInvariant().Replace(' ', '-'),
            name,
            reach ?? new Reach.NotAvailable(),
            impressions,
            clicks,
            applications,
            (long)(leads * ModelCredits.Lead),
            Micros(cost),
            claims ?? [])
        {
            WithheldUnits = (long)(rejected * ModelCredits.Lead),
        };

    public static ChannelFigures Unattributed(decimal leads) => Channel("unattributed", leads);

    public static PlanFigures Plan(
        string id = "march",
        string marketer = "anna",
        int target = 300,
        decimal allowedCpl = 35,
        decimal? budget = 9000,
        decimal credited = 219,
        decimal? cost = 6832.80m,
        int day = 22,
        int days = 31,
        PayRule? pay = null,
        params string[] channels)
    {
        var plan = new Plan(
            id, marketer, Week12.Sunday.AddDays(1 - day), Week12.Sunday.AddDays(days - day), target, Micros(allowedCpl)!.Value, Micros(budget),
            channels, [], AttributionModel.PositionBased, 1)
        {
            Pay = pay,
        };
        var part = new PlanPart(new PlanSpan(plan, DayRange.Including(plan.From, plan.To)), day, (long)(credited * ModelCredits.Lead), Micros(cost));
        return new PlanFigures(plan, "Anna Ozola", new PlanStanding([part]));
    }

    public static WeekFigures Week(params ChannelFigures[] channels) => Week(channels, []);

    public static WeekFigures Week(IReadOnlyList<ChannelFigures> channels, IReadOnlyList<PlanFigures> plans, decimal outside = 0, string currency = "EUR") => new(
        Week12,
        currency,
        AttributionModel.PositionBased,
        channels,
        new ChannelFigures(
            "",
            "All",
            new Reach.NotAvailable(),
            Sum(channels.Select(c => c.Impressions)),
            Sum(channels.Select(c => c.Clicks)),
            Sum(channels.Select(c => c.Applications)),
            channels.Sum(c => c.LeadUnits),
            Sum(channels.Select(c => c.CostMicros)),
            [])
        {
            WithheldUnits = channels.Sum(c => c.WithheldUnits),
        },
        plans,
        (long)(outside * ModelCredits.Lead));

    /// <summary>A week of which nothing is known but its figures, and those of the week before.</summary>
    public static ReportedWeek Reported(WeekFigures figures, WeekFigures? previous = null, params IReadOnlyList<RestatementNote> restated) => new(
        figures,
        previous,
        restated,
        [],
        [.. previous is null ? [] : new[] { Trend(previous with { Week = figures.Week.Previous }) }, Trend(figures)],
        new ModelDisagreement([], []),
        [],
        [],
        [],
        new Dictionary<string, LeadFamily>());

    /// <summary>A week's line of the trend.</summary>
    public static TrendWeek Trend(WeekFigures figures) => new(
        figures.Week,
        [.. figures.Channels.Select(c => new TrendChannel(c.Channel, ModelCredits.From(m => m == figures.Model ? c.LeadUnits : 0), c.CostMicros))]);

    public static ReportDocument Report(WeekFigures figures, WeekFigures? previous = null, Marketer? reader = null, params RestatementNote[] restated) =>
        Report(Reported(figures, previous, restated), reader);

    public static ReportDocument Report(ReportedWeek reported, Marketer? reader = null, ReportTexts? texts = null) =>
        WeeklyReport.Compose(reported, reader ?? Anna(), Hash, texts ?? ReportTexts.English);

    /// <summary>The report of a head, or of another reader, with the KPIs of a quarter.</summary>
    public static ReportDocument Report(QuarterFigures quarter, Marketer? reader = null, ReportTexts? texts = null, ReportedWeek? reported = null) =>
        WeeklyReport.Compose(reported ?? Reported(Week()), quarter, reader ?? Anna(MarketerRole.Head), Hash, texts ?? ReportTexts.English);

    public static ReportDocument Document(params IReadOnlyList<ReportBlock> blocks) =>
        new("Report", "Subtitle", "en", new DateOnly(2026, 3, 23), "Footer", blocks);

    private static long? Micros(decimal? amount) => amount is { } a ? (long)(a * 1_000_000) : null;

    private static long? Sum(IEnumerable<long?> values) => values.OfType<long>().ToList() is { Count: > 0 } known ? known.Sum() : null;
}
