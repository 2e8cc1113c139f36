using Attribution.Domain.Kpis;
using Attribution.Domain.Measures;

namespace Attribution.Domain.Pipeline;

/// <summary>What customers cost, bring and how long they stay.</summary>
internal static class CustomerValue
{
    /// <summary>Marketing cost by new customers.</summary>
    public static KpiFigure Cac(PipelineSums sums) => new("cac", KpiUnit.Money, Cost(sums), KpiPart.Count("newCustomers", sums[DealMeasures.NewCustomers]))
    {
        Currency = sums.Inputs.Currency,
        Withheld = NoCost(sums),
    };

    /// <summary>Won revenue by marketing cost, in the reporting currency.</summary>
    public static KpiFigure Roas(PipelineSums sums) => new("roas", KpiUnit.Ratio, Revenue(sums), Cost(sums));

    /// <summary>What won revenue rose by, against as many days before, by what the marketing cost rose by. It says nothing where cost did not rise.</summary>
    public static KpiFigure IncrementalRomi(PipelineSums sums)
    {
        var measure = DealMeasures.WonRevenue(sums.Inputs.Currency);
        var increase = (sums.Inputs.CostMicros(sums.Line) ?? 0) - (sums.Inputs.CostMicrosBefore(sums.Line) ?? 0);
        return new KpiFigure(
            "incrementalRomi",
            KpiUnit.Ratio,
            KpiPart.Money("revenueIncrease", sums[measure] - sums.Before(measure), sums.Inputs.Currency),
            KpiPart.Money("costIncrease", increase, sums.Inputs.Currency))
        {
            Withheld = increase > 0 ? null : "costDidNotRise",
        };
    }

    /// <summary>Customers that left by customers when the days began.</summary>
    public static KpiFigure Churn(PipelineSums sums) => new(
        "churn", KpiUnit.Ratio, KpiPart.Count("lostCustomers", sums[DealMeasures.LostCustomers]), KpiPart.Count("customersAtStart", sums.CustomersAtStart));

    /// <summary>The churn of the days by what may leave in as long a time: above 1 it is over the limit. Null where there is no limit.</summary>
    public static KpiFigure? ChurnToLimit(PipelineSums sums) => sums.Pipeline.Settings.ChurnLimitPercent is { } limit
        ? new KpiFigure(
            "churnToLimit",
            KpiUnit.Ratio,
            new KpiPart("churn", KpiUnit.Ratio, Churn(sums).Value ?? 0),
            new KpiPart("churnLimit", KpiUnit.Ratio, limit / 100 * sums.Months))
        {
            Withheld = Churn(sums).Why,
        }
        : null;

    /// <summary>
    /// Average margin per customer and month x expected lifetime in months. The lifetime is the one that was set, else 1 / churn of a month; nobody can tell it where no
    /// customer has left.
    /// </summary>
    public static KpiFigure Ltv(PipelineSums sums)
    {
        var settings = sums.Pipeline.Settings;
        var (margin, churn) = (settings.GrossMarginPercent, Churn(sums));
        var lifetime = settings.CustomerMonths ?? (churn.Value is > 0 and var share ? sums.Months / share : null);
        var revenue = (decimal)sums[DealMeasures.WonRevenue(sums.Inputs.Currency)] / Money.MicrosPerUnit;
        return new KpiFigure(
            "ltv",
            KpiUnit.Money,
            new KpiPart("marginByLifetime", KpiUnit.Money, revenue * (margin ?? 0) / 100 * (lifetime ?? 0), sums.Inputs.Currency),
            new KpiPart("customerMonths", KpiUnit.Count, KpiPart.Count("customers", sums.Customers).Value * sums.Months))
        {
            Currency = sums.Inputs.Currency,
            Withheld = margin is null ? "settingMissing:grossMarginPercent" : lifetime is null ? churn.Why ?? "no:lostCustomers" : null,
        };
    }

    /// <summary>What a customer brings by what it costs to win one.</summary>
    public static KpiFigure LtvToCac(PipelineSums sums)
    {
        var (ltv, cac) = (Ltv(sums), Cac(sums));
        return new KpiFigure(
            "ltvToCac",
            KpiUnit.Ratio,
            new KpiPart("ltv", KpiUnit.Money, ltv.Value ?? 0, sums.Inputs.Currency),
            new KpiPart("cac", KpiUnit.Money, cac.Value ?? 0, sums.Inputs.Currency))
        {
            Withheld = ltv.Why ?? cac.Why,
        };
    }

    /// <summary>Marketing cost of the line.</summary>
    public static KpiPart Cost(PipelineSums sums) => KpiPart.Money("cost", sums.Inputs.CostMicros(sums.Line) ?? 0, sums.Inputs.Currency);

    /// <summary>Why a figure whose numerator is the cost has no value: none was reported, which is not a cost of zero. Null when one was.</summary>
    public static string? NoCost(PipelineSums sums) => sums.Inputs.CostMicros(sums.Line) is null ? "no:cost" : null;

    /// <summary>Won revenue of the line in the reporting currency.</summary>
    public static KpiPart Revenue(PipelineSums sums) => KpiPart.Money("wonRevenue", sums[DealMeasures.WonRevenue(sums.Inputs.Currency)], sums.Inputs.Currency);
}
