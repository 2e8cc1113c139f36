using Attribution.Functions.Ingestion.Tallies;
using Attribution.Functions.Messages;
using Attribution.Storage.Notices;
using Attribution.Storage.Parking;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Webhooks.Fetching;

/// <summary>Fetches announced leads and takes them in. Running twice changes nothing.</summary>
public sealed partial class LeadFetching(
    IEnumerable<ILeadSource> sources, ConnectionDirectory directory, NoticeStore notices, DeliveredLeads leads, ParkedStore parked,
    IntakeTallies tallies, TimeProvider clock, ILogger<LeadFetching> logger)
{
    /// <summary>Fetches leads one after the other; those that may come later are tried again, the others are done with.</summary>
    /// <exception cref="LeadsNotFetchedException">At least one lead has to be tried again.</exception>
    public async Task Fetch(string connection, IReadOnlyList<string> ids, CancellationToken ct)
    {
        var left = 0;
        var reason = "";
        foreach (var id in ids)
        {
            if (await Fetch(new LeadNotice(connection, id), ct).ConfigureAwait(false) is { } again)
            {
                (left, reason) = (left + 1, again);
            }
        }

        if (left > 0)
        {
            throw new LeadsNotFetchedException($"{left} of {ids.Count} leads of connection {connection} were not fetched. {reason}");
        }
    }

    /// <returns>Why it must be tried again; null when it is done with.</returns>
    private async Task<string?> Fetch(LeadNotice notice, CancellationToken ct)
    {
        switch (await notices.StateOf(notice, ct).ConfigureAwait(false))
        {
            case NoticeState.Fetched or NoticeState.Hopeless:
                return null;
            case NoticeState.Withdrawn:
                // An earlier run may have stored the person and died before it saw the withdrawal.
                await leads.Erase(notice.Connection, notice.Id, ct).ConfigureAwait(false);
                return null;
        }

        switch (await Ask(notice, ct).ConfigureAwait(false))
        {
            case FetchOutcome.TryAgain(var reason):
                return reason;
            case FetchOutcome.Hopeless(var reason):
                await parked.Park(FetchLeads.Queue, $"{notice.Connection}|{notice.Id}", reason, ct).ConfigureAwait(false);
                await notices.Move(notice, NoticeState.Hopeless, ct).ConfigureAwait(false);
                tallies.Rejected((await directory.Find(notice.Connection, ct).ConfigureAwait(false))?.Channel ?? "", IntakeTallies.NeverFetched);
                Log.Hopeless(logger, notice.Connection, reason);
                return null;
            case FetchOutcome.Test:
                await notices.Move(notice, NoticeState.Fetched, ct).ConfigureAwait(false);
                Log.TestLead(logger, notice.Connection);
                return null;
        }

        return null;
    }

    private async Task<FetchOutcome?> Ask(LeadNotice notice, CancellationToken ct)
    {
        if (await directory.Find(notice.Connection, ct).ConfigureAwait(false) is not { } connection
            || sources.FirstOrDefault(s => s.Platform.Id == connection.Platform) is not { } source)
        {
            return new FetchOutcome.Hopeless("There is no such connection any more, or it is of another platform.");
        }

        var secrets = await directory.Secrets(connection, fresh: false, ct).ConfigureAwait(false);
        if (secrets.Current(Domain.Catalog.SecretKind.AccessToken) is not { } token)
        {
            return new FetchOutcome.TryAgain("The connection has no accessToken.");
        }

        var outcome = await source.Fetch(connection, token, notice.Id, clock.GetUtcNow(), ct).ConfigureAwait(false);
        if (outcome is not FetchOutcome.Found(var lead))
        {
            return outcome;
        }

        await leads.Accept(connection, lead, ct).ConfigureAwait(false);
        if (await notices.Move(notice, NoticeState.Fetched, ct).ConfigureAwait(false) == NoticeState.Withdrawn)
        {
            await leads.Erase(notice.Connection, notice.Id, ct).ConfigureAwait(false);
        }

        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Test lead received. Connection: {Connection}.")]
        public static partial void TestLead(ILogger logger, string connection);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "A lead can never be fetched and was parked. Connection: {Connection}. Reason: {Reason}")]
        public static partial void Hopeless(ILogger logger, string connection, string reason);
    }
}
