namespace Attribution.Local.Expectations;

/// <summary>What the report of a week must say.</summary>
internal sealed record ExpectedFigures(IReadOnlyList<ExpectedLine> Channels, ExpectedLine Total, IReadOnlyList<ExpectedPlan> Plans, long OutsideEveryPlanUnits)
{
    /// <summary>All numbers by a name that a person understands.</summary>
    public IReadOnlyDictionary<string, long?> Numbers()
    {
        var numbers = new Dictionary<string, long?>(StringComparer.Ordinal);
        foreach (var line in Channels.Append(Total))
        {
            numbers[$"{line.Id} reach, at least"] = line.ReachAtLeast;
            numbers[$"{line.Id} reach, at most"] = line.ReachAtMost;
            numbers[$"{line.Id} impressions"] = line.Impressions;
            numbers[$"{line.Id} clicks"] = line.Clicks;
            numbers[$"{line.Id} applications"] = line.Applications;
            numbers[$"{line.Id} leads, in billionths"] = line.LeadUnits;
            numbers[$"{line.Id} cost, in micros"] = line.CostMicros;
            numbers[$"{line.Id} CPL, in micros"] = line.CplMicros;
        }

        foreach (var plan in Plans)
        {
            numbers[$"plan {plan.Id} leads, in billionths"] = plan.CreditedUnits;
            numbers[$"plan {plan.Id} cost, in micros"] = plan.CostMicros;
            numbers[$"plan {plan.Id} CPL, in micros"] = plan.CplMicros;
        }

        numbers["outside every plan, in billionths"] = OutsideEveryPlanUnits;
        return numbers;
    }
}

/// <summary>One channel, or all of them together. What nobody reported is null.</summary>
internal sealed record ExpectedLine(
    string Id, string Name, long? ReachAtLeast, long? ReachAtMost, long? Impressions, long? Clicks, long? Applications, long LeadUnits, long? CostMicros)
{
    /// <summary>What rejected leads would have earned, in billionths.</summary>
    public long WithheldUnits { get; init; }

    public decimal Leads => LeadUnits / 1_000_000_000m;

    public decimal AllLeads => (LeadUnits + WithheldUnits) / 1_000_000_000m;

    public decimal? CplOnAll => AllLeads > 0 && Cost is { } cost ? Math.Round(cost / AllLeads, 6, MidpointRounding.ToEven) : null;

    public decimal? Cost => CostMicros / 1_000_000m;

    public long? CplMicros => LeadUnits > 0 && Cost is { } cost ? (long)Math.Round(cost / Leads * 1_000_000m, MidpointRounding.ToEven) : null;
}

/// <summary>One plan, from its first day to the week's Sunday.</summary>
internal sealed record ExpectedPlan(string Id, string Marketer, int TargetLeads, decimal AllowedCpl, long CreditedUnits, long? CostMicros)
{
    public decimal Leads => CreditedUnits / 1_000_000_000m;

    public decimal Fulfilment => Leads / TargetLeads;

    public long? CplMicros => CreditedUnits > 0 && CostMicros is { } cost ? (long)Math.Round(cost / Leads, MidpointRounding.ToEven) : null;

    public decimal? Cpl => CplMicros / 1_000_000m;
}
