using System.Globalization;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>What a reader should know before trusting the figures.</summary>
internal static class DataQuality
{
    private const string OtherCurrency = "currency-mismatch";
    private const int MostCodes = 3;

    /// <summary>One note, or none when there is nothing to say.</summary>
    public static IEnumerable<Note> Of(WeekContext week)
    {
        string[] lines = [.. Unattributed(week), .. Outside(week), .. Rejected(week), .. Missing(week), .. Intake(week)];
        return lines.Length == 0 ? [] : [new Note(week.Texts[Phrase.Notes], lines)];
    }

    private static IEnumerable<string> Unattributed(WeekContext week) =>
        from channel in week.Figures.Channels
        where channel.Channel == Channel.Unattributed && channel.LeadUnits > 0
        select week.Texts.Say(
            Phrase.NoteUnattributed,
            ("leads", week.Leads(channel.LeadUnits)),
            ("share", week.Percent(week.LeadShare(channel))),
            ("unattributed", week.Texts[Phrase.Unattributed]));

    private static IEnumerable<string> Outside(WeekContext week) => week.Figures.OutsideEveryPlanUnits > 0
        ? [week.Texts.Say(Phrase.NoteOutside, ("leads", week.Leads(week.Figures.OutsideEveryPlanUnits)))]
        : [];

    private static IEnumerable<string> Rejected(WeekContext week) => week.Figures.Total.WithheldUnits > 0
        ? [week.Texts.Say(Phrase.NoteRejectedLeads, ("leads", week.Leads(week.Figures.Total.WithheldUnits)), ("all", week.Leads(week.Figures.Total.AllLeadUnits)))]
        : [];

    private static IEnumerable<string> Missing(WeekContext week) => week.Reported.Missing.Select(missing => week.Texts.Say(
        Phrase.NoteMissing, ("channel", missing.Name), ("measure", week.MeasureName(missing.Measure)), ("days", week.DayList(missing.Days))));

    private static bool IsOtherCurrency(string code) => code == OtherCurrency || code.StartsWith(IntakeTally.OtherCurrency, StringComparison.Ordinal);

    private static IEnumerable<string> Intake(WeekContext week)
    {
        var tallies = week.Reported.Intake;
        if (tallies.Sum(tally => tally.Late) is > 0 and var late)
        {
            yield return week.Texts.Say(Phrase.NoteLate, ("count", week.Format.Count(late)));
        }

        if (tallies.Sum(tally => tally.Duplicates) is > 0 and var duplicates)
        {
            yield return week.Texts.Say(Phrase.NoteDuplicates, ("count", week.Format.Count(duplicates)));
        }

        foreach (var (channel, code, count) in tallies.SelectMany(tally => tally.Rejected.Select(code => (tally.Channel, code.Key, code.Value))).Where(refused => IsOtherCurrency(refused.Key)))
        {
            var name = channel.Length == 0 ? week.None : week.Name(channel);
            yield return week.Texts.Say(
                Phrase.NoteOtherCurrency,
                ("count", week.Format.Count(count)),
                ("channel", code.StartsWith(IntakeTally.OtherCurrency, StringComparison.Ordinal) ? $"{name}, {code[IntakeTally.OtherCurrency.Length..]}" : name),
                ("currency", week.Figures.Currency));
        }

        var codes = tallies.SelectMany(tally => tally.Rejected).Where(rejected => !IsOtherCurrency(rejected.Key))
            .GroupBy(rejected => rejected.Key, rejected => rejected.Value, StringComparer.Ordinal)
            .Select(code => (Code: code.Key, Count: code.Sum()))
            .OrderByDescending(code => code.Count).ThenBy(code => code.Code, StringComparer.Ordinal).ToList();
        if (codes.Count > 0)
        {
            yield return week.Texts.Say(
                Phrase.NoteRefused,
                ("count", week.Format.Count(codes.Sum(code => code.Count))),
                ("codes", string.Join(", ", codes.Take(MostCodes).Select(code => string.Create(CultureInfo.InvariantCulture, $"{code.Code} {week.Format.Count(code.Count)}")))));
        }
    }
}
