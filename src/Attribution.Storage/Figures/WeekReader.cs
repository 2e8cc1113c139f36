using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.DaySums;

namespace Attribution.Storage.Figures;

/// <summary>Gathers everything that a week's figures follow from: sums only, never single events or leads.</summary>
public sealed class WeekReader(CatalogStore catalog, DayReader days, CreditStore credits)
{
    /// <summary>Reads the inputs of a week.</summary>
    /// <param name="week">The week.</param>
    /// <param name="currency">ISO 4217 code of the reporting currency.</param>
    /// <param name="model">Model of the channel table.</param>
    /// <param name="ct">Stops between queries.</param>
    public async Task<WeekInputs> Read(ReportingWeek week, string currency, AttributionModel model, CancellationToken ct)
    {
        var channels = (await catalog.All<Channel>(includeRetired: true, ct).ConfigureAwait(false)).ToList();
        var plans = (await catalog.All<Plan>(includeRetired: false, ct).ConfigureAwait(false))
            .Where(p => p.From <= week.Sunday && p.To >= week.Monday)
            .OrderBy(p => p.Id, StringComparer.Ordinal).ToList();
        var marketers = await catalog.All<Marketer>(includeRetired: true, ct).ConfigureAwait(false);

        var from = plans.Select(p => p.From).Append(week.Monday).Min();
        var sums = new List<DaySum>();
        var totals = new List<DayTotal>();
        foreach (var channel in channels)
        {
            var read = await days.Days(channel.Id, from, week.Sunday, ct).ConfigureAwait(false);
            sums.AddRange(read.Sums);
            totals.AddRange(read.Totals);
        }

        // What came without a source is counted too, and shown as soon as there is any.
        if (await days.Days(Channel.Unattributed, from, week.Sunday, ct).ConfigureAwait(false) is { Sums.Count: > 0 } unattributed)
        {
            channels.Add(Unattributed);
            sums.AddRange(unattributed.Sums);
        }

        var (weekChannels, weekPlans) = await credits.Sums(week, ct).ConfigureAwait(false);
        return new WeekInputs(
            week,
            currency,
            model,
            [.. channels.OrderBy(c => c.Id, StringComparer.Ordinal)],
            plans,
            marketers.Where(m => plans.Exists(p => p.Marketer == m.Id)).ToDictionary(m => m.Id, m => m.Name, StringComparer.Ordinal),
            sums,
            totals,
            weekChannels,
            await PlanCredits(ReportingWeek.Of(from), week, weekPlans, ct).ConfigureAwait(false));
    }

    private static Channel Unattributed { get; } =
        new(Channel.Unattributed, "Unattributed", null, false, new Dictionary<Measure, SourceOfTruth>(), EventLayout.Default);

    /// <summary>Plans are credited from their start; what is outside every plan is told for the week alone.</summary>
    private async Task<IReadOnlyList<PlanCredit>> PlanCredits(
        ReportingWeek first, ReportingWeek last, IReadOnlyList<PlanCredit> lastWeek, CancellationToken ct)
    {
        var sums = lastWeek.ToDictionary(p => p.Plan, p => p.Credits, StringComparer.Ordinal);
        for (var week = first; week < last; week = week.Next)
        {
            var (_, plans) = await credits.Sums(week, ct).ConfigureAwait(false);
            foreach (var plan in plans.Where(p => p.Plan != PlanCredit.OutsideEveryPlan))
            {
                sums[plan.Plan] = sums.GetValueOrDefault(plan.Plan, ModelCredits.None) + plan.Credits;
            }
        }

        return [.. sums.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new PlanCredit(s.Key, s.Value))];
    }
}
