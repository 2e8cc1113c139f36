using Attribution.Domain.DataDriven;
using Attribution.Domain.Figures;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>The same leads under several models, for the channels on which they disagree most.</summary>
internal static class ModelTable
{
    /// <summary>The table; none when the models agree.</summary>
    public static IEnumerable<DataTable> Of(WeekContext week)
    {
        var (models, channels) = week.Reported.Disagreement;
        var columns = models.Select((_, place) => Column(place, channels, week)).ToList();
        return !week.Reported.Disagreement.Disputed.Any() ? [] :
        [
            new DataTable(
                week.Texts[Phrase.Models],
                week.Texts[Phrase.ModelsDetail],
                [
                    new(week.Texts[Phrase.Channel], Alignment.Left, 3),
                    .. models.Select(model => new TableColumn(Name(model, week), Alignment.Right, 0.5)),
                    new(week.Texts[Phrase.ModelSpread], Alignment.Right, 0.5),
                ],
                [
                    .. week.Reported.Disagreement.Disputed.Select(channel => Row(channel.Channel, [.. columns.Select(column => column[channel.Channel])], week)),
                ],
                null,
                Caption(models, week)),
        ];
    }

    private static IReadOnlyList<TableCell> Row(string channel, IReadOnlyList<long> tenths, WeekContext week) =>
    [
        TableCell.Of(week.Name(channel)),
        .. tenths.Select((leads, place) => TableCell.Of(week.Format.Tenths(leads), place == 0 ? Emphasis.Strong : Emphasis.Normal)),
        TableCell.Of(week.Format.Tenths(tenths.Max() - tenths.Min())),
    ];

    /// <summary>A model's leads as they are printed, per channel: those of all channels add up, and the report's own are the channel table's.</summary>
    private static Dictionary<string, long> Column(int place, IReadOnlyList<DisputedChannel> channels, WeekContext week)
    {
        // In the order of the channel table, which decides between equal remainders.
        var order = week.Figures.Channels.Select(channel => channel.Channel).ToList();
        var sorted = channels.OrderBy(channel => order.IndexOf(channel.Channel) is >= 0 and var at ? at : int.MaxValue).ThenBy(channel => channel.Channel, StringComparer.Ordinal).ToList();
        return sorted.Zip(LeadTenths.Of([.. sorted.Select(channel => channel.Units[place])]), (channel, tenths) => (channel.Channel, tenths)).ToDictionary();
    }

    private static string Name(ComparedModel model, WeekContext week) =>
        model.Rule is { } rule ? week.Model(rule) : week.Texts[model.DataDriven!.Model == DataDrivenModel.Markov ? Phrase.ModelMarkov : Phrase.ModelShapley];

    private static string Caption(IReadOnlyList<ComparedModel> models, WeekContext week) =>
        models.Select(model => model.DataDriven).OfType<DataDrivenCredits>().ToList() is [var first, ..]
            ? week.Texts.Say(Phrase.ModelsCaption, ("paths", week.Format.Count(first.Paths)), ("leads", week.Format.Count(first.Leads)))
            : week.Texts[Phrase.ModelsCaptionFew];
}
