using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>
/// Leads by how warm they came and by how they were found. Cost follows credit: what a channel's lead costs is what each of its leads
/// costs, warm or cold.
/// </summary>
internal static class LeadKindTable
{
    private sealed record Kind(string Name, long Units, decimal? CostMicros);

    /// <summary>The table; none without leads, or when they are all of one kind.</summary>
    public static IEnumerable<DataTable> Of(WeekContext week)
    {
        IReadOnlyList<(Kind Kind, long Tenths)> kinds = [.. Printed(Temperatures(week)), .. Printed(Families(week))];
        if (week.Figures.Total.LeadUnits == 0 || kinds.Count < 2)
        {
            return [];
        }

        var total = week.Figures.Total.LeadUnits;
        return
        [
            new DataTable(
                week.Texts[Phrase.Kinds],
                "",
                [
                    new(week.Texts[Phrase.Kind], Alignment.Left, 3),
                    .. new[] { Phrase.Leads, Phrase.KindShare, Phrase.Cost, Phrase.Cpl }.Select(header => new TableColumn(week.Texts[header], Alignment.Right, 0.5)),
                    new("", Alignment.Left, 2),
                ],
                [.. kinds.Select(kind => Row(kind.Kind, kind.Tenths, total, week))],
                null,
                week.Texts[Phrase.KindsCaption]),
        ];
    }

    /// <summary>Leads of kinds that exclude each other, as they are printed: they add up to the total.</summary>
    private static IEnumerable<(Kind Kind, long Tenths)> Printed(IEnumerable<Kind> kinds)
    {
        var known = kinds.Where(kind => kind.Units != 0).ToList();
        return known.Zip(LeadTenths.Of([.. known.Select(kind => kind.Units)]));
    }

    private static IEnumerable<Kind> Temperatures(WeekContext week)
    {
        var credits = week.Reported.Temperatures;
        return credits.All(credit => credit.Temperature is null)
            ? []
            : new LeadTemperature?[] { LeadTemperature.Hot, LeadTemperature.Warm, LeadTemperature.Cold, null }
                .Select(temperature => Sum(
                    week.Texts[temperature switch
                    {
                        LeadTemperature.Hot => Phrase.KindHot,
                        LeadTemperature.Warm => Phrase.KindWarm,
                        LeadTemperature.Cold => Phrase.KindCold,
                        _ => Phrase.KindUnknown,
                    }],
                    credits.Where(credit => credit.Temperature == temperature).Select(credit => (credit.Channel, credit.Credits[week.Figures.Model])),
                    week));
    }

    private static IEnumerable<Kind> Families(WeekContext week) => Enum.GetValues<LeadFamily>()
        .Select(family => Sum(
            week.Texts[family switch
            {
                LeadFamily.Seeds => Phrase.KindSeeds,
                LeadFamily.Nets => Phrase.KindNets,
                LeadFamily.Spears => Phrase.KindSpears,
                _ => throw new NotSupportedException($"No name for {family}."),
            }],
            week.Figures.Channels
                .Where(c => c.Channel != Channel.Unattributed && week.Reported.Families.GetValueOrDefault(c.Channel, LeadFamily.Nets) == family)
                .Select(c => (c.Channel, c.LeadUnits)),
            week))
        .Append(Sum(week.Texts[Phrase.Unattributed], week.Figures.Channels.Where(c => c.Channel == Channel.Unattributed).Select(c => (c.Channel, c.LeadUnits)), week));

    private static Kind Sum(string name, IEnumerable<(string Channel, long Units)> credits, WeekContext week)
    {
        var (units, cost) = (0L, (decimal?)null);
        foreach (var (id, credited) in credits)
        {
            units += credited;
            if (week.Figures.Channels.FirstOrDefault(c => c.Channel == id) is { CostMicros: { } spent, LeadUnits: > 0 and var all })
            {
                cost = (cost ?? 0) + (decimal)spent * credited / all;
            }
        }

        return new Kind(name, units, cost);
    }

    private static IReadOnlyList<TableCell> Row(Kind kind, long tenths, long total, WeekContext week)
    {
        var cost = kind.CostMicros is { } spent ? (long?)Math.Round(spent, MidpointRounding.ToEven) : null;
        var share = (decimal)kind.Units / total;
        return
        [
            TableCell.Of(kind.Name),
            TableCell.Of(week.Format.Tenths(tenths), Emphasis.Strong),
            TableCell.Of(week.Percent(share)),
            TableCell.Of(week.Money(cost)),
            TableCell.Of(week.Money(kind.CostMicros is { } all && kind.Units > 0 ? (long)Math.Round(all * ModelCredits.Lead / kind.Units, MidpointRounding.ToEven) : null)),
            TableCell.Of(new CellBar((double)share, week.Percent(share), BarTone.Accent)),
        ];
    }
}
