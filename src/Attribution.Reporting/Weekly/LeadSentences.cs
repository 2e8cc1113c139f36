using Attribution.Domain.Catalog;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>What the week's leads come down to: how many, how many more, and from where.</summary>
internal static class LeadSentences
{
    private const decimal Most = 0.5m;

    /// <summary>One sentence without leads, otherwise one or two.</summary>
    public static IEnumerable<string> Of(WeekContext week)
    {
        yield return week.Figures.Total.LeadUnits == 0 ? NoLeads(week) : Leads(week);
        if (week.Figures.Channels.Where(c => c.Channel != Channel.Unattributed && c.LeadUnits > 0).MaxBy(c => c.LeadUnits) is { } largest
            && week.LeadShare(largest) is { } share)
        {
            var rows = week.Figures.Channels;
            var tenths = LeadTenths.Of([.. rows.Select(c => c.LeadUnits)])[rows.ToList().IndexOf(largest)];
            yield return week.Texts.Say(
                share > Most ? Phrase.SaidMostFrom : Phrase.SaidLargestPartFrom,
                ("channel", week.Name(largest)),
                ("leads", week.Format.Tenths(tenths)),
                ("share", week.Format.Percent(share)));
        }
    }

    private static string NoLeads(WeekContext week) => week.Previous is { Total.LeadUnits: > 0 and var before }
        ? week.Texts.Say(Phrase.SaidNoLeadsAfter, ("week", week.WeekNumber), ("previous", week.Leads(before)))
        : week.Texts.Say(Phrase.SaidNoLeads, ("week", week.WeekNumber));

    private static string Leads(WeekContext week)
    {
        var now = week.Figures.Total.LeadUnits;
        (string, string)[] said = [("leads", week.Leads(now)), ("week", week.WeekNumber)];
        if (week.Previous is not { Total.LeadUnits: var unitsBefore })
        {
            return week.Texts.Say(Phrase.SaidLeads, said);
        }

        // From the printed numbers: a reader who divides them gets the same.
        var before = LeadTenths.Of(unitsBefore);
        if (before == 0)
        {
            return week.Texts.Say(Phrase.SaidLeadsAfterNone, said);
        }

        var change = (decimal)(LeadTenths.Of(now) - before) / before;
        return week.Format.Change(change) is null
            ? week.Texts.Say(Phrase.SaidLeadsSame, said)
            : week.Texts.Say(
                change > 0 ? Phrase.SaidLeadsMore : Phrase.SaidLeadsFewer,
                [.. said, ("change", week.Format.Percent(Math.Abs(change))), ("previous", week.Format.Tenths(before))]);
    }
}
