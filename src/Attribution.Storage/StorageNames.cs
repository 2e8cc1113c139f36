using Attribution.Storage.Bookings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;
using Attribution.Storage.Facts;
using Attribution.Storage.Journeys;
using Attribution.Storage.Leads;
using Attribution.Storage.Notices;
using Attribution.Storage.Operations;
using Attribution.Storage.Outbox;
using Attribution.Storage.Parking;
using Attribution.Storage.Paths;
using Attribution.Storage.Pay;
using Attribution.Storage.Persons;
using Attribution.Storage.Pipeline;
using Attribution.Storage.Protection;
using Attribution.Storage.Reports;
using Attribution.Storage.Secrets;
using Attribution.Storage.Tallies;

namespace Attribution.Storage;

/// <summary>Every table and container, for whoever creates or documents them. Each name is owned by its store.</summary>
public static class StorageNames
{
    /// <summary>All tables.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    [
        CatalogStore.Name, EventTable.Name, DayTable.Name, JourneyTable.Name, LeadStore.Name, PersonStore.Name,
        ContactStore.Name, CreditTable.Name, OutboxStore.Name, ReportStore.Name, ParkedStore.Name,
        SecretStore.Name, NoticeStore.Name, PayStore.Name, NullPathStore.Name, DataDrivenStore.Name,
        IntakeTallyStore.Name, FactStore.Name, BookingTable.Name, DealTable.Name, DealLinkStore.Name,
        FailureStore.Name, AuditStore.Name, ErasedStore.Name, RetentionStore.Name,
    ];

    /// <summary>All blob containers.</summary>
    public static IReadOnlyList<string> Containers { get; } = [ReportFiles.Container, PayStore.Container];
}
