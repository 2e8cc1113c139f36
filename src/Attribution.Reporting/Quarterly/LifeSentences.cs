using Attribution.Domain.Bookings;
using Attribution.Domain.Catalog;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Quarterly;

/// <summary>What the leads of the week and the quarter come down to, by rules.</summary>
internal static class LifeSentences
{
    /// <summary>Below this many leads a channel's quality is chance.</summary>
    private const int FewLeads = 5;

    /// <summary>A manager with this many times the open leads of another has too many, or the other too few.</summary>
    private const int Unfair = 2;

    /// <summary>Who became a customer, where quality is best and worst, whether open leads are shared fairly.</summary>
    public static IEnumerable<Sentences> Of(IReadOnlyList<KpiRow> channels, QuarterContext quarter)
    {
        string[] lines = [.. Converted(quarter), .. Quality(channels, quarter), .. Load(quarter), .. CameBack(quarter)];
        return lines.Length == 0 ? [] : [new Sentences(lines)];
    }

    /// <summary>New customers of the week, and the channel that brought most of them.</summary>
    private static IEnumerable<string> Converted(QuarterContext quarter)
    {
        if (quarter.Figures.WeekTotal(Areas.LeadLife)?["convertedInPeriod"] is not { Numerator.Value: var count })
        {
            yield break;
        }

        if (count <= 0)
        {
            yield return quarter.Texts[Phrase.SaidNoneConverted];
            yield break;
        }

        var top = quarter.Figures.WeekLines(Areas.LeadLife, CutKind.Channel)
            .Where(line => line.Id is not (Channel.Unattributed or Cut.Nobody) && line["convertedInPeriod"] is { Numerator.Value: > 0 })
            .OrderByDescending(line => line["convertedInPeriod"]!.Numerator.Value).ThenBy(line => line.Id, StringComparer.Ordinal).FirstOrDefault();
        (string, string)[] said = [("count", quarter.Print.Count(count))];
        if (top is null)
        {
            yield return quarter.Texts.Say(Phrase.SaidConverted, said);
            yield break;
        }

        var part = top["convertedInPeriod"]!.Numerator.Value;
        said = [.. said, ("channel", quarter.Name(CutKind.Channel, top.Id))];
        yield return quarter.Print.Count(part) == quarter.Print.Count(count)
            ? quarter.Texts.Say(Phrase.SaidConvertedAll, said)
            : quarter.Texts.Say(Phrase.SaidConvertedMost, [.. said, ("part", quarter.Print.Count(part))]);
    }

    /// <summary>The best and the worst quality, among channels whose leads are more than a few.</summary>
    private static IEnumerable<string> Quality(IReadOnlyList<KpiRow> channels, QuarterContext quarter)
    {
        var known = channels.Where(channel => channel.Line.Id is not (Channel.Unattributed or Cut.Nobody) && channel.Line["qualified"] is { Value: not null, Denominator.Value: >= FewLeads })
            .OrderByDescending(channel => channel.Line["qualified"]!.Value).ToList();
        if (known.Count < 2 || known[0].Line["qualified"]!.Value == known[^1].Line["qualified"]!.Value)
        {
            yield break;
        }

        yield return quarter.Texts.Say(
            Phrase.SaidQuality,
            ("best", known[0].Name),
            ("share", quarter.Print.Value(known[0].Line["qualified"]!)!),
            ("worst", known[^1].Name),
            ("other", quarter.Print.Value(known[^1].Line["qualified"]!)!));
    }

    /// <summary>Who has many times as many open leads as a colleague.</summary>
    private static IEnumerable<string> Load(QuarterContext quarter)
    {
        var load = quarter.Figures.Lines(Areas.LeadLife, CutKind.Manager)
            .Where(line => line.Id != Cut.Nobody && line["openLoad"] is not null)
            .Select(line => (line.Id, Open: line["openLoad"]!.Numerator.Value))
            .OrderByDescending(manager => manager.Open).ThenBy(manager => manager.Id, StringComparer.Ordinal).ToList();
        if (load.Count > 1 && load[0].Open >= FewLeads && load[0].Open >= Unfair * load[^1].Open)
        {
            yield return quarter.Texts.Say(
                Phrase.SaidLoad,
                ("most", quarter.Name(CutKind.Manager, load[0].Id)),
                ("count", quarter.Print.Count(load[0].Open)),
                ("least", quarter.Name(CutKind.Manager, load[^1].Id)),
                ("few", quarter.Print.Count(load[^1].Open)));
        }
    }

    /// <summary>Leads that had been given up and came back.</summary>
    private static IEnumerable<string> CameBack(QuarterContext quarter)
    {
        var total = quarter.Figures.Total(Areas.LeadLife);
        if (total?["recycled"] is { Numerator.Value: > 0 and var count } && total["recycledShare"] is { Value: not null } share)
        {
            yield return quarter.Texts.Say(
                Phrase.SaidRecycled, ("count", quarter.Print.Count(count)), ("weeks", quarter.Weeks), ("share", quarter.Print.Value(share)!));
        }
    }
}
