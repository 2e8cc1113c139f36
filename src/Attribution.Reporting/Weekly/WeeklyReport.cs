using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>Words the figures of a week as a report.</summary>
public static class WeeklyReport
{
    private const int ShownHashLength = 12;

    /// <summary>Composes the report; the same arguments give the same document.</summary>
    /// <param name="figures">The week.</param>
    /// <param name="previous">The week before, for changes; null when it is not known.</param>
    /// <param name="reader">Who reads it: a marketer sees all channels and the own plans, a head everybody's plans.</param>
    /// <param name="restatements">Figures of the week before that read differently today than in the report that was sent.</param>
    /// <param name="inputsHash">Hash of the inputs that the figures follow from; its beginning is printed.</param>
    /// <param name="texts">Wording; English when null.</param>
    public static ReportDocument Compose(
        WeekFigures figures,
        WeekFigures? previous,
        Marketer reader,
        IReadOnlyList<RestatementNote> restatements,
        string inputsHash,
        ReportTexts? texts = null)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(inputsHash);
        texts ??= ReportTexts.English;
        var format = new ReportFormat(texts.Language, figures.Currency);
        var plans = figures.Plans.Where(p => reader.Role == MarketerRole.Head || p.Plan.Marketer == reader.Id).ToList();
        var week = new WeekContext(figures, previous, plans, texts, format);
        return new ReportDocument(
            texts[Phrase.Title],
            texts.Say(
                Phrase.Subtitle,
                ("week", week.WeekNumber),
                ("dates", format.Days(figures.Week.Monday, figures.Week.Sunday)),
                ("name", reader.Name),
                ("currency", figures.Currency)),
            texts.Language,
            figures.Week.Next.Monday,
            texts.Say(
                Phrase.Footer,
                ("model", week.ModelName),
                ("currency", figures.Currency),
                ("hash", inputsHash[..Math.Min(ShownHashLength, inputsHash.Length)])),
            [
                new Sentences([.. LeadSentences.Of(week), .. PlanSentences.Of(week)]),
                new HeadlineTiles([HeadlineFigures.Leads(week), HeadlineFigures.Cpl(week), HeadlineFigures.Conversion(week), PlanTile.Of(week)]),
                ChannelTable.Of(week),
                .. ChannelChart.Of(week),
                .. plans.Select(p => PlanProgress.Of(p, week)),
                .. FigureNotes.Of(week, restatements),
            ]);
    }
}
