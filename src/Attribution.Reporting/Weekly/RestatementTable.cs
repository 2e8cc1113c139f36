using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>Numbers of last week's report that read differently today: was, is, why.</summary>
internal static class RestatementTable
{
    /// <summary>The table; none when nothing changed.</summary>
    public static IEnumerable<DataTable> Of(WeekContext week)
    {
        var notes = week.Reported.Restatements;
        var last = week.Figures.Week.Previous;
        return notes.Count == 0 ? [] :
        [
            new DataTable(
                week.Texts[Phrase.Restated],
                week.Format.Days(last.Monday, last.Sunday),
                [
                    new(week.Texts[Phrase.Channel], Alignment.Left, 2),
                    new(week.Texts[Phrase.ClaimMeasure], Alignment.Left, 1),
                    new(week.Texts[Phrase.RestatedWas], Alignment.Right, 0.5),
                    new(week.Texts[Phrase.RestatedIs], Alignment.Right, 0.5),
                    new(week.Texts[Phrase.RestatedWhy], Alignment.Left, 3),
                ],
                [.. notes.Select(note => Row(note, week))],
                null,
                week.Texts[Phrase.RestatedCaption]),
        ];
    }

    private static IReadOnlyList<TableCell> Row(RestatementNote note, WeekContext week) =>
    [
        TableCell.Of(note.Channel == Channel.Unattributed ? week.Texts[Phrase.Unattributed] : note.Name),
        TableCell.Of(FigureName(note.Figure, week)),
        TableCell.Of(FigureValue(note.Figure, note.Was, week)),
        TableCell.Of(FigureValue(note.Figure, note.Is, week), Emphasis.Strong),
        TableCell.Of(note.Causes.Count == 0 ? week.None : string.Join("; ", note.Causes.Select(cause => Why(cause, week))), Emphasis.Muted),
    ];

    private static string Why(RestatementCause cause, WeekContext week) => cause switch
    {
        RestatementCause.Platform(var source, var at) => week.Texts.Say(Phrase.WhyPlatform, ("source", source), ("day", week.Format.Day(DateOnly.FromDateTime(at.UtcDateTime)))),
        RestatementCause.LateEvents(var events) => week.Texts.Say(Phrase.WhyLate, ("count", week.Format.Count(events))),
        RestatementCause.Credit(var reason, var leads) => week.Texts.Say(Credit(reason), ("count", week.Format.Count(leads))),
        _ => throw new NotSupportedException($"No words for {cause.GetType().Name}."),
    };

    private static Phrase Credit(ChangeReason reason) => reason switch
    {
        ChangeReason.Arrived => Phrase.WhyArrived,
        ChangeReason.Rejected => Phrase.WhyRejected,
        ChangeReason.Restored => Phrase.WhyRestored,
        ChangeReason.Person => Phrase.WhyPerson,
        ChangeReason.Touches => Phrase.WhyTouches,
        ChangeReason.Rules => Phrase.WhyRules,
        ChangeReason.Plans => Phrase.WhyPlans,
        _ => throw new NotSupportedException($"No words for {reason}."),
    };

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
