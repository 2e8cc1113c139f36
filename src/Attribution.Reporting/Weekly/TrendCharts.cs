using Attribution.Domain.Figures;
using Attribution.Reporting.Charts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>Leads and cost per lead of twelve weeks, side by side.</summary>
internal static class TrendCharts
{
    /// <summary>Both charts; none in the first week that anything was credited in.</summary>
    public static IEnumerable<Pair> Of(WeekContext week)
    {
        var weeks = week.Reported.Trend;
        var model = week.Figures.Model;
        if (weeks.Count(w => w.LeadUnits(model) > 0) < 2)
        {
            yield break;
        }

        yield return new Pair(
            Chart(Phrase.TrendLeads, week, w => IsKnown(w) ? LeadTenths.Of(w.LeadUnits(model)) : null, w => IsKnown(w) ? week.Leads(w.LeadUnits(model)) : week.None, null, LineTone.Accent),
            Chart(Phrase.TrendCpl, week, w => w.CplMicros(model), w => week.Money(w.CplMicros(model)), Limit(week), LineTone.Ink));
    }

    /// <summary>A week of which nothing is stored, such as those before the first data came, had no leads that anybody knows of; that is not none.</summary>
    public static bool IsKnown(TrendWeek week) => week.Channels.Count > 0;

    private static LineLimit? Limit(WeekContext week) => week.OnlyAllowedCpl is { } allowed
        ? new LineLimit(allowed, week.Texts.Say(Phrase.ChartAllowed, ("allowed", week.Money(allowed))))
        : null;

    private static ChartBlock Chart(
        Phrase heading, WeekContext week, Func<TrendWeek, decimal?> value, Func<TrendWeek, string> label, LineLimit? limit, LineTone tone)
    {
        var weeks = week.Reported.Trend;
        var title = week.Texts.Say(heading, ("weeks", week.Format.Count(weeks.Count)));
        return new ChartBlock(
            title,
            "",
            new LineChart(
                title,
                string.Join("; ", weeks.Select(w => week.Texts.Say(Phrase.TrendPoint, ("week", Number(w, week)), ("value", label(w))))),
                [.. weeks.Select(w => new LinePoint(week.Texts.Say(Phrase.WeekShort, ("week", Number(w, week))), value(w), label(w)))],
                limit,
                tone).Draw());
    }

    private static string Number(TrendWeek trend, WeekContext week) => week.Format.Count(trend.Week.Number);
}
