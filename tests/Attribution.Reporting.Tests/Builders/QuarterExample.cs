using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Reporting.Quarterly;
using static Attribution.Reporting.Tests.Builders.Kpi;

namespace Attribution.Reporting.Tests.Builders;

/// <summary>Thirteen weeks as a head of marketing could have had them, with everything that the chapters can show.</summary>
internal static class QuarterExample
{
    private static readonly Leads[] Channels =
    [
        new("paid-search", 412.3m, 371.1m, 218.4m, 41.2m, 58m, 63m, 355m, 46.3m, 1_204m),
        new("paid-social", 298.6m, 240.2m, 74.7m, 58.4m, 41m, 44m, 180m, 9.4m, 423m),
        new("e-mail", 140.2m, 133.8m, 91.3m, 6.4m, 77m, 71m, 130.2m, 21.9m, 394m),
        new("webinars", 61.4m, 58.9m, 38.0m, 2.5m, 81m, 69m, 58.9m, 8.3m, 290.5m),
        new("partners", 12.5m, 12.5m, 9.8m, 0m, 84m, 78m, 12.5m, 4.1m, 69.7m),
        new("unattributed", 9.0m, 7.5m, 1.8m, 1.5m, 40m, 30m, 4.4m, 0m, 0m),
    ];

    private static readonly Leads All = Leads.Sum("", Channels);

    public static QuarterFigures Figures { get; } = Of("EUR", 1);

    /// <summary>The same in another currency, whose amounts are so many times as large.</summary>
    public static QuarterFigures Of(string currency, decimal times) => Quarter(
        new Dictionary<(string, CutKind), IReadOnlyList<KpiLine>>
        {
            [(Areas.LeadLife, CutKind.Total)] = [All.Line([Count("recycled", 7), Share("recycledShare", 7, 118, "rejectedOrDeferred"), MoneyPer("costPerRecycled", 229.6m * times, 7, "recycled", currency), new("nps", KpiUnit.Points, new("net", KpiUnit.Count, 37), new("answers", KpiUnit.Count, 88))])],
            [(Areas.LeadLife, CutKind.Channel)] = [.. Channels.OrderBy(channel => channel.Id, StringComparer.Ordinal).Select(channel => channel.Line([]))],
            [(Areas.LeadLife, CutKind.Temperature)] =
            [
                new Leads("cold", 401, 340, 80, 61, 44, 38, 251, 9, 410).Line([]), new Leads("hot", 168, 166, 150, 2, 78, 84, 166, 48, 720).Line([]),
                new Leads("warm", 331, 296, 192, 35, 63, 61, 305, 33, 1_251).Line([]), new Leads("-", 34, 22, 12, 12, 30, 33, 19, 0, 0).Line([]),
            ],
            [(Areas.LeadLife, CutKind.Family)] =
            [
                new Leads("nets", 851.1m, 745.1m, 384.4m, 106m, 55m, 57m, 665.2m, 77.6m, 2_021m).Line([]), new Leads("seeds", 12.5m, 12.5m, 9.8m, 0m, 84m, 78m, 12.5m, 4.1m, 69.7m).Line([]),
                new Leads("spears", 61.4m, 58.9m, 38.0m, 2.5m, 81m, 69m, 58.9m, 8.3m, 290.5m).Line([]), new Leads("-", 9.0m, 7.5m, 1.8m, 1.5m, 40m, 30m, 4.4m, 0m, 0m).Line([]),
            ],
            [(Areas.LeadLife, CutKind.Manager)] =
            [
                Manager("eva", 322, 41, 64, 290, 248, 45), Manager("juris", 297, 88, 23, 281, 141, 31), Manager("mara", 209, 33, 31, 170, 163, 14), Manager("-", 106, 6, 106, 0, 0, 0),
            ],
            [(Areas.LeadLife, CutKind.Marketer)] = [new Leads("anna", 640.2m, 561.0m, 331.5m, 71.4m, 59m, 61m, 498m, 62.4m, 1_710m).Line([Share("hot", 121, 640.2m), Share("warm", 230.1m, 640.2m), Share("cold", 289.1m, 640.2m)])],
            [(Areas.Joint, CutKind.Marketer)] = [Line("anna", Share("quality", 331.5m, 640.2m), Money("wonRevenue", 81_250.40m * times, currency))],
            [(Areas.Joint, CutKind.Total)] = [Joint("", 35_140.2m * times, 934.0m, currency)],
            [(Areas.Joint, CutKind.Channel)] =
            [
                Joint("e-mail", 1_534m * times, 140.2m, currency), Joint("paid-search", 14_928.81m * times, 412.3m, currency), Joint("paid-social", 12_754.3m * times, 298.6m, currency),
                Line("partners", Count("leads", 12.5m), Money("cost", 0, currency) with { Withheld = "no:cost" }, MoneyPer("cpl", 0, 12.5m, "leads", currency) with { Withheld = "no:cost" }), Joint("webinars", 5_923.09m * times, 61.4m, currency), Line("unattributed", Count("leads", 9)),
            ],
            [(Areas.Pipeline, CutKind.Total)] = [QuarterDeals.Total(currency, times)],
            [(Areas.Pipeline, CutKind.Stage)] = QuarterDeals.Stages(currency, times),
            [(Areas.Pipeline, CutKind.Channel)] = QuarterDeals.Channels(currency, times),
            [(Areas.Events, CutKind.Total)] = [QuarterEvents.Total(currency, times)],
            [(Areas.Events, CutKind.Event)] = QuarterEvents.Lines(currency, times),
            [(Areas.Personas, CutKind.Total)] = [Line("", Count("leads", 934))],
            [(Areas.Personas, CutKind.Cell)] = QuarterPersonas.Cells(currency, times),
        },
        new Dictionary<(string, CutKind), IReadOnlyList<KpiLine>>
        {
            [(Areas.LeadLife, CutKind.Total)] = [Line("", Count("qualifiedInPeriod", 34), Count("rejectedInPeriod", 9), Count("convertedInPeriod", 3), Count("reactivatedInPeriod", 1))],
            [(Areas.LeadLife, CutKind.Channel)] = [Line("e-mail", Count("convertedInPeriod", 1)), Line("paid-search", Count("convertedInPeriod", 2))],
            [(Areas.LeadLife, CutKind.Marketer)] = [Line("anna", Count("qualifiedInPeriod", 21.4m), Count("rejectedInPeriod", 6), Count("convertedInPeriod", 2), Count("reactivatedInPeriod", 1))],
        },
        new Dictionary<string, string>
        {
            ["channel|paid-search"] = "Paid search",
            ["channel|paid-social"] = "Paid social",
            ["channel|e-mail"] = "E-mail",
            ["channel|webinars"] = "Webinar “Scale-up”",
            ["channel|partners"] = "Partners",
            ["manager|eva"] = "Eva Kalniņa",
            ["manager|juris"] = "Juris Bērziņš",
            ["manager|mara"] = "Māra Liepa",
            ["event|scale-up"] = "Webinar “Scale-up”",
            ["event|riga-fair"] = "Riga industry fair",
            ["event|breakfast"] = "Breakfast with partners",
        },
        currency) with
    {
        Grid = QuarterPersonas.Grid,
    };

