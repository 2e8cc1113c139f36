using Attribution.Domain.Measures;
using Attribution.Domain.Models;

namespace Attribution.Domain.Figures;

/// <summary>Why a number of an earlier report reads differently today.</summary>
public abstract record RestatementCause
{
    private RestatementCause()
    {
    }

    /// <summary>The platform says something else now.</summary>
    /// <param name="Source">The platform.</param>
    /// <param name="ReportedAt">When it last said so.</param>
    public sealed record Platform(string Source, DateTimeOffset ReportedAt) : RestatementCause;

    /// <summary>Own events arrived after the report.</summary>
    /// <param name="Events">How many.</param>
    public sealed record LateEvents(long Events) : RestatementCause;

    /// <summary>Credit of leads moved.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Leads">Of how many leads.</param>
    public sealed record Credit(ChangeReason Reason, long Leads) : RestatementCause;

    /// <summary>What the inputs, then and now, say about a figure of a channel; none when settings alone changed.</summary>
    /// <param name="channel">Channel id.</param>
    /// <param name="figure">Which figure.</param>
    /// <param name="was">What the report followed from.</param>
    /// <param name="now">What it would follow from today.</param>
    /// <param name="movements">Moved credit.</param>
    public static IReadOnlyList<RestatementCause> Of(
        string channel, RestatedFigure figure, WeekInputs was, WeekInputs now, IReadOnlyList<CreditMovement> movements) => MeasureOf(figure) is { } measure
        ? [.. Stated(channel, measure, was, now), .. Arrived(channel, measure, was, now)]
        : [.. movements.Where(moved => moved.Channel == channel).OrderByDescending(moved => moved.Leads).Select(moved => new Credit(moved.Reason, moved.Leads))];

    private static Measure? MeasureOf(RestatedFigure figure) => figure switch
    {
        RestatedFigure.Impressions => Measure.Impressions,
        RestatedFigure.Clicks => Measure.Clicks,
        RestatedFigure.Applications => Measure.Applications,
        RestatedFigure.Cost => Measure.Cost,
        _ => null,
    };

    private static IEnumerable<Platform> Stated(string channel, Measure measure, WeekInputs was, WeekInputs now)
    {
        bool IsAsked(DayTotal total) => total.Channel == channel && total.Measure == measure && was.Week.Contains(total.From);
        var before = was.Totals.Where(IsAsked).Select(total => (total.Source, total.Campaign, total.From, total.To, total.Value)).ToHashSet();
        return
            from total in now.Totals.Where(IsAsked)
            where !before.Contains((total.Source, total.Campaign, total.From, total.To, total.Value))
            where now.Channels.Any(c => c.Id == channel && c.TruthFor(measure) == Catalog.SourceOfTruth.Platform && c.Platform == total.Source)
            group total by total.Source into statements
            orderby statements.Key
            select new Platform(statements.Key, statements.Max(total => total.ReportedAt));
    }

    private static IEnumerable<LateEvents> Arrived(string channel, Measure measure, WeekInputs was, WeekInputs now)
    {
        long Count(WeekInputs inputs) => inputs.Sums.Where(sum => sum.Channel == channel && sum.Measure == measure && was.Week.Contains(sum.Day)).Sum(sum => sum.Count);
        var isOurs = now.Channels.FirstOrDefault(c => c.Id == channel)?.TruthFor(measure) != Catalog.SourceOfTruth.Platform;
        return isOurs && Count(now) - Count(was) is > 0 and var late ? [new LateEvents(late)] : [];
    }
}
