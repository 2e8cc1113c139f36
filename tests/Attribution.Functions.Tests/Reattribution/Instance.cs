using System.Text.Json;
using Attribution.Functions.Attributing;
using Attribution.Functions.Messages;
using Attribution.Functions.Queue;
using Attribution.Functions.Settings;
using Attribution.Functions.Tests.People;
using Attribution.Functions.Tests.Support;
using Attribution.Functions.Timer;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;
using Attribution.Storage.Facts;
using Attribution.Storage.Journeys;
using Attribution.Storage.Leads;
using Attribution.Storage.Outbox;
using Attribution.Storage.Parking;
using Attribution.Storage.Paths;
using Attribution.Storage.Persons;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Tests.Reattribution;

/// <summary>One instance of everything that credits leads and closes journeys; it may die after some calls of the store.</summary>
internal sealed class Instance
{
    private readonly LeadAttributor attributor;
    private readonly JourneyClosing closing;
    private readonly AttributeWeekWhenPlansChange weeks;

    public Instance(string connection, TimeProvider clock, AttributionOptions settings, int cutAfter = int.MaxValue)
    {
        var tables = new TableServiceClient(connection, new TableClientOptions { Transport = new HttpClientTransport(new CutNetwork(cutAfter)), Retry = { MaxRetries = 0 } });
        var sender = new MessageSender(new QueueServiceClient(connection, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }));
        var (options, journeys, leads, nullPaths) = (Options.Create(settings), new JourneyStore(tables), new LeadStore(tables), new NullPathStore(tables));
        var calendar = new ReportingCalendar(options, clock);
        var catalog = new CatalogStore(tables, clock);
        Plans = new PlanStore(tables);
        Leads = leads;
        Persons = new PersonStore(tables, leads);
        Journeys = journeys;
        Facts = new LeadFactStore(new FactStore(tables, clock));
        Events = new EventStore(tables);
        Credits = new CreditStore(tables, clock);
        var horizons = Attributors.Horizons(tables, clock, settings);
        closing = new JourneyClosing(Events, journeys, leads, Credits, nullPaths, horizons, calendar, options);
        Folding = new EventFolding(Events, new DaySumStore(tables), new TouchIndexing(Events, journeys, closing, sender, horizons, calendar));
        attributor = Attributors.Of(tables, sender, clock, settings);
        Night = new CloseJourneysNightly(catalog, new DayReader(tables), nullPaths, closing, sender, calendar, options, NullLogger<CloseJourneysNightly>.Instance);
        weeks = new AttributeWeekWhenPlansChange(Credits, sender, new ParkedStore(tables, clock));
        OverThrough = closing.OverThrough;
    }

    public PlanStore Plans { get; }

    public LeadStore Leads { get; }

    public PersonStore Persons { get; }

    public JourneyStore Journeys { get; }

    public LeadFactStore Facts { get; }

    public EventStore Events { get; }

    public EventFolding Folding { get; }

    public CreditStore Credits { get; }

    public CloseJourneysNightly Night { get; }

    public DateOnly OverThrough { get; }

    /// <summary>Does what a message asks for.</summary>
    public async Task Handle(OutgoingMessage message)
    {
        switch (message.Queue)
        {
            case AttributeLeads.Queue:
                var leads = Read<AttributeLeads>(message.Body);
                await attributor.Attribute(leads.Leads, !leads.AreKnown, default);
                break;
            case CloseJourneys.Queue:
                var close = Read<CloseJourneys>(message.Body);
                await closing.Close([.. close.Partitions.Select(key => EventPartition.TryParse(key, out var partition) ? partition : throw new FormatException(key))], default);
                await closing.Close(close.Trails, default);
                break;
            case AttributeWeek.Queue:
                await weeks.Run(message.Body, default);
                break;
            default:
                throw new NotSupportedException(message.Queue);
        }
    }

    private static T Read<T>(string body) => JsonSerializer.Deserialize<T>(body, JsonSerializerOptions.Web)!;
}
