using Attribution.Domain.DataDriven;
using Attribution.Domain.Models;

namespace Attribution.Domain.Figures;

/// <summary>A model as one column of the comparison: a rule, or a model that looks at all leads at once.</summary>
/// <param name="Rule">The rule; null for a data-driven model.</param>
/// <param name="DataDriven">The data-driven model's result; null for a rule.</param>
public sealed record ComparedModel(AttributionModel? Rule, DataDrivenCredits? DataDriven);

/// <summary>A channel under each of the compared models.</summary>
/// <param name="Channel">Channel id.</param>
/// <param name="Units">Credit in billionths of a lead, in the order of the models.</param>
public sealed record DisputedChannel(string Channel, IReadOnlyList<long> Units)
{
    /// <summary>How far the models are apart, in billionths of a lead.</summary>
    public long Spread => Units.Max() - Units.Min();
}

/// <summary>The same leads under several models.</summary>
/// <param name="Models">The report's model first, then the first and the last touch, then data-driven models.</param>
/// <param name="Channels">All channels with credit under any of them, the widest spread first.</param>
public sealed record ModelDisagreement(IReadOnlyList<ComparedModel> Models, IReadOnlyList<DisputedChannel> Channels)
{
    private const int MostDisputed = 5;

    /// <summary>Less than a tenth of a lead is not worth a line.</summary>
    private const long LeastSpread = ModelCredits.Lead / 10;

    /// <summary>The channels on which the models are furthest apart, widest first; none when all models agree.</summary>
    public IEnumerable<DisputedChannel> Disputed => Channels.Where(channel => channel.Spread >= LeastSpread).Take(MostDisputed);

    /// <summary>Compares; data-driven models that had too few leads, and fell back to a rule, are left out.</summary>
    /// <param name="inputs">The week.</param>
    /// <param name="dataDriven">Results for the same week.</param>
    public static ModelDisagreement Of(WeekInputs inputs, IReadOnlyList<DataDrivenCredits> dataDriven)
    {
        IReadOnlyList<ComparedModel> models =
        [
            .. new[] { inputs.Model, AttributionModel.First, AttributionModel.Last }.Distinct().Select(rule => new ComparedModel(rule, null)),
            .. dataDriven.Where(result => result.Fallback is null).Select(result => new ComparedModel(null, result)),
        ];
        var rules = inputs.ChannelCredits.ToLookup(credit => credit.Channel, credit => credit.Credits, StringComparer.Ordinal);
        var channels = rules.Select(channel => channel.Key)
            .Union(models.SelectMany(model => model.DataDriven?.Channels ?? []).Select(channel => channel.Channel), StringComparer.Ordinal)
            .Select(channel => new DisputedChannel(channel, [.. models.Select(model => Units(model, channel, rules[channel]))]))
            .Where(channel => channel.Units.Any(units => units != 0))
            .OrderByDescending(channel => channel.Spread)
            .ThenBy(channel => channel.Channel, StringComparer.Ordinal);
        return new ModelDisagreement(models, [.. channels]);
    }

    private static long Units(ComparedModel model, string channel, IEnumerable<ModelCredits> credits) => model.Rule is { } rule
        ? credits.Sum(credit => credit[rule])
        : model.DataDriven!.Channels.Where(c => c.Channel == channel).Sum(c => c.Units);
}
