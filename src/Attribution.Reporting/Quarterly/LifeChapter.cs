using Attribution.Domain.Bookings;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Quarterly;

/// <summary>How good leads are and what becomes of them: by channel, by kind, by sales manager, and what happened this week.</summary>
internal static class LifeChapter
{
    private static readonly string[] Temperatures = ["hot", "warm", "cold", Cut.Nobody];
    private static readonly string[] Families = ["seeds", "nets", "spears", Cut.Nobody];

    /// <summary>The chapter; none when there were no leads.</summary>
    public static IEnumerable<ReportBlock> Of(QuarterContext quarter)
    {
        if (!quarter.Figures.Has(Areas.LeadLife, "leads", "qualifiedInPeriod", "rejectedInPeriod", "convertedInPeriod"))
        {
            return [];
        }

        var channels = LeadColumns.Largest(Areas.LeadLife, CutKind.Channel, "leads", quarter);
        var total = quarter.Figures.Total(Areas.LeadLife)!;
        return
        [
            quarter.Chapter(Phrase.LifeHeading),
            .. LifeSentences.Of(channels, quarter),
            .. LifeTiles.Of(total, quarter),
            .. LeadColumns.ByChannel.Of(channels, new KpiRow(quarter.Texts[Phrase.AllChannels], total), quarter),
            .. LeadColumns.ByManager.Of(LeadColumns.Largest(Areas.LeadLife, CutKind.Manager, "assigned", quarter), null, quarter),
            .. LeadColumns.ByKind.Of([.. Kinds(CutKind.Temperature, Temperatures, quarter), .. Kinds(CutKind.Family, Families, quarter)], null, quarter),
        ];
    }

    /// <summary>Kinds that exclude each other, in their own order; none when nobody told them apart.</summary>
    private static IEnumerable<KpiRow> Kinds(CutKind by, string[] order, QuarterContext quarter)
    {
        var lines = quarter.Figures.Lines(Areas.LeadLife, by).OrderBy(line => Array.IndexOf(order, line.Id) is >= 0 and var place ? place : order.Length).ToList();
        return lines.All(line => line.Id == Cut.Nobody) ? [] : lines.Select(line => new KpiRow(quarter.Name(by, line.Id), line, (int)by));
    }
}
