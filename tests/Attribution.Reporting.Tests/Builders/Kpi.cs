using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Kpis;
using Attribution.Reporting.Quarterly;

namespace Attribution.Reporting.Tests.Builders;

/// <summary>Made-up figures, lines and quarters.</summary>
internal static class Kpi
{
    /// <summary>Thirteen weeks that end with week 12.</summary>
    public static DayRange Days { get; } = DayRange.Including(new(2025, 12, 22), new(2026, 3, 22));

    public static KpiLine Line(string id, params IReadOnlyList<KpiFigure> figures) => new(id, figures);

    public static KpiFigure Count(string name, decimal count) => new(name, KpiUnit.Count, new KpiPart(name, KpiUnit.Count, count));

    public static KpiFigure Share(string name, decimal part, decimal whole, string of = "leads") =>
        new(name, KpiUnit.Ratio, new KpiPart(name, KpiUnit.Count, part), new KpiPart(of, KpiUnit.Count, whole));

    public static KpiFigure Points(string name, decimal sum, decimal leads) =>
        new(name, KpiUnit.Points, new KpiPart(name, KpiUnit.Points, sum), new KpiPart("leads", KpiUnit.Count, leads));

    public static KpiFigure PerOne(string name, decimal days, decimal number, string of) =>
        new(name, KpiUnit.Days, new KpiPart(name, KpiUnit.Days, days), new KpiPart(of, KpiUnit.Count, number));

    public static KpiFigure Money(string name, decimal amount, string currency = "EUR") =>
        new(name, KpiUnit.Money, new KpiPart(name, KpiUnit.Money, amount, currency)) { Currency = currency };

    public static KpiFigure MoneyPer(string name, decimal amount, decimal number, string of, string currency = "EUR") =>
        new(name, KpiUnit.Money, new KpiPart(name, KpiUnit.Money, amount, currency), new KpiPart(of, KpiUnit.Count, number)) { Currency = currency };

    public static KpiFigure MoneyBy(string name, decimal above, decimal below, string of, string currency = "EUR") =>
        new(name, KpiUnit.Ratio, new KpiPart(name, KpiUnit.Money, above, currency), new KpiPart(of, KpiUnit.Money, below, currency));

    /// <summary>A quarter in which each area has the lines that are given, and a week in which life has others.</summary>
    public static QuarterFigures Quarter(
        IReadOnlyDictionary<(string Area, CutKind By), IReadOnlyList<KpiLine>> lines,
        IReadOnlyDictionary<(string Area, CutKind By), IReadOnlyList<KpiLine>>? week = null,
        IReadOnlyDictionary<string, string>? names = null,
        string currency = "EUR") => new(
            Days,
            currency,
            (area, by) => lines.GetValueOrDefault((area, by), []),
            (area, by) => week?.GetValueOrDefault((area, by), []) ?? [],
            names ?? new Dictionary<string, string>());
}
