using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Explaining;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;

namespace Attribution.Domain.Figures;

/// <summary>What a comparison of models follows from.</summary>
/// <param name="Days">Days of the leads, and of the cost: a lead belongs to the day of its form, a cost to the day it was spent.</param>
/// <param name="ReportModel">Model of the channel table, which orders the channels.</param>
/// <param name="Channels">All channels.</param>
/// <param name="Sums">Own counts of these days.</param>
/// <param name="Totals">Platforms' counts of these days.</param>
/// <param name="Credits">Credit of the leads of these days.</param>
/// <param name="Further">Models that are not rules and are computed over all leads at once.</param>
public sealed record ComparisonInputs(
    DayRange Days,
    AttributionModel ReportModel,
    IReadOnlyList<Channel> Channels,
    IReadOnlyList<DaySum> Sums,
    IReadOnlyList<DayTotal> Totals,
    IReadOnlyList<ChannelCredit> Credits,
    IReadOnlyList<ModelColumn> Further);

/// <summary>What one model gives to each channel.</summary>
/// <param name="Model">Stable name.</param>
/// <param name="Name">What people read.</param>
/// <param name="Paths">Number of paths that it rests on; null for a rule, which looks at each lead alone.</param>
/// <param name="Note">What a reader must know, for example that there are too few paths; null when there is nothing to say.</param>
/// <param name="Units">Credit per channel id, in billionths of a lead.</param>
public sealed record ModelColumn(string Model, string Name, long? Paths, string? Note, IReadOnlyDictionary<string, long> Units)
{
    /// <summary>All channels together.</summary>
    public long Total => Units.Values.Sum();
}

/// <summary>Models side by side, per channel.</summary>
/// <param name="Leads">Number of leads.</param>
/// <param name="Models">The models, rules first.</param>
/// <param name="Channels">Channels with credit under any model or with cost: largest first by the report's model, <c>unattributed</c> last.</param>
/// <param name="Total">All channels together.</param>
public sealed record Comparison(long Leads, IReadOnlyList<ModelColumn> Models, IReadOnlyList<ComparedChannel> Channels, ComparedChannel Total);

/// <summary>A channel under every model.</summary>
/// <param name="Channel">Channel id; empty for all together.</param>
/// <param name="Name">What people read.</param>
/// <param name="CostMicros">Spend in micros of the reporting currency; null when nothing was reported.</param>
/// <param name="Credits">Credit under each model, in the order of the models.</param>
public sealed record ComparedChannel(string Channel, string Name, long? CostMicros, IReadOnlyList<ComparedCredit> Credits);

/// <summary>A channel under one model.</summary>
/// <param name="Units">Credit, in billionths of a lead: the denominator of the CPL.</param>
/// <param name="Hundredths">The same in hundredths of a lead; those of all channels add up to those of the total.</param>
/// <param name="CplMicros">Cost per lead, in micros; null without leads or without cost, never zero or infinite.</param>
public sealed record ComparedCredit(long Units, long Hundredths, long? CplMicros);

/// <summary>Puts models side by side.</summary>
public static class ModelComparison
{
    private const long UnitsPerHundredth = ModelCredits.Lead / 100;

    /// <summary>Compares; the order of the lists does not matter.</summary>
    public static Comparison Of(ComparisonInputs inputs)
    {
        var rules = ModelCredits.Models.Select(model => Rule(model, inputs.Credits)).ToList();
        // Under every model the credits of a lead are one lead, unless it was credited before the model existed.
        var leads = rules.Max(model => model.Total) / ModelCredits.Lead;
        IReadOnlyList<ModelColumn> models = [.. rules.Select(model => Noted(model, leads)), .. inputs.Further];
        var costs = Costs(inputs);
        var lines = models.SelectMany(model => model.Units.Keys).Union(costs.Keys, StringComparer.Ordinal)
            .Select(id => (Id: id, Name: Name(id, inputs.Channels)))
            .OrderBy(line => line.Id == Channel.Unattributed)
            .ThenByDescending(line => rules[(int)inputs.ReportModel - 1].Units.GetValueOrDefault(line.Id))
            .ThenBy(line => line.Name, StringComparer.Ordinal)
            .ThenBy(line => line.Id, StringComparer.Ordinal)
            .ToList();
        var hundredths = models.Select(model => Rounded(model, [.. lines.Select(line => line.Id)])).ToList();
        return new Comparison(
            leads,
            models,
            [
                .. lines.Select((line, place) => Line(
                    line.Id, line.Name, costs.TryGetValue(line.Id, out var cost) ? cost : null, models.Zip(hundredths, (m, h) => (m.Units.GetValueOrDefault(line.Id), h[place])))),
            ],
            Line("", "Total", costs.Count == 0 ? null : costs.Values.Sum(), models.Zip(hundredths, (m, h) => (m.Total, h.Sum()))));
    }

    private static ComparedChannel Line(string id, string name, long? cost, IEnumerable<(long Units, long Hundredths)> credits) =>
        new(id, name, cost, [.. credits.Select(credit => new ComparedCredit(credit.Units, credit.Hundredths, Quotient.Cpl(cost, credit.Units)))]);

    private static ModelColumn Rule(AttributionModel model, IReadOnlyList<ChannelCredit> credits) => new(
        model.ToString(),
        ModelWords.Name(model),
        null,
        null,
        credits.GroupBy(credit => credit.Channel, credit => credit.Credits[model], StringComparer.Ordinal)
            .Where(channel => channel.Any(units => units != 0))
            .ToDictionary(channel => channel.Key, channel => channel.Sum(), StringComparer.Ordinal));

    private static ModelColumn Noted(ModelColumn model, long leads) => model.Total == leads * ModelCredits.Lead ? model : model with
    {
        Note = $"{leads - (model.Total / ModelCredits.Lead)} of {leads} leads were credited before this model existed, and are missing from it until they are credited again.",
    };

    private static Dictionary<string, long> Costs(ComparisonInputs inputs) =>
        ChannelCounts.Of(inputs.Channels, inputs.Sums, inputs.Totals)
            .Select(channel => (channel.Channel.Id, Costs: channel.Truth(Measure.Cost).Where(cost => inputs.Days.Contains(cost.Day)).Select(cost => cost.Value).ToList()))
            .Where(channel => channel.Costs.Count > 0)
            .ToDictionary(channel => channel.Id, channel => channel.Costs.Sum(), StringComparer.Ordinal);

    private static IReadOnlyList<long> Rounded(ModelColumn model, IReadOnlyList<string> channels) =>
        Hundredths.Of([.. channels.Select(id => model.Units.GetValueOrDefault(id))], model.Total / UnitsPerHundredth);

    private static string Name(string id, IReadOnlyList<Channel> channels) =>
        id == Channel.Unattributed ? "Unattributed" : channels.FirstOrDefault(channel => channel.Id == id)?.Name ?? id;
}
