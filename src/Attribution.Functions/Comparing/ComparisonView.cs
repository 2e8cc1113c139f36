using System.Globalization;
using System.Text.Json;
using Attribution.Domain.Explaining;
using Attribution.Domain.Figures;
using Attribution.Domain.Models;

namespace Attribution.Functions.Comparing;

/// <summary>Models side by side as JSON: exact numbers with their units in the names, and beside them what a person reads.</summary>
internal static class ComparisonView
{
    public static object Of(ComparisonInputs inputs, Comparison answer, string currency) => new
    {
        inputs.Days.From,
        To = inputs.Days.Last,
        inputs.Days.Days,
        Currency = currency,
        ReportModel = Name(inputs.ReportModel.ToString()),
        answer.Leads,
        Basis = "CPL is the cost of these days divided by the leads of these days: a cost belongs to the day it was spent, a lead to the day of its form.",
        Note = DataDrivenColumns.AreWholeWeeks(inputs.Days) ? null : DataDrivenColumns.WholeWeeksOnly,
        Models = answer.Models.Select(model => new
        {
            Model = Name(model.Model),
            model.Name,
            model.Paths,
            LeadUnits = model.Total,
            NotCreditedUnits = Math.Max(0, (answer.Leads * ModelCredits.Lead) - model.Total),
            model.Note,
        }).ToList(),
        Channels = answer.Channels.Select(channel => Channel(channel, answer.Models, currency)).ToList(),
        Total = Channel(answer.Total, answer.Models, currency),
    };

    private static object Channel(ComparedChannel channel, IReadOnlyList<ModelColumn> models, string currency) => new
    {
        Channel = channel.Channel.Length == 0 ? null : channel.Channel,
        channel.Name,
        channel.CostMicros,
        Cost = channel.CostMicros is { } cost ? Money(cost, currency) : "not reported",
        Models = models.Zip(channel.Credits).ToDictionary(
            column => Name(column.First.Model),
            column => Credit(column.Second, channel.CostMicros, currency),
            StringComparer.Ordinal),
    };

    private static object Credit(ComparedCredit credit, long? costMicros, string currency) => new
    {
        LeadUnits = credit.Units,
        Leads = Hundredths.Percent(credit.Hundredths),
        credit.CplMicros,
        Cpl = credit.Units == 0 ? "no leads" : costMicros is null ? "no cost reported" : Money(credit.CplMicros!.Value, currency),
    };

    private static string Money(long micros, string currency) =>
        string.Create(CultureInfo.InvariantCulture, $"{decimal.Round((decimal)micros / Domain.Measures.Money.MicrosPerUnit, 2, MidpointRounding.ToEven):0.00} {currency}");

    private static string Name(string model) => JsonNamingPolicy.CamelCase.ConvertName(model);
}
