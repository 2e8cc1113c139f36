using System.Globalization;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Reporting.Model;
using Attribution.Reporting.Quarterly;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>Words the figures of a week as a report.</summary>
public static class WeeklyReport
{
    private const int ShownHashLength = 12;

    /// <summary>Composes the report; the same arguments give the same document.</summary>
    /// <param name="reported">The week's numbers.</param>
    /// <param name="reader">Who reads it: a marketer sees all channels and the own plans, a head everybody's plans.</param>
    /// <param name="inputsHash">Hash of the inputs that the numbers follow from; its beginning is printed.</param>
    /// <param name="texts">Wording, and with it the language.</param>
    public static ReportDocument Compose(ReportedWeek reported, Marketer reader, string inputsHash, ReportTexts texts)
    {
        ArgumentNullException.ThrowIfNull(reported);
        return Compose(reported, QuarterFigures.Of(reported), reader, inputsHash, texts);
    }

    /// <summary>The same with the KPIs of the quarter given; null for a report without them.</summary>
    internal static ReportDocument Compose(ReportedWeek reported, QuarterFigures? quarter, Marketer reader, string inputsHash, ReportTexts texts)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(inputsHash);
        ArgumentNullException.ThrowIfNull(texts);
        var figures = reported.Figures;
        var format = new ReportFormat(texts.Language, figures.Currency);
        var plans = figures.Plans.Where(p => reader.Role == MarketerRole.Head || p.Plan.Marketer == reader.Id).ToList();
        var week = new WeekContext(reported, plans, texts, format);
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
                new Sentences([.. Revision(week), .. LeadSentences.Of(week), .. CostSentences.Of(week), .. PlanSentences.Of(week)]),
                HeadlineFigures.Of(week),
                ChannelTable.Of(week),
                .. TrendCharts.Of(week),
                .. PlanBlocks.Of(week),
                .. FunnelAndCpl.Of(week),
                .. CampaignTable.Of(week),
                .. ModelTable.Of(week),
                .. LeadKindTable.Of(week),
                .. ClaimTable.Of(week),
                .. RestatementTable.Of(week),
                .. DataQuality.Of(week),
                .. quarter is null ? [] : QuarterChapters.Of(new QuarterContext(quarter, texts), reader),
            ]);
    }

    private static IEnumerable<string> Revision(WeekContext week) => week.Reported.Revision == 1 ? [] :
    [
        week.Texts.Say(
            Phrase.SaidRevision,
            ("revision", week.Reported.Revision.ToString(CultureInfo.InvariantCulture)),
            ("reason", week.Reported.Reason)),
    ];
}
