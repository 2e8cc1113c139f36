using System.Text.Json;
using Attribution.Domain.Calendar;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Functions.Attributing;
using Attribution.Functions.LeadLife;
using Attribution.Functions.Messages;
using Attribution.Functions.Pipeline;
using Attribution.Functions.Settings;
using Attribution.Storage.Bookings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.Events;
using Attribution.Storage.Facts;
using Attribution.Storage.Journeys;
using Attribution.Storage.Leads;
using Attribution.Storage.Outbox;
using Attribution.Storage.Paths;
using Attribution.Storage.Persons;
using Attribution.Storage.Pipeline;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Tests.People;

/// <summary>Everything that credits leads, over real tables and a real queue, worked by hand: who runs when is the test's to say.</summary>
internal sealed class PeopleWorld(string connectionString)
{
    private const int Forever = int.MaxValue;
    private readonly List<AttributeLeads> pending = [];
    private readonly QueueClient queue = Queues(connectionString).GetQueueClient(AttributeLeads.Queue);

    public bool IsIdle => pending.Count == 0;

    public async Task Deliver(Lead form)
    {
        await new LeadStore(Tables(Forever)).Add(form, default);
        pending.Add(new AttributeLeads([form.Key]));
    }

    public async Task Deliver(Touchpoint touch)
    {
        var leads = await new JourneyStore(Tables(Forever)).Add([touch], default);
        if (leads.Count > 0)
        {
            pending.Add(new AttributeLeads([.. leads]) { AreKnown = true });
        }
    }

    /// <summary>Handles one message, two at once, or one by a process that dies on the way: then it is delivered again.</summary>
    /// <param name="choice">Which of them, 0 to 9.</param>
    public async Task Work(int choice)
    {
        if (pending.Count == 0)
        {
            return;
        }

        var first = Take(choice);
        if (choice >= 7)
        {
            await Handle(first, cutAfter: 4 * (choice - 6));
            pending.Add(first);
        }
        else if (choice >= 4 && pending.Count > 0)
        {
            await Task.WhenAll(Handle(first, Forever), Handle(Take(choice), Forever));
        }
        else
        {
            await Handle(first, Forever);
        }

        await Collect();
    }

    public async Task<(IReadOnlyList<ChannelCredit> Channels, Dictionary<string, string?> AttachedTo)> Outcome(IReadOnlyList<Lead> forms, ReportingWeek week)
    {
        var credits = new CreditStore(Tables(Forever));
        var attachedTo = new Dictionary<string, string?>();
        foreach (var form in forms)
        {
            attachedTo[form.Key] = (await credits.Find(form, default))!.AttachedTo;
        }

        return ((await credits.Sums(week, default)).Channels, attachedTo);
    }

    private AttributeLeads Take(int choice)
    {
        var message = pending[choice * 7 % pending.Count];
        pending.Remove(message);
        return message;
    }

    private async Task Handle(AttributeLeads message, int cutAfter)
    {
        var tables = Tables(cutAfter);
        var (leads, journeys, credits, options) = (new LeadStore(tables), new JourneyStore(tables), new CreditStore(tables), Options.Create(new AttributionOptions { TimeZone = "UTC" }));
        var (calendar, catalog, facts) = (new ReportingCalendar(options, TimeProvider.System), new CatalogStore(tables, TimeProvider.System), new LeadFactStore(new FactStore(tables, TimeProvider.System)));
        var closing = new JourneyClosing(new EventStore(tables), journeys, leads, credits, new NullPathStore(tables), calendar, options);
        var sender = new MessageSender(Queues(connectionString));
        var loads = new ManagerLoads(catalog, new BookingReader(tables), calendar, TimeProvider.System);
        var assigning = new LeadAssigning(facts, credits, loads, new OutboxStore(tables, sender, TimeProvider.System), Options.Create(new LeadLifeOptions()), calendar);
        var bookkeeping = new LeadBookkeeping(new BookingStore(tables, TimeProvider.System), credits, facts, catalog, Options.Create(new LeadLifeOptions()), calendar);
        var attributor = new LeadAttributor(
            leads, facts, new PersonStore(tables, leads), journeys, credits, new PlanStore(tables), closing, assigning, bookkeeping,
            new LeadDeals(new DealLinkStore(tables), new DealStore(tables), sender), sender,
            new CurrentRules(catalog, options), NullLogger<LeadAttributor>.Instance);
        try
        {
            await attributor.Attribute(message.Leads, !message.AreKnown, default);
        }
        catch (Exception e) when (cutAfter < Forever && e is RequestFailedException or AggregateException)
        {
            // As meant.
        }
    }

    private async Task Collect()
    {
        while ((await queue.ReceiveMessagesAsync(32)).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                pending.Add(JsonSerializer.Deserialize<AttributeLeads>(message.Body.ToString(), JsonSerializerOptions.Web)!);
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
        }
    }

    private TableServiceClient Tables(int cutAfter) => new(connectionString, new TableClientOptions
    {
        Transport = new HttpClientTransport(new CutNetwork(cutAfter)),
        Retry = { MaxRetries = 0 },
    });

    private static QueueServiceClient Queues(string connectionString) =>
        new(connectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
}
