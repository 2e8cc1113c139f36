using Attribution.Domain.Calendar;
using Attribution.Functions.Messages;
using Attribution.Storage.Outbox;
using Attribution.Storage.Reports;

namespace Attribution.Functions.Reports;

/// <summary>Takes a further snapshot of a week and asks for its reports: for everybody who had one of the week before.</summary>
public sealed class WeekReopening(WeekFreezing freezing, ReportStore reports, MessageSender sender)
{
    /// <summary>Reopens a week.</summary>
    /// <param name="week">The week.</param>
    /// <param name="reason">Why, in words for the readers.</param>
    /// <param name="ct">Stops between steps.</param>
    /// <returns>What came of it, and how many reports were asked for.</returns>
    public async Task<(Reopening Outcome, int Readers)> Reopen(ReportingWeek week, string reason, CancellationToken ct)
    {
        var outcome = await freezing.Reopen(week, reason, ct).ConfigureAwait(false);

        // After a crash in between, the repeated call finds the figures unchanged; the readers of the latest revision are asked for all the same.
        var revision = outcome switch
        {
            Reopening.Reopened(var snapshot) => snapshot.Revision,
            Reopening.Unchanged(var latest) => latest.Revision,
            _ => 0,
        };
        return (outcome, revision > 1 ? await Ask(week, revision, ct).ConfigureAwait(false) : 0);
    }

    private async Task<int> Ask(ReportingWeek week, int revision, CancellationToken ct)
    {
        var known = (await reports.Of(week, ct).ConfigureAwait(false)).Select(report => report.Id).ToHashSet();
        var asked = known.Select(id => id.Marketer).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(marketer => new ReportId(week, marketer, revision)).Where(id => !known.Contains(id)).ToList();
        foreach (var id in asked)
        {
            await sender.Send(Outgoing.Message(SendReport.Queue, new SendReport(week.ToString(), id.Marketer) { Revision = revision }), ct).ConfigureAwait(false);
            await reports.Queue(id, ct).ConfigureAwait(false);
        }

        return asked.Count;
    }
}
