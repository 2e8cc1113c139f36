using Attribution.Functions.Attributing;
using Attribution.Functions.LeadLife;
using Attribution.Functions.Pipeline;
using Attribution.Functions.Protection.Ageing;
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
using Attribution.Storage.Protection;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Tests.Support;

/// <summary>What credits leads, put together by hand: for tests that cut its network, or play its messages in an order of their own.</summary>
internal static class Attributors
{
    /// <summary>How far back data goes when nothing goes by age, unless periods are set.</summary>
    public static Horizons Horizons(TableServiceClient tables, TimeProvider clock, AttributionOptions settings, RetentionOptions? periods = null) => new(
        new RetentionStore(tables, clock), Options.Create(periods ?? new RetentionOptions()), Options.Create(settings), new ReportingCalendar(Options.Create(settings), clock));

    public static LeadAttributor Of(TableServiceClient tables, MessageSender sender, TimeProvider clock, AttributionOptions settings)
    {
        var (options, lifeOptions) = (Options.Create(settings), Options.Create(new LeadLifeOptions()));
        var calendar = new ReportingCalendar(options, clock);
        var (leads, journeys, credits, catalog) = (new LeadStore(tables), new JourneyStore(tables), new CreditStore(tables, clock), new CatalogStore(tables, clock));
        var facts = new LeadFactStore(new FactStore(tables, clock));
        return new LeadAttributor(
            leads,
            facts,
            new PersonStore(tables, leads),
            journeys,
            credits,
            new PlanStore(tables),
            new JourneyClosing(new EventStore(tables), journeys, leads, credits, new NullPathStore(tables), Horizons(tables, clock, settings), calendar, options),
            new LeadAssigning(facts, credits, new ManagerLoads(catalog, new BookingReader(tables), calendar, clock), new OutboxStore(tables, sender, clock), lifeOptions, calendar),
            new LeadBookkeeping(new BookingStore(tables, clock), credits, facts, catalog, lifeOptions, calendar),
            new LeadDeals(new DealLinkStore(tables), new DealStore(tables), sender),
            sender,
            Horizons(tables, clock, settings),
            new CurrentRules(catalog, options),
            clock,
            NullLogger<LeadAttributor>.Instance);
    }
}
