using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Settings;
using Attribution.Storage.Identity;
using Attribution.Storage.Leads;
using Attribution.Storage.Parking;

namespace Attribution.Functions.Webhooks;

/// <summary>Takes in what senders deliver as leads: decides channel and campaign, names and pseudonyms, and hands it to the intake.</summary>
public sealed class DeliveredLeads(MeasureIntake intake, ContactStore contacts, ParkedStore parked, Pseudonyms pseudonyms, ReportingCalendar calendar)
{
    /// <summary>Name of the setting that says how warm a connection's leads are, unless their forms do.</summary>
    public const string TemperatureSetting = "temperature";

    /// <summary>Stores a lead; a repeated one changes nothing. One that is too old to be counted is parked, of which no more than its id is kept.</summary>
    public async Task Accept(Connection connection, DeliveredLead lead, CancellationToken ct)
    {
        if (await intake.Accept(ItemOf(connection, lead), ct).ConfigureAwait(false) is { } fault)
        {
            await parked.Park(SourceOf(connection.Id), lead.Id, fault.Message, ct).ConfigureAwait(false);
        }
    }

    /// <summary>A lead that was fetched is announced again: nothing is fetched, but it is counted and credited if that was cut off.</summary>
    public Task Again(string connection, string lead, CancellationToken ct) => intake.Again(SourceOf(connection), lead, ct);

    /// <summary>Erases the person behind a lead. What was counted stays: the form was filled, and its ad was paid for.</summary>
    public Task Erase(string connection, string lead, CancellationToken ct) => contacts.Erase(LeadStore.Key(SourceOf(connection), lead), ct);

    private MeasureItem.Form ItemOf(Connection connection, DeliveredLead lead)
    {
        var (source, tags) = (SourceOf(connection.Id), lead.Tags);
        var channel = ConnectionRouting.ChannelOf(connection, tags.Source, tags.Medium, [tags.Campaign, tags.Id, lead.Campaign]);
        var campaign = new[] { lead.Campaign, tags.Id ?? "" }.FirstOrDefault(FieldReader.IsCampaign) ?? connection.Campaign;
        var convertedAt = lead.SubmittedAt ?? calendar.Now;
        var answers = LeadAnswers.Of(lead.Answers, connection.Fields);
        return new MeasureItem.Form(new LeadForm(source, lead.Id, channel, campaign, convertedAt, Identifiers(tags), answers)
        {
            Temperature = LeadTemperatures.Parse(connection.Settings.GetValueOrDefault(TemperatureSetting)),
        });
    }

    private List<string> Identifiers(VisitTags tags)
    {
        var identifiers = tags.ClickIds.Select(c => pseudonyms.OfClick(c.Key, c.Value)).ToList();
        if (tags.Visitor is { } visitor)
        {
            identifiers.Insert(0, pseudonyms.OfVisitor(visitor));
        }

        return identifiers;
    }

    private static string SourceOf(string connection) => $"webhook:{connection}";
}
