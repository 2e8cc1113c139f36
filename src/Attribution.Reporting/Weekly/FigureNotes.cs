using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>What a reader should know before trusting the figures.</summary>
internal static class FigureNotes
{
    private const string OwnCount = "events";

    /// <summary>One note, or none when there is nothing to say.</summary>
    public static IEnumerable<Note> Of(WeekContext week, IReadOnlyList<RestatementNote> restatements)
    {
        string[] lines = [.. Unattributed(week), .. Outside(week), .. Claims(week), .. restatements.Select(r => Restated(r, week))];
        return lines.Length == 0 ? [] : [new Note(week.Texts[Phrase.Notes], lines)];
    }

    private static IEnumerable<string> Unattributed(WeekContext week) =>
        from channel in week.Figures.Channels
        where channel.Channel == Channel.Unattributed && channel.LeadUnits > 0
        select week.Texts.Say(
            Phrase.NoteUnattributed,
            ("leads", week.Leads(channel.LeadUnits)),
            ("share", week.Percent(week.LeadShare(channel))),
            ("unattributed", week.Texts[Phrase.Unattributed]));

    private static IEnumerable<string> Outside(WeekContext week) => week.Figures.OutsideEveryPlanUnits > 0
        ? [week.Texts.Say(Phrase.NoteOutside, ("leads", week.Leads(week.Figures.OutsideEveryPlanUnits)))]
        : [];

    /// <summary>Only counts that differ: agreement needs no line.</summary>
    private static IEnumerable<string> Claims(WeekContext week) =>
        from channel in week.Figures.Channels
        from claim in channel.Claims
        let ours = Reported(channel, claim.Measure)
        where ours is not null && ours != claim.Value
        select week.Texts.Say(
            claim.Source == OwnCount ? Phrase.NoteOwnCount : Phrase.NoteClaim,
            ("channel", week.Name(channel)),
            ("source", claim.Source),
            ("measure", week.MeasureName(claim.Measure)),
            ("claim", week.Value(claim.Measure, claim.Value)),
            ("ours", week.Value(claim.Measure, ours.Value)));

    private static long? Reported(ChannelFigures channel, Measure measure) => measure switch
    {
        Measure.Reach => (channel.Reach as Reach.Exact)?.People,
        Measure.Impressions => channel.Impressions,
        Measure.Clicks => channel.Clicks,
        Measure.Applications => channel.Applications,
        Measure.Cost => channel.CostMicros,
        _ => null,
    };

    private static string Restated(RestatementNote note, WeekContext week) => week.Texts.Say(
        Phrase.NoteRestated,
        ("channel", note.Channel == Channel.Unattributed ? week.Texts[Phrase.Unattributed] : note.Name),
        ("measure", FigureName(note.Figure, week)),
        ("dates", week.Format.Days(week.Figures.Week.Previous.Monday, week.Figures.Week.Previous.Sunday)),
        ("was", FigureValue(note.Figure, note.Was, week)),
        ("is", FigureValue(note.Figure, note.Is, week)));

    private static string FigureName(RestatedFigure figure, WeekContext week) => figure switch
    {
        RestatedFigure.Impressions => week.MeasureName(Measure.Impressions),
        RestatedFigure.Clicks => week.MeasureName(Measure.Clicks),
        RestatedFigure.Applications => week.MeasureName(Measure.Applications),
        RestatedFigure.Leads => week.Texts[Phrase.MeasureLeads],
        RestatedFigure.Cost => week.MeasureName(Measure.Cost),
        _ => throw new NotSupportedException($"No name for {figure}."),
    };

    private static string FigureValue(RestatedFigure figure, long? value, WeekContext week) => figure switch
    {
        RestatedFigure.Leads => value is { } units ? week.Leads(units) : week.None,
        RestatedFigure.Cost => week.Money(value),
        _ => week.Count(value),
    };
}
