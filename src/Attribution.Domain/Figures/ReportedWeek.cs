using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;

namespace Attribution.Domain.Figures;

/// <summary>All numbers of a week's reports, before any wording; a pure function of the snapshot and the model.</summary>
/// <param name="Figures">The week.</param>
/// <param name="Previous">The week before: as it was reported, or as it is when it was not.</param>
/// <param name="Restatements">What reads differently today than in the reports of the week before, and why.</param>
/// <param name="Campaigns">Campaigns of the week.</param>
/// <param name="Trend">Twelve weeks, oldest first, the reported one last.</param>
/// <param name="Disagreement">Where models are furthest apart.</param>
/// <param name="Temperatures">Credit by temperature and channel.</param>
/// <param name="Intake">What came in during the week.</param>
/// <param name="Missing">Days that platforms left out.</param>
/// <param name="Families">Per channel, how it finds people.</param>
public sealed record ReportedWeek(
    WeekFigures Figures,
    WeekFigures? Previous,
    IReadOnlyList<RestatementNote> Restatements,
    IReadOnlyList<CampaignFigures> Campaigns,
    IReadOnlyList<TrendWeek> Trend,
    ModelDisagreement Disagreement,
    IReadOnlyList<TemperatureCredit> Temperatures,
    IReadOnlyList<IntakeTally> Intake,
    IReadOnlyList<MissingDays> Missing,
    IReadOnlyDictionary<string, Catalog.LeadFamily> Families)
{
    /// <summary>1 for the first reports of the week.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Why there is a further revision.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What the KPIs of the thirteen weeks that end with this one follow from; null when it was not read.</summary>
    public KpiInputs? Quarter { get; init; }

    /// <summary>What was booked in this week alone.</summary>
    public BookedSums WeekSums { get; init; } = BookedSums.None;

    /// <summary>Computes the numbers; the same snapshot gives the same numbers.</summary>
    /// <param name="snapshot">What they follow from.</param>
    /// <param name="model">Model of the report, in place of the one that was set when the snapshot was taken; null for that one.</param>
    public static ReportedWeek Of(WeekSnapshot snapshot, AttributionModel? model = null)
    {
        WeekInputs Under(WeekInputs inputs) => model is { } other ? inputs with { Model = other } : inputs;
        var week = Under(snapshot.Week);
        var now = Under(snapshot.PreviousNow);
        var sent = snapshot.PreviousAsReported is { } reported ? Under(reported) : null;
        var figures = WeekCalculation.Figures(week);
        return new ReportedWeek(
            figures,
            WeekCalculation.Figures(sent ?? now),
            sent is null ? [] : Restated(sent, now, snapshot.PreviousMovements),
            CampaignCalculation.Of(week),
            [.. snapshot.Trend, Trends.Of(week.Week, week.Channels, week.Sums, week.Totals, week.ChannelCredits)],
            ModelDisagreement.Of(week, snapshot.DataDriven),
            week.Temperatures,
            week.Intake,
            MissingDays.Of(week, now),
            week.Channels.ToDictionary(channel => channel.Id, channel => channel.FamilyOrUsual, StringComparer.Ordinal))
        {
            Revision = snapshot.Revision,
            Reason = snapshot.Reason,
            Quarter = snapshot.Quarter,
            WeekSums = snapshot.WeekSums,
        };
    }

    private static IReadOnlyList<RestatementNote> Restated(WeekInputs sent, WeekInputs now, IReadOnlyList<CreditMovement> movements) =>
    [
        .. RestatementNote.Between(WeekCalculation.Figures(sent), WeekCalculation.Figures(now))
            .Select(note => note with { Causes = RestatementCause.Of(note.Channel, note.Figure, sent, now, movements) }),
    ];
}
