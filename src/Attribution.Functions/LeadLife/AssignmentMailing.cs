using Attribution.Domain.Catalog;
using Attribution.Domain.Facts;
using Attribution.Domain.LeadLife;
using Attribution.Functions.Settings;
using Attribution.Reporting.Mail;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.Facts;
using Attribution.Storage.Leads;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.LeadLife;

/// <summary>Tells managers of the leads that were handed over to them: once for each, with the lead's key and no contact data.</summary>
public sealed partial class AssignmentMailing(
    LeadStore leads,
    LeadFactStore lives,
    FactStore facts,
    CreditStore credits,
    CatalogStore catalog,
    IMailSender mail,
    IOptions<LeadLifeOptions> options,
    ReportingCalendar calendar,
    ILogger<AssignmentMailing> logger)
{
    /// <summary>Mails, unless that was done or there is nobody to mail to.</summary>
    /// <param name="key">Lead key.</param>
    /// <param name="cycle">In which of its cycles it was handed over.</param>
    /// <param name="ct">Stops before the mail is handed over.</param>
    /// <returns>What happened; null when there was nothing to mail.</returns>
    public async Task<MailOutcome?> Send(string key, int cycle, CancellationToken ct)
    {
        if (await leads.Find(key, ct).ConfigureAwait(false) is not { } lead)
        {
            return null;
        }

        var ledger = await credits.Find(lead, ct).ConfigureAwait(false);
        var state = await lives.State(lead, ledger?.Forms ?? [], ct).ConfigureAwait(false);
        var handed = state.History.FirstOrDefault(told => told is { Idle: null, Fact: { Source: LeadFact.OwnSource } fact } && fact.Id == LeadAssigning.FactId(cycle))?.Fact;
        if (handed is null || (await facts.Of(Subject(key), ct).ConfigureAwait(false)).Any(fact => fact.Id == handed.Id)
            || await catalog.Find<Manager>(handed.Details.Manager!, ct).ConfigureAwait(false) is not { } manager)
        {
            return null;
        }

        var temperature = LeadWarmth.At(handed.At, lead, ledger?.Approach ?? [], state, options.Value.Settings);
        var channel = lead.Channel is null ? null : (await catalog.FindEver<Channel>(lead.Channel, ct).ConfigureAwait(false))?.Name;
        var outcome = await mail.Send(AssignmentMail.Compose(lead, cycle, temperature, channel, manager, TimeZoneInfo.ConvertTime(handed.At, calendar.Zone)), ct).ConfigureAwait(false);
        switch (outcome)
        {
            case MailOutcome.Sent:
                // Once the mail is out, a failure to note it must not send it again right away.
                await Note(key, handed, "mailed").ConfigureAwait(false);
                break;
            case MailOutcome.Rejected:
                await Note(key, handed, "refused").ConfigureAwait(false);
                Log.Refused(logger, key, manager.Id);
                break;
        }

        return outcome;
    }

    private async Task Note(string key, LeadFact handed, string kind) =>
        await facts.Add(Subject(key), [new RecordedFact(LeadFact.OwnSource, handed.Id, kind, handed.At, "{}")], CancellationToken.None).ConfigureAwait(false);

    /// <summary>What became of mails about a lead is kept apart from its own facts.</summary>
    private static string Subject(string lead) => $"mail|{lead}";

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The mail server refuses the address of a manager for good. Lead: {Lead}, manager: {Manager}.")]
        public static partial void Refused(ILogger logger, string lead, string manager);
    }
}
