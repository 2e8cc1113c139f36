using Attribution.Domain.Kpis;
using Attribution.Domain.Models;
using Attribution.Reporting.Text;
using Attribution.Reporting.Weekly;

namespace Attribution.Reporting.Quarterly;

/// <summary>Prints figures and what they are made of in the manner of a language.</summary>
/// <param name="texts">Wording.</param>
/// <param name="currency">ISO 4217 code of the reporting currency.</param>
internal sealed class FigureText(ReportTexts texts, string currency)
{
    // Quotients of money by money: 3.4 euros of revenue for each euro of cost.
    private static readonly string[] Multiples = ["roas", "ltvToCac", "incrementalRomi"];

    private readonly ReportFormat format = new(texts.Language, currency);

    /// <summary>Numbers, money and dates, in the reporting currency.</summary>
    public ReportFormat Format => format;

    /// <summary>The value of a figure; null when it has none.</summary>
    public string? Value(KpiFigure figure) => figure.Value is not { } value ? null
        : Multiples.Contains(figure.Name) ? format.Ratio(value)
        : figure is { Unit: KpiUnit.Points, Name: "nps" } ? Net(value)
        : Number(value, figure.Unit, figure.Currency);

    /// <summary>A net promoter score: whole points with their sign.</summary>
    public string Net(decimal share) => (share > 0 ? "+" : "") + format.Count((long)Math.Round(share * 100, MidpointRounding.ToEven));

    /// <summary>A part of a figure.</summary>
    public string Part(KpiPart part) => Number(part.Value, part.Unit, part.Currency);

    /// <summary>What was divided by what; what is above the line alone when it is no quotient.</summary>
    public string Parts(KpiFigure figure)
    {
        var isWhole = IsWhole(figure.Numerator) && (figure.Denominator is null || IsWhole(figure.Denominator));
        string Print(KpiPart part) => part.Unit == KpiUnit.Count && !isWhole ? format.Leads(part.Value) : Part(part);
        return figure.Denominator is { } below ? $"{Print(figure.Numerator)} / {Print(below)}" : Print(figure.Numerator);
    }

    /// <summary>A number of things: whole, or with one decimal where credit is shared.</summary>
    public string Count(decimal count) => Tenths(count) % 10 == 0 ? format.Count(Tenths(count) / 10) : format.Tenths(Tenths(count));

    /// <summary>Money, in the reporting currency unless another one is named.</summary>
    public string Money(decimal amount, string? of = null) =>
        (of is null || of == currency ? format : new ReportFormat(texts.Language, of)).Money((long)Math.Round(amount * Domain.Measures.Money.MicrosPerUnit, MidpointRounding.ToEven));

    /// <summary>Money without its minor unit, in the reporting currency: for places with little room.</summary>
    public string WholeMoney(decimal amount) => format.WholeMoney(amount);

    /// <summary>Units as they are booked, for what is printed in tenths that add up.</summary>
    public static long Units(decimal count) => (long)(count * ModelCredits.Lead);

    /// <summary>Whether a part is a whole number of things.</summary>
    public static bool IsWhole(KpiPart part) => part.Unit != KpiUnit.Count || Tenths(part.Value) % 10 == 0;

    private static long Tenths(decimal count) => LeadTenths.Of(Units(count));

    private string Number(decimal value, KpiUnit unit, string? of) => unit switch
    {
        KpiUnit.Count => Count(value),
        KpiUnit.Ratio => format.Percent(value),
        KpiUnit.Money => Money(value, of),
        KpiUnit.Days or KpiUnit.Points => format.Leads(value),
        KpiUnit.MoneyPerDay => texts.Say(Phrase.PerDay, ("amount", Money(value, of))),
        _ => throw new NotSupportedException($"No way to print {unit}."),
    };
}
