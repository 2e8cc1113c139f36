using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;
using Attribution.Domain.Models;
using Attribution.Storage.Credits;

namespace Attribution.Storage.Figures;

/// <summary>
/// Gathers what a comparison of models follows from. Whole weeks are read from their sums; of a week that is cut by an end of the days
/// the ledger's rows are read, at most those of two weeks.
/// </summary>
public sealed class ComparisonReader(ChannelDays channelDays, CreditStore credits, LedgerReader ledger)
{
    /// <summary>Reads the inputs of a comparison; models beyond the rules are for the caller to add.</summary>
    /// <param name="days">Days, in the reporting time zone.</param>
    /// <param name="reportModel">Model of the channel table.</param>
    /// <param name="ct">Stops between queries.</param>
    public async Task<ComparisonInputs> Read(DayRange days, AttributionModel reportModel, CancellationToken ct)
    {
        var (channels, sums, totals) = await channelDays.Read(days, ct).ConfigureAwait(false);
        var credited = new List<ChannelCredit>();
        for (var week = ReportingWeek.Of(days.From); week.Monday < days.Until; week = week.Next)
        {
            var asked = days.Intersect(DayRange.Including(week.Monday, week.Sunday));
            credited.AddRange(asked.Days == 7
                ? (await credits.Sums(week, ct).ConfigureAwait(false)).Channels
                : await ledger.Select(asked, lead => lead.Credits.Channels, ct).ConfigureAwait(false));
        }

        return new ComparisonInputs(days, reportModel, channels, sums, totals, credited, []);
    }
}