    private static KpiLine Manager(string id, decimal assigned, decimal hot, decimal open, decimal contacted, decimal days, decimal customers) => Line(
        id,
        Count("leads", assigned), Count("assigned", assigned), Share("hotShare", hot, assigned, "assigned"), Count("openLoad", open),
        Share("contacted", contacted, assigned, "accepted"), PerOne("timeToContact", days, contacted, "contacted"),
        Share("conversion", customers, assigned, "accepted"), PerOne("timeToConversion", customers * 31, customers, "customers"));

    private static KpiLine Joint(string id, decimal cost, decimal leads, string currency) =>
        Line(id, Count("leads", leads), Money("cost", cost, currency), MoneyPer("cpl", cost, leads, "leads", currency));

    /// <summary>The life of the leads of a line; completeness and score are averages.</summary>
    private sealed record Leads(
        string Id, decimal All, decimal Accepted, decimal Qualified, decimal Rejected, decimal Completeness, decimal Score, decimal Contacted, decimal Customers, decimal DaysToCustomer)
    {
        public static Leads Sum(string id, IReadOnlyList<Leads> parts) => new(
            id, parts.Sum(part => part.All), parts.Sum(part => part.Accepted), parts.Sum(part => part.Qualified), parts.Sum(part => part.Rejected), 59, 58,
            parts.Sum(part => part.Contacted), parts.Sum(part => part.Customers), parts.Sum(part => part.DaysToCustomer));

        public KpiLine Line(IReadOnlyList<KpiFigure> more) => Kpi.Line(
            Id,
            [
                Count("leads", All), Count("accepted", Accepted), Share("qualified", Qualified, All), Share("rejected", Rejected, All),
                Points("completeness", Completeness * All, All), Points("score", Score * All, All), Share("contacted", Contacted, Accepted, "accepted"),
                Share("conversion", Customers, Accepted, "accepted"), PerOne("timeToConversion", DaysToCustomer, Customers, "customers"),
                Count("qualifiedInPeriod", Qualified), Count("rejectedInPeriod", Rejected), Count("convertedInPeriod", Customers), Count("reactivatedInPeriod", 8),
                .. more,
            ]);
    }
}
