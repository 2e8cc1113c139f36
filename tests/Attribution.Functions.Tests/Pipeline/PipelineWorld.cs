using System.Text.Json;
using Attribution.Domain.Leads;
using Attribution.Domain.Pipeline;
using Attribution.Functions.Attributing;
using Attribution.Functions.Messages;
using Attribution.Functions.Pipeline;
using Attribution.Functions.Settings;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Bookings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.Facts;
using Attribution.Storage.Journeys;
using Attribution.Storage.Leads;
using Attribution.Storage.Outbox;
using Attribution.Storage.Persons;
using Attribution.Storage.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Tests.Pipeline;

/// <summary>Everything that leads and deals follow from, over real tables and queues, worked by hand: who runs when is the test's to say.</summary>
internal sealed class PipelineWorld
{
    private readonly QueueServiceClient queues;
    private readonly FactStore facts;
    private readonly LeadStore leads;
    private readonly JourneyStore journeys;
    private readonly LeadAttributor attributor;
    private readonly DealSettling settling;
    private readonly List<(bool IsDeal, string Key, bool IsNew)> pending = [];

    public PipelineWorld(string connection)
    {
        var (tables, clock) = (new TableServiceClient(connection), TimeProvider.System);
        queues = new QueueServiceClient(connection, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        var options = Options.Create(new AttributionOptions { TimeZone = "Europe/Riga" });
        var (sender, calendar, catalog, plans) = (new MessageSender(queues), new ReportingCalendar(options, clock), new CatalogStore(tables, clock), new PlanStore(tables));
        (facts, leads, journeys) = (new FactStore(tables, clock), new LeadStore(tables), new JourneyStore(tables));
        var (persons, credits, deals, links, bookings) = (new PersonStore(tables, leads), new CreditStore(tables), new DealStore(tables), new DealLinkStore(tables), new BookingStore(tables, clock));
        var (leadFacts, rules) = (new LeadFactStore(facts), new CurrentRules(catalog, options));
        attributor = Attributors.Of(tables, sender, clock, options.Value);
        settling = new DealSettling(facts, new DealPeople(leads, persons, links), journeys, plans, deals, bookings, rules, Attributors.Horizons(tables, clock, options.Value), sender, calendar);
        (Bookings, Deals, Zone) = (new BookingReader(tables), deals, calendar.Zone);
    }

    public BookingReader Bookings { get; }

    public DealStore Deals { get; }

    public TimeZoneInfo Zone { get; }

    public bool IsIdle => pending.Count == 0;

    public async Task Tell(string deal, DealFact fact)
    {
        await facts.Add(DealSettling.Subject(deal), [DealFactText.Recorded(fact)], default);
        pending.Add((true, deal, true));
    }

    public async Task Deliver(Lead form)
    {
        await leads.Add(form, default);
        pending.Add((false, form.Key, true));
    }

    public async Task Deliver(Touchpoint touch)
    {
        foreach (var key in await journeys.Add([touch], default))
        {
            var isDeal = key.StartsWith(JourneyStore.DealPrefix, StringComparison.Ordinal);
            pending.Add((isDeal, isDeal ? DealSettling.KeyOf(key) : key, false));
        }
    }

    /// <summary>Handles something that waits, now and then twice, or beside something else.</summary>
    public async Task Work(int choice)
    {
        if (IsIdle)
        {
            return;
        }

        var first = pending[choice % pending.Count];
        if (choice % 5 != 0)
        {
            pending.Remove(first);
        }

        var second = choice % 3 == 0 && pending.Count > 0 ? pending[choice / 3 % pending.Count] : first;
        pending.Remove(second);
        await Task.WhenAll(Handle(first), second == first ? Task.CompletedTask : Handle(second));
        await Collect();
    }

    private Task Handle((bool IsDeal, string Key, bool IsNew) message) =>
        message.IsDeal ? settling.Settle([message.Key], default) : attributor.Attribute([message.Key], message.IsNew, default);

    private async Task Collect()
    {
        foreach (var body in await Received(SettleDeals.Queue))
        {
            pending.AddRange(JsonSerializer.Deserialize<SettleDeals>(body, JsonSerializerOptions.Web)!.Deals.Select(deal => (true, deal, false)));
        }

        foreach (var message in (await Received(AttributeLeads.Queue)).Select(body => JsonSerializer.Deserialize<AttributeLeads>(body, JsonSerializerOptions.Web)!))
        {
            pending.AddRange(message.Leads.Select(lead => (false, lead, !message.AreKnown)));
        }
    }

    private async Task<IReadOnlyList<string>> Received(string name)
    {
        var (queue, bodies) = (queues.GetQueueClient(name), new List<string>());
        while ((await queue.ReceiveMessagesAsync(32)).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                bodies.Add(message.Body.ToString());
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
        }

        return bodies;
    }
}
