using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Domain.Plans;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.Tallies;

namespace Attribution.Storage.Figures;

/// <summary>Gathers everything that a week's figures follow from: sums only, never single events or leads.</summary>
public sealed class WeekReader(CatalogStore catalog, PlanStore planStore, ChannelDays days, CreditStore credits, IntakeTallyStore tallies)
{
    /// <summary>Reads the inputs of a week.</summary>
    /// <param name="week">The week.</param>
    /// <param name="currency">ISO 4217 code of the reporting currency.</param>
    /// <param name="model">Model of the channel table.</param>
    /// <param name="ct">Stops between queries.</param>
    /// <param name="weeks">Weeks that others read as well; null when nobody does.</param>
    public async Task<WeekInputs> Read(ReportingWeek week, string currency, AttributionModel model, CancellationToken ct, CreditedWeeks? weeks = null)
    {
        weeks ??= new CreditedWeeks(credits);
        var versions = await planStore.Versions(ct).ConfigureAwait(false);
        var marketers = await catalog.All<Marketer>(includeRetired: true, ct).ConfigureAwait(false);

        // From the start of the earliest plan that has a day of the week; other plans of those days share leads and costs with it.
        var shown = versions.GroupBy(p => p.Id).Where(p => PlanVersions.Spans(p, week.Range) is not []).SelectMany(p => PlanVersions.Spans(p, All));
        var from = shown.Select(span => span.Days.From).Append(week.Monday).Min();
        var plans = versions.GroupBy(p => p.Id).Where(p => PlanVersions.Spans(p, new DayRange(from, week.Next.Monday)) is not []).SelectMany(p => p).ToList();
        var (channels, sums, totals) = await days.Read(DayRange.Including(from, week.Sunday), ct).ConfigureAwait(false);

        var campaigns = await catalog.All<Campaign>(includeRetired: true, ct).ConfigureAwait(false);

        var credited = await weeks.Sums(week, ct).ConfigureAwait(false);
        return new WeekInputs(
            week,
            currency,
            model,
            [.. channels.Select(channel => channel with { Family = channel.FamilyOrUsual })],
            plans,
            marketers.Where(m => plans.Exists(p => p.Marketer == m.Id)).ToDictionary(m => m.Id, m => m.Name, StringComparer.Ordinal),
            sums,
            totals,
            credited.Channels,
            await PlanCredits(ReportingWeek.Of(from), week, credited.Plans, weeks, ct).ConfigureAwait(false))
        {
            CampaignNames = Names(campaigns, credited.Channels, sums.Where(sum => week.Contains(sum.Day)), totals.Where(total => week.Contains(total.From))),
            Withheld = credited.Withheld,
            Temperatures = credited.Temperatures,
            Intake = await tallies.Of(week.Range, ct).ConfigureAwait(false),
        };
    }

    private static DayRange All { get; } = new(DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>Names of the campaigns that have any number in the week, in order of their ids.</summary>
    private static Dictionary<string, string> Names(
        IReadOnlyList<Campaign> campaigns, IEnumerable<ChannelCredit> credits, IEnumerable<DaySum> sums, IEnumerable<DayTotal> totals)
    {
        var seen = credits.Select(credit => credit.Campaign).Concat(sums.Select(sum => sum.Campaign)).Concat(totals.Select(total => total.Campaign)).ToHashSet(StringComparer.Ordinal);
        return campaigns.Where(campaign => seen.Contains(campaign.Id)).OrderBy(campaign => campaign.Id, StringComparer.Ordinal)
            .ToDictionary(campaign => campaign.Id, campaign => campaign.Name, StringComparer.Ordinal);
    }

    /// <summary>Plans are credited from their start; what is outside every plan is told for the week alone.</summary>
    private static async Task<IReadOnlyList<PlanCredit>> PlanCredits(
        ReportingWeek first, ReportingWeek last, IReadOnlyList<PlanCredit> lastWeek, CreditedWeeks weeks, CancellationToken ct)
    {
        var sums = lastWeek.ToDictionary(p => (p.Plan, p.Version), p => p.Credits);
        for (var week = first; week < last; week = week.Next)
        {
            var (_, plans) = await weeks.Sums(week, ct).ConfigureAwait(false);
            foreach (var plan in plans.Where(p => p.Plan != PlanCredit.OutsideEveryPlan))
            {
                sums[(plan.Plan, plan.Version)] = sums.GetValueOrDefault((plan.Plan, plan.Version), ModelCredits.None) + plan.Credits;
            }
        }

        return
        [
            .. sums.OrderBy(s => s.Key.Plan, StringComparer.Ordinal).ThenBy(s => s.Key.Version)
                .Select(s => new PlanCredit(s.Key.Plan, s.Value) { Version = s.Key.Version }),
        ];
    }
}
