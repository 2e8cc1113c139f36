namespace Attribution.Domain.Plans;

/// <summary>
/// Compares what was settled for a closed period with the ledger as it is now. The closed statement never changes; the difference goes into
/// the next one, which remembers what it settled, so that nothing is taken back twice and a lead that comes back is paid again.
/// </summary>
public static class PayCorrections
{
    /// <summary>Picks the ledger rows that can matter to a closed period: those of leads that it paid for, or that count for its plans.</summary>
    public static Func<LedgerLead, IEnumerable<LedgerLead>> Concerned(PeriodPay closed)
    {
        var plans = closed.Plans.Select(plan => plan.Plan).ToHashSet(StringComparer.Ordinal);
        var paid = closed.Lines.Select(line => line.Lead).ToHashSet(StringComparer.Ordinal);
        return lead => paid.Contains(lead.Credits.Lead) || lead.Credits.Plans.Any(credit => plans.Contains(credit.Plan)) ? [lead] : [];
    }

    /// <summary>What is still to be settled, in order of plans; nothing for plans for which nothing changed.</summary>
    /// <param name="closed">The closed period.</param>
    /// <param name="later">Statements that were closed after it: what they settled is settled.</param>
    /// <param name="ledger">The ledger rows of the closed period's days, as they are now.</param>
    public static IReadOnlyList<PayCorrection> Of(PeriodPay closed, IReadOnlyList<PeriodPay> later, IReadOnlyList<LedgerLead> ledger)
    {
        var settled = later.SelectMany(pay => pay.Corrections).Where(correction => correction.Period.Days == closed.Period.Days).ToList();
        return
        [
            .. closed.Plans
                .Select(plan => Of(closed, plan, settled.FindAll(correction => correction.Plan == plan.Plan), ledger))
                .Where(correction => correction.AmountMicros != 0 || correction.Leads.Count > 0),
        ];
    }

    private static PayCorrection Of(PeriodPay closed, PaidPlan plan, List<PayCorrection> settled, IReadOnlyList<LedgerLead> ledger)
    {
        // The same lead may have been settled several times: what was settled last stands.
        var was = closed.Lines.Where(line => line.Plan == plan.Plan).ToDictionary(line => line.Lead, line => (line.Day, line.Units), StringComparer.Ordinal);
        foreach (var lead in settled.SelectMany(correction => correction.Leads))
        {
            was[lead.Lead] = (lead.Day, lead.IsUnits);
        }

        var now = Now(plan, ledger);
        var rows = ledger.ToDictionary(lead => lead.Credits.Lead, StringComparer.Ordinal);
        var changed =
            from lead in was.Keys.Union(now.Keys, StringComparer.Ordinal)
            let before = was.GetValueOrDefault(lead)
            let after = now.GetValueOrDefault(lead)
            where before.Units != after.Units
            let day = after.Units != 0 ? after.Day : before.Day
            orderby day, lead
            select Corrected(lead, day, before.Units, after.Units, rows.GetValueOrDefault(lead));
        var paid = plan.TotalMicros + settled.Sum(correction => correction.AmountMicros);
        return new PayCorrection(closed.Period, plan.Plan, Judged(plan, now.Values).TotalMicros - paid, [.. changed]);
    }

    private static Dictionary<string, (DateOnly Day, long Units)> Now(PaidPlan plan, IReadOnlyList<LedgerLead> ledger)
    {
        var spans = plan.Counted.Select(part => part.Span).ToList();
        return ledger
            .SelectMany(lead => LeadSheet.Lines(lead, spans))
            .ToDictionary(line => line.Lead, line => (line.Day, line.Units), StringComparer.Ordinal);
    }

    private static PlanPay Judged(PaidPlan plan, IReadOnlyCollection<(DateOnly Day, long Units)> leads) => PlanPay.Of(new PlanStanding(
    [
        .. plan.Counted.Select(part => part with { CreditedUnits = leads.Where(lead => part.Span.Days.Contains(lead.Day)).Sum(lead => lead.Units) }),
    ]));

    private static CorrectedLead Corrected(string lead, DateOnly day, long was, long now, LedgerLead? row)
    {
        var reason = (was, now, row?.Credits) switch
        {
            (0, _, _) => CorrectionReason.Added,
            (_, 0, { AttachedTo: not null }) => CorrectionReason.Merged,
            (_, 0, null or { Channels: [] }) => CorrectionReason.Rejected,
            _ => now < was ? CorrectionReason.Reduced : CorrectionReason.Increased,
        };
        return new CorrectedLead(lead, day, was, now, reason, reason == CorrectionReason.Merged ? row!.Credits.AttachedTo : null);
    }
}
