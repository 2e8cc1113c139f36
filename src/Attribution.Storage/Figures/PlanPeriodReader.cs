using Attribution.Domain.Calendar;
using Attribution.Domain.Models;
using Attribution.Domain.Plans;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;

namespace Attribution.Storage.Figures;

/// <summary>Gathers everything that a marketer's figures over some days follow from: sums of costs, and the ledger lead by lead.</summary>
public sealed class PlanPeriodReader(PlanStore plans, ChannelDays channels, LedgerReader ledger)
{
    /// <summary>Reads the inputs of a marketer and period.</summary>
    /// <param name="marketer">Marketer id.</param>
    /// <param name="period">The days.</param>
    /// <param name="asOf">The day that it is taken to be; later ones are not read.</param>
    /// <param name="currency">ISO 4217 code of the reporting currency.</param>
    /// <param name="model">Model under which leads outside every plan are told.</param>
    /// <param name="ct">Stops between queries.</param>
    public async Task<PlanPeriodInputs> Read(
        string marketer, ReportingPeriod period, DateOnly asOf, string currency, AttributionModel model, CancellationToken ct)
    {
        var days = period.Days.Through(asOf);
        var versions = await plans.Versions(ct).ConfigureAwait(false);
        var spans = PlanPeriodInputs.Spans(versions, marketer, days);
        var (known, sums, totals) = await channels.Read(days, ct).ConfigureAwait(false);
        var leads = await ledger.Select(days, lead => Picked(lead), ct).ConfigureAwait(false);
        return new PlanPeriodInputs(
            marketer,
            period,
            asOf,
            currency,
            model,
            versions,
            known,
            sums,
            totals,
            [.. leads.SelectMany(lead => lead.Lines).OrderBy(line => line.Day).ThenBy(line => line.Lead, StringComparer.Ordinal).ThenBy(line => line.Plan, StringComparer.Ordinal)],
            [
                .. leads.SelectMany(lead => lead.Outside)
                    .GroupBy(credit => (credit.Channel, credit.Campaign))
                    .Select(credits => new ChannelUnits(credits.Key.Channel, credits.Key.Campaign, credits.Sum(credit => credit.Units)))
                    .OrderBy(credit => credit.Channel, StringComparer.Ordinal).ThenBy(credit => credit.Campaign, StringComparer.Ordinal),
            ]);

        IEnumerable<(List<SheetLine> Lines, List<ChannelUnits> Outside)> Picked(LedgerLead lead)
        {
            var picked = (Lines: LeadSheet.Lines(lead, spans).ToList(), Outside: LeadSheet.OutsideEveryPlan(lead, versions, model).ToList());
            return picked.Lines.Count + picked.Outside.Count > 0 ? [picked] : [];
        }
    }
}
