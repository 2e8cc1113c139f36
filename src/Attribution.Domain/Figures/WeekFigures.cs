using Attribution.Domain.Calendar;
using Attribution.Domain.Models;

namespace Attribution.Domain.Figures;

/// <summary>The numbers of one week, before any wording.</summary>
/// <param name="Week">The week.</param>
/// <param name="Currency">ISO 4217 code of every amount.</param>
/// <param name="Model">Model that credited the leads.</param>
/// <param name="Channels">One line per channel that has any number or is in use, sorted by credited leads, then name; <c>unattributed</c> last.</param>
/// <param name="Total">All channels together; reach is not available in it.</param>
/// <param name="Plans">One line per plan, sorted by marketer, then plan.</param>
/// <param name="OutsideEveryPlanUnits">Credit of the week that no plan covers, in billionths of a lead; under <paramref name="Model"/>.</param>
public sealed record WeekFigures(
    ReportingWeek Week,
    string Currency,
    AttributionModel Model,
    IReadOnlyList<ChannelFigures> Channels,
    ChannelFigures Total,
    IReadOnlyList<PlanFigures> Plans,
    long OutsideEveryPlanUnits);

/// <summary>One channel's week. A null count was not reported, which is not zero.</summary>
/// <param name="Channel">Channel id.</param>
/// <param name="Name">What people read.</param>
/// <param name="Reach">Different people reached.</param>
/// <param name="Impressions">Showings.</param>
/// <param name="Clicks">Clicks.</param>
/// <param name="Applications">Applications.</param>
/// <param name="LeadUnits">Credited leads, in billionths.</param>
/// <param name="CostMicros">Spend, in micros.</param>
/// <param name="Claims">What the other side counted, where both counted: measure name and value.</param>
public sealed record ChannelFigures(
    string Channel,
    string Name,
    Reach Reach,
    long? Impressions,
    long? Clicks,
    long? Applications,
    long LeadUnits,
    long? CostMicros,
    IReadOnlyList<Claim> Claims)
{
    /// <summary>Cost per credited lead, in micros, rounded half to even; null without leads or without cost.</summary>
    public long? CplMicros => Quotient.Cpl(CostMicros, LeadUnits);

    /// <summary>Applications per click; null without clicks.</summary>
    public decimal? ApplicationConversion => Quotient.Of(Applications, Clicks);

    /// <summary>Credited leads per click; null without clicks.</summary>
    public decimal? LeadConversion => Clicks is > 0 ? (decimal)LeadUnits / ModelCredits.Lead / Clicks.Value : null;
}

/// <summary>A count that is not the configured truth, shown beside it.</summary>
/// <param name="Measure">What was counted.</param>
/// <param name="Source">Who says so; <c>events</c> for our own count.</param>
/// <param name="Value">The count, or micros for cost.</param>
public sealed record Claim(Measures.Measure Measure, string Source, long Value)
{
    /// <summary>Names our own count as the source.</summary>
    public const string OwnCount = "events";
}

/// <summary>How many different people were reached, as far as it can be known.</summary>
public abstract record Reach
{
    /// <summary>Reported for exactly this range.</summary>
    /// <param name="People">Different people.</param>
    public sealed record Exact(long People) : Reach;

    /// <summary>Only parts were reported: at least the largest of them, at most their sum.</summary>
    /// <param name="AtLeast">Largest part.</param>
    /// <param name="AtMost">Sum of the parts.</param>
    public sealed record Between(long AtLeast, long AtMost) : Reach;

    /// <summary>Nothing was reported.</summary>
    public sealed record NotAvailable : Reach;

    private Reach()
    {
    }
}

/// <summary>How a plan stands at the end of the week.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="MarketerName">Whose plan it is.</param>
/// <param name="CreditedUnits">Credited leads from the plan's start to the week's end, in billionths.</param>
/// <param name="CostMicros">Spend in scope over the same days, in micros; null when nothing was reported.</param>
/// <param name="DaysElapsed">Days of the plan that have passed.</param>
/// <param name="DaysInPeriod">Days of the plan.</param>
public sealed record PlanFigures(Catalog.Plan Plan, string MarketerName, long CreditedUnits, long? CostMicros, int DaysElapsed, int DaysInPeriod)
{
    /// <summary>Credited leads / target leads.</summary>
    public decimal Fulfilment => (decimal)CreditedUnits / ModelCredits.Lead / Plan.TargetLeads;

    /// <summary>Cost per credited lead, in micros; null without leads or without cost.</summary>
    public long? CplMicros => Quotient.Cpl(CostMicros, CreditedUnits);

    /// <summary>CPL / allowed CPL: above 1 is over the limit. Null without a CPL.</summary>
    public decimal? AllowedCplRatio => CplMicros is { } cpl && Plan.AllowedCplMicros > 0 ? (decimal)cpl / Plan.AllowedCplMicros : null;

    /// <summary>Leads that an even pace would have brought by now.</summary>
    public decimal ExpectedPace => (decimal)Plan.TargetLeads * DaysElapsed / DaysInPeriod;
}
