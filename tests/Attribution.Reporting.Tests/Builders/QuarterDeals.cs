using Attribution.Domain.Kpis;
using static Attribution.Reporting.Tests.Builders.Kpi;

namespace Attribution.Reporting.Tests.Builders;

/// <summary>Deals of a quarter.</summary>
internal static class QuarterDeals
{
    public static KpiLine Total(string currency, decimal times) => Line(
        "",
        Count("opened", 143), Money("openedValue", 402_000 * times, currency), Count("open", 61), Money("openValue", 214_300 * times, currency),
        Count("won", 38), Money("wonRevenue", 121_870.5m * times, currency), Count("lost", 29), Share("winRate", 38, 67, "closedDeals"),
        PerOne("cycleLength", 2_291, 67, "closedDeals"), MoneyPer("averageDealSize", 121_870.5m * times, 38, "wonDeals", currency),
        new("velocity", KpiUnit.MoneyPerDay, new("worth", KpiUnit.Money, 260_112.4m * times, currency), new("cycleLength", KpiUnit.Days, 34.2m)) { Currency = currency },
        Share("slippage", 12, 51, "expectedDeals"), MoneyBy("coverage", 214_300 * times, 180_000 * times, "quota", currency),
        Money("expectedRevenue", 88_412.25m * times, currency), Money("expectedRevenueByHistory", 79_903.1m * times, currency),
        MoneyPer("cac", 35_140.2m * times, 31, "newCustomers", currency), MoneyBy("roas", 121_870.5m * times, 35_140.2m * times, "cost", currency),
        MoneyBy("incrementalRomi", 14_020 * times, 6_100 * times, "costIncrease", currency), Share("churn", 4, 212, "customersAtStart"),
        new("churnToLimit", KpiUnit.Ratio, new("churn", KpiUnit.Ratio, 4m / 212), new("churnLimit", KpiUnit.Ratio, 0.015m)),
        MoneyPer("ltv", 1_203_110 * times, 243, "customerMonths", currency), MoneyBy("ltvToCac", 4_951.07m * times, 1_133.55m * times, "cac", currency),
        Money("expansion", 18_400 * times, currency), Money("crossSell", 7_250 * times, currency), Money("renewal", 31_000 * times, currency),
        Money("openValue", 12_000, "USD"), Money("wonRevenue", 30_500, "USD"), MoneyPer("averageDealSize", 30_500, 2, "wonDeals", "USD"), Money("expectedRevenue", 4_800, "USD"));

    public static IReadOnlyList<KpiLine> Stages(string currency, decimal times) =>
    [
        Stage("prospecting", 24, 61_000 * times, 9, 0.1m, 11, 92, currency), Stage("qualification", 15, 48_300 * times, 7, 0.25m, 21, 81, currency),
        Stage("discovery", 11, 44_500 * times, 12, 0.4m, 30, 74, currency), Stage("proposal", 7, 38_000 * times, 8, 0.6m, 34, 61, currency),
        Stage("negotiation", 4, 22_500 * times, 5, 0.8m, 0, 0, currency),
    ];

    public static IReadOnlyList<KpiLine> Channels(string currency, decimal times) =>
    [
        Channel("e-mail", 9.5m, 28_110.4m * times, 4, 31_000 * times, 1_534m * times, 8, currency), Channel("paid-search", 17.2m, 55_020 * times, 11, 101_300 * times, 14_928.81m * times, 14, currency),
        Channel("paid-social", 4.1m, 9_120.1m * times, 9, 40_000 * times, 12_754.3m * times, 3, currency),
        Line("partners", Count("won", 2.2m), Money("wonRevenue", 12_400 * times, currency), Money("openValue", 19_000 * times, currency), Share("winRate", 2.2m, 3, "closedDeals"), Money("wonRevenue", 30_500, "USD")),
        Channel("webinars", 5, 17_220 * times, 2, 23_000 * times, 5_923.09m * times, 0, currency),
    ];

    private static KpiLine Stage(string id, decimal open, decimal value, decimal days, decimal probability, decimal won, decimal closed, string currency) => Line(
        id,
        Count("open", open), Money("openValue", value, currency), PerOne("timeInStage", days * closed, closed, "staysInStage"),
        new("probability", KpiUnit.Ratio, new("probability", KpiUnit.Ratio, probability)), Share("probabilityByHistory", won, closed, "closedDeals"),
        Money("expectedRevenue", value * probability, currency), Money("expectedRevenueByHistory", closed == 0 ? 0 : value * won / closed, currency) with { Withheld = closed == 0 ? $"no:closedDeals:{id}" : null });

    private static KpiLine Channel(string id, decimal won, decimal revenue, decimal lost, decimal open, decimal cost, decimal customers, string currency) => Line(
        id,
        Count("won", won), Money("wonRevenue", revenue, currency), Money("openValue", open, currency), Share("winRate", won, won + lost, "closedDeals"),
        MoneyPer("cac", cost, customers, "newCustomers", currency), MoneyBy("roas", revenue, cost, "cost", currency));
}
