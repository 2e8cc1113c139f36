using Attribution.Domain.Bookings;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Quarterly;

/// <summary>The tables of leads: the same figures by channel, by kind, by sales manager, and of one marketer.</summary>
internal static class LeadColumns
{
    private static readonly KpiColumn Leads = new(Phrase.Leads, "leads", Phrase.LifeAccepted, Below.Figure, "accepted", Emphasis.Strong);
    private static readonly KpiColumn Qualified = KpiColumn.Share(Phrase.LifeQualified, "qualified", Phrase.LifeOfLeads);
    private static readonly KpiColumn Rejected = KpiColumn.Share(Phrase.LifeRejected, "rejected", Phrase.LifeOfLeads);
    private static readonly KpiColumn Completeness = new(Phrase.LifeCompleteness, "completeness");
    private static readonly KpiColumn Score = new(Phrase.LifeScore, "score");
    private static readonly KpiColumn Contacted = KpiColumn.Share(Phrase.LifeContacted, "contacted", Phrase.LifeOfAccepted);
    private static readonly KpiColumn Conversion = KpiColumn.Share(Phrase.LifeCustomers, "conversion", Phrase.LifeOfAccepted);
    private static readonly KpiColumn ToCustomer = new(Phrase.LifeDays, "timeToConversion", Phrase.LifeToCustomer);
    private static readonly KpiColumn Hot = KpiColumn.Share(Phrase.LifeHot, "hotShare");

    /// <summary>By channel, and of all of them.</summary>
    public static KpiTable ByChannel { get; } = new(
        Phrase.LifeByChannel, Phrase.Channel, [Leads, Qualified, Completeness, Score, Contacted, Conversion, ToCustomer], Phrase.LifeCaption);

    /// <summary>By temperature and family.</summary>
    public static KpiTable ByKind { get; } = new(Phrase.LifeByKind, Phrase.Kind, [Leads, Qualified, Rejected, Score, Conversion, ToCustomer]);

    /// <summary>By sales manager: who gets what, and what becomes of it.</summary>
    public static KpiTable ByManager { get; } = new(
        Phrase.LifeByManager,
        Phrase.Manager,
        [
            new(Phrase.LifeAssigned, "assigned", Emphasis: Emphasis.Strong),
            Hot,
            new(Phrase.LifeOpen, "openLoad"),
            Contacted,
            new(Phrase.LifeDays, "timeToContact", Phrase.LifeToContact),
            Conversion,
            ToCustomer,
        ],
        Phrase.LifeManagersCaption);

    /// <summary>A marketer's own leads beside everybody's.</summary>
    public static KpiTable Own { get; } = new(
        Phrase.OwnTable, Phrase.OwnWhose, [Leads, Qualified, Rejected, Completeness, Score, Contacted, Conversion, ToCustomer], Phrase.LifeCaption);

    /// <summary>How warm a marketer's own leads came, beside everybody's.</summary>
    public static KpiTable OwnWarmth { get; } = new(
        Phrase.OwnWarmth, Phrase.OwnWhose, [KpiColumn.Share(Phrase.LifeHot, "hot"), KpiColumn.Share(Phrase.LifeWarm, "warm"), KpiColumn.Share(Phrase.LifeCold, "cold")]);

    /// <summary>Lines with most leads first; nobody's, and what could not be attributed, last.</summary>
    public static IReadOnlyList<KpiRow> Largest(string area, CutKind by, string figure, QuarterContext quarter) =>
    [
        .. quarter.Figures.Lines(area, by)
            .OrderBy(line => line.Id is Cut.Nobody or Domain.Catalog.Channel.Unattributed)
            .ThenByDescending(line => line[figure]?.Numerator.Value ?? 0)
            .ThenBy(line => line.Id, StringComparer.Ordinal)
            .Select(line => new KpiRow(quarter.Name(by, line.Id), line, (int)by)),
    ];
}
