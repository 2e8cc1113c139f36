using System.Globalization;
using Attribution.Domain.Models;
using Attribution.Domain.Paths;
using Attribution.Domain.Trails;

namespace Attribution.Domain.DataDriven;

/// <summary>Shares the leads of a window among channels, by their paths.</summary>
public static class DataDrivenAttribution
{
    /// <summary>Counts up when the meaning of a result changes.</summary>
    public const int Version = 1;

    /// <summary>Credits of all leads under every data-driven model; the same window gives the same credits.</summary>
    public static IReadOnlyList<DataDrivenCredits> Of(PathWindow window, DataDrivenSettings settings)
    {
        var paths = Counts(window);
        return [.. Enum.GetValues<DataDrivenModel>().Select(model => Of(model, window, paths, settings))];
    }

    private static DataDrivenCredits Of(DataDrivenModel model, PathWindow window, List<PathCount> paths, DataDrivenSettings settings)
    {
        var leads = window.Leads.Values.Sum();
        var hasEnough = leads >= settings.LeastLeads;
        return new DataDrivenCredits(
            model,
            window.From,
            window.To,
            Text(model, settings),
            leads,
            window.Nulls.Values.Sum(),
            window.NullsThrough,
            paths.Count,
            hasEnough ? null : settings.Fallback,
            hasEnough ? Shared(model, leads, paths, settings) : Fallback(window, settings.Fallback));
    }

    private static IReadOnlyList<DataDrivenChannel> Shared(DataDrivenModel model, long leads, List<PathCount> paths, DataDrivenSettings settings)
    {
        var channels = Credits(model, paths, settings).Channels;
        var units = WholeShares.Of(checked(leads * ModelCredits.Lead), [.. channels.Select(channel => channel.Conversions)]);
        return [.. channels.Select((channel, place) => new DataDrivenChannel(channel.Channel, units[place]))];
    }

    private static PathCredits Credits(DataDrivenModel model, List<PathCount> paths, DataDrivenSettings settings) => model switch
    {
        DataDrivenModel.Markov => PathAttribution.Markov(paths, new MarkovSettings(settings.MarkovOrder)),
        DataDrivenModel.Shapley => PathAttribution.Shapley(paths, new ShapleySettings()),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "This model is not computed."),
    };

    private static IReadOnlyList<DataDrivenChannel> Fallback(PathWindow window, AttributionModel model) =>
    [
        .. window.Credits.GroupBy(credit => credit.Channel, credit => credit.Credits[model], StringComparer.Ordinal)
            .OrderBy(channel => channel.Key, StringComparer.Ordinal)
            .Select(channel => new DataDrivenChannel(channel.Key, channel.Sum())),
    ];

    private static List<PathCount> Counts(PathWindow window) =>
    [
        .. window.Leads.Keys.Union(window.Nulls.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(path =>
        {
            var leads = window.Leads.GetValueOrDefault(path);
            return new PathCount(PathText.Channels(path), leads, leads, window.Nulls.GetValueOrDefault(path));
        }),
    ];

    private static string Text(DataDrivenModel model, DataDrivenSettings settings)
    {
        var own = model == DataDrivenModel.Markov ? string.Create(CultureInfo.InvariantCulture, $"order {settings.MarkovOrder}, with null paths") : "sets of channels";
        return string.Create(CultureInfo.InvariantCulture, $"v{Version}; {own}; at least {settings.LeastLeads} leads");
    }
}
