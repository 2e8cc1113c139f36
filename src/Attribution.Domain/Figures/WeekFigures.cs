using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Domain.Plans;

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
    /// <summary>Credit of leads that were rejected, in billionths: leads are what is credited and what is withheld, accepted leads what is credited.</summary>
    public long WithheldUnits { get; init; }

    /// <summary>All leads, rejected ones included, in billionths.</summary>
    public long AllLeadUnits => LeadUnits + WithheldUnits;

    /// <summary>Clicks per showing; null without showings.</summary>
    public decimal? Ctr => Quotient.Of(Clicks, Impressions);

    /// <summary>Cost per click in micros, rounded half to even; null without clicks or without cost.</summary>
    public long? CostPerClickMicros => Quotient.Of(CostMicros, Clicks) is { } each ? (long)Math.Round(each, MidpointRounding.ToEven) : null;

    /// <summary>Cost per lead, rejected ones included, in micros.</summary>
    public long? CplOnAllMicros => Quotient.Cpl(CostMicros, AllLeadUnits);

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
public sealed record Claim(Measure Measure, string Source, long Value)
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

/// <summary>How a plan stands at the end of the week, over its whole period.</summary>
/// <param name="Plan">The version that holds at the week's end, or held last.</param>
/// <param name="MarketerName">Whose plan it is.</param>
/// <param name="Standing">What was counted from the plan's start to the week's end, and what follows from it.</param>
public sealed record PlanFigures(Plan Plan, string MarketerName, PlanStanding Standing)
{
    /// <summary>Credited leads from the plan's start to the week's end, in billionths.</summary>
    public long CreditedUnits => Standing.CreditedUnits;

    /// <summary>Spend in scope over the same days, in micros; null when nothing was reported.</summary>
    public long? CostMicros => Standing.CostMicros;

    /// <summary>Days of the plan that have passed.</summary>
    public int DaysElapsed => Standing.DaysElapsed;

    /// <summary>Days of the plan.</summary>
    public int DaysInPeriod => Standing.DaysInPeriod;

    /// <summary>Leads to reach; a fraction where versions have different targets.</summary>
    public decimal TargetLeads => Standing.TargetLeads.ToDecimal();

    /// <summary>Money to spend, in micros; null without a budget.</summary>
    public long? BudgetMicros => Standing.BudgetMicros is { } budget ? (long)budget.ToDecimal(0) : null;

    /// <summary>Credited leads / target leads.</summary>
    public decimal Fulfilment => Standing.Fulfilment.Value!.Value.ToDecimal();

    /// <summary>Cost per credited lead, in micros; null without leads or without cost.</summary>
    public long? CplMicros => Quotient.Cpl(CostMicros, CreditedUnits);

    /// <summary>Highest cost per lead, in micros.</summary>
    public long AllowedCplMicros => Standing.AllowedCpl.Value is { } allowed ? (long)(allowed * Money.MicrosPerUnit).ToDecimal(0) : Plan.AllowedCplMicros;

    /// <summary>CPL / allowed CPL: above 1 is over the limit. Null without a CPL.</summary>
    public decimal? AllowedCplRatio => Standing.AllowedCplRatio.Value?.ToDecimal();

    /// <summary>Leads that an even pace would have brought by now.</summary>
    public decimal ExpectedPace => Standing.ExpectedPace.Value!.Value.ToDecimal();
}
