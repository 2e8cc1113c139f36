using System.Text.Json;
using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;
using Attribution.Functions.Comparing;

namespace Attribution.Functions.Kpis;

/// <summary>KPIs as JSON: every one with what it was divided by, so that its reader can check it.</summary>
internal static class KpiView
{
    /// <summary>Decimal places of a quotient; its parts are exact.</summary>
    private const int Places = 6;

    public static object Of(KpiArea area, KpiInputs inputs, AttributionModel model, KpiCut by) => new
    {
        Area = area.Name,
        inputs.Days.From,
        To = inputs.Days.Last,
        inputs.Days.Days,
        inputs.Currency,
        Model = ModelName.Of(model),
        By = by.Name,
        Total = Figures(area.Lines(inputs.WithoutCampaigns(), model, CutKind.Total).Single()),
        Lines = by.Kind == CutKind.Total ? [] : area.Lines(by.IsByCampaign ? inputs : inputs.WithoutCampaigns(), model, by.Kind).Select(line => new
        {
            line.Id,
            Part = line.Part.Length == 0 ? null : line.Part,
            Name = line.Id == Cut.Nobody ? null : inputs.NameOf(new Cut(by.Kind, line.Id, line.Part)),
            Figures = Figures(line),
        }).ToList<object>(),
    };

    private static List<object> Figures(KpiLine line) =>
    [
        .. line.Figures.Select(figure => new
        {
            figure.Name,
            Unit = Camel(figure.Unit.ToString()),
            figure.Currency,
            Value = figure.Value is { } value ? decimal.Round(value, Places, MidpointRounding.ToEven) : (decimal?)null,
            figure.Why,
            Numerator = Part(figure.Numerator),
            Denominator = figure.Denominator is null ? null : Part(figure.Denominator),
        }),
    ];

    private static object Part(KpiPart part) => new { part.Name, Unit = Camel(part.Unit.ToString()), part.Value, part.Currency };

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
