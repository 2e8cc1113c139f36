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
        return channels.Count == 0 ? [] :
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
                    .. channels.Select(channel => (IReadOnlyList<TableCell>)
                    [
                        TableCell.Of(week.Name(channel.Channel)),
                        .. channel.Units.Select((units, place) => TableCell.Of(week.Leads(units), place == 0 ? Emphasis.Strong : Emphasis.Normal)),
                        TableCell.Of(week.Leads(channel.Spread)),
                    ]),
                ],
                null,
                Caption(models, week)),
        ];
    }

    private static string Name(ComparedModel model, WeekContext week) =>
        model.Rule is { } rule ? week.Model(rule) : week.Texts[model.DataDriven!.Model == DataDrivenModel.Markov ? Phrase.ModelMarkov : Phrase.ModelShapley];

    private static string Caption(IReadOnlyList<ComparedModel> models, WeekContext week) =>
        models.Select(model => model.DataDriven).OfType<DataDrivenCredits>().ToList() is [var first, ..]
            ? week.Texts.Say(Phrase.ModelsCaption, ("paths", week.Format.Count(first.Paths)), ("leads", week.Format.Count(first.Leads)))
            : week.Texts[Phrase.ModelsCaptionFew];
}
