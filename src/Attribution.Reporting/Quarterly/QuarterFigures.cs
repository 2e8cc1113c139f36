using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;

namespace Attribution.Reporting.Quarterly;

/// <summary>The KPIs of a quarter and of its last week, looked up by the names of areas and figures. What is not there is left out of the report.</summary>
/// <param name="Days">The days of the quarter.</param>
/// <param name="Currency">ISO 4217 code of the reporting currency.</param>
/// <param name="Lines">Lines of an area by a cut, over the quarter; none for an area that there is not, or that is not told by the cut.</param>
/// <param name="WeekLines">The same over the last week: only what happened on its days means anything there.</param>
/// <param name="Names">What people call things, as in <see cref="KpiInputs.Names"/>.</param>
internal sealed record QuarterFigures(
    DayRange Days,
    string Currency,
    Func<string, CutKind, IReadOnlyList<KpiLine>> Lines,
    Func<string, CutKind, IReadOnlyList<KpiLine>> WeekLines,
    IReadOnlyDictionary<string, string> Names)
{
    /// <summary>Rows and columns of the matrix of personas and stages.</summary>
    public PersonaGrid Grid { get; init; } = PersonaGrid.None;

    /// <summary>The figures that a report follows from; null when none were read for it.</summary>
    public static QuarterFigures? Of(ReportedWeek reported)
    {
        if (reported.Quarter is not { } quarter)
        {
            return null;
        }

        var model = reported.Figures.Model;
        var days = new DayRange(reported.Figures.Week.Monday, reported.Figures.Week.Next.Monday);
        var week = quarter with { Days = days, Sums = reported.WeekSums, Before = BookedSums.None, Costs = [], CostsBefore = [] };
        return new QuarterFigures(quarter.Days, quarter.Currency, Reader(quarter, model), Reader(week, model), quarter.Names)
        {
            Grid = PersonaGrid.Of(quarter, model),
        };
    }

    /// <summary>The line of everything together; null when there is none.</summary>
    public KpiLine? Total(string area) => Lines(area, CutKind.Total).FirstOrDefault(line => line.Figures.Count > 0);

    /// <summary>The same over the last week.</summary>
    public KpiLine? WeekTotal(string area) => WeekLines(area, CutKind.Total).FirstOrDefault(line => line.Figures.Count > 0);

    /// <summary>Whether anything of that name was counted in an area.</summary>
    public bool Has(string area, params IReadOnlyList<string> figures) =>
        Total(area) is { } total && figures.Any(name => total[name] is { Numerator.Value: not 0 } or { Denominator.Value: not 0 });

    /// <summary>Computes each cut of an area once: chapters ask for some of them again and again.</summary>
    private static Func<string, CutKind, IReadOnlyList<KpiLine>> Reader(KpiInputs inputs, AttributionModel model)
    {
        var known = new Dictionary<(string Area, CutKind By), IReadOnlyList<KpiLine>>();
        var byChannel = new Lazy<KpiInputs>(inputs.WithoutCampaigns);
        return (name, by) =>
        {
            if (!known.TryGetValue((name, by), out var lines))
            {
                var area = KpiArea.All.FirstOrDefault(area => area.Name == name && (by == CutKind.Total || area.Cuts.Contains(by)));
                known[(name, by)] = lines = area?.Lines(by == CutKind.Channel ? byChannel.Value : inputs, model, by) ?? [];
            }

            return lines;
        };
    }
}
