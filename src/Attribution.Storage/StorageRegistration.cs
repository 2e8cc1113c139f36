using System.Globalization;
using Attribution.Storage.Bookings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;
using Attribution.Storage.Facts;
using Attribution.Storage.Figures;
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
using Attribution.Storage.Telemetry;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Storage;

/// <summary>Registers the stores and the clients they speak through.</summary>
public static class StorageRegistration
{
    /// <summary>
    /// Name of the connection: one setting with a connection string (Azurite), or a prefix with <c>__tableServiceUri</c>,
    /// <c>__queueServiceUri</c>, <c>__blobServiceUri</c> and optionally <c>__clientId</c> (managed identity).
    /// </summary>
    public const string ConnectionName = "AttributionStorage";

    /// <summary>The Azure SDKs wait 100 s by default: long enough to hide an outage from every caller.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Registers everything in this project.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">Holds the connection.</param>
    /// <param name="queues">Queues that the application sends to.</param>
    /// <exception cref="InvalidOperationException">The connection is not configured; the message says what to set.</exception>
    public static IServiceCollection AddTableStorage(this IServiceCollection services, IConfiguration configuration, IReadOnlyList<string> queues)
    {
        var (tableClient, queueClient, blobClient) = Clients(configuration);
        var eventAccounts = EventAccounts(configuration);
        services.AddSingleton(tableClient).AddSingleton(queueClient).AddSingleton(blobClient);
        services.AddSingleton(new QueueNames(queues)).AddHostedService<StorageSetup>();
        services.AddSingleton<CatalogStore>().AddSingleton<PlanStore>().AddSingleton<JourneyStore>();
        services.AddSingleton(p => new EventTables(p.GetRequiredService<TableServiceClient>(), eventAccounts));
        services.AddSingleton(p => new EventStore(p.GetRequiredService<EventTables>()));
        services.AddSingleton(p => new EventExpiry(p.GetRequiredService<TableServiceClient>(), p.GetRequiredService<EventTables>()));
        services.AddSingleton(p => new DaySumCheck(p.GetRequiredService<TableServiceClient>(), p.GetRequiredService<EventTables>()));
        services.AddSingleton<DayLayouts>().AddSingleton<DaySumStore>().AddSingleton<DayTotalStore>().AddSingleton<DayReader>();
        services.AddSingleton<LeadStore>().AddSingleton<ContactStore>().AddSingleton<PersonStore>().AddSingleton<CreditStore>();
        services.AddSingleton<OutboxStore>().AddSingleton<MessageSender>().AddSingleton<ParkedStore>();
        services.AddSingleton<LeadFactStore>().AddSingleton<NullPathStore>().AddSingleton<PathReader>().AddSingleton<DataDrivenStore>();
        services.AddSingleton<SecretStore>().AddSingleton<NoticeStore>().AddSingleton<IntakeTallyStore>();
        services.AddSingleton<ReportStore>().AddSingleton<ReportFiles>().AddSingleton<SnapshotStore>().AddSingleton<ChannelDays>().AddSingleton<TrendReader>().AddSingleton<WeekReader>();
        services.AddSingleton<LedgerReader>().AddSingleton<ComparisonReader>().AddSingleton<PlanPeriodReader>().AddSingleton<PayStore>();
        services.AddSingleton<FactStore>().AddSingleton<BookingStore>().AddSingleton<BookingReader>().AddSingleton<KpiReader>();
        services.AddSingleton<DealLinkStore>().AddSingleton<DealStore>().AddSingleton<PipelineReader>();
        services.AddSingleton<ErasedStore>().AddSingleton<RetentionStore>();
        services.AddSingleton<EventInputReader>().AddSingleton<PersonaInputReader>();
        services.AddSingleton<FailureStore>().AddSingleton<PoisonQueues>().AddSingleton<AuditStore>();
        services.AddSingleton<CreditSumCheck>().AddSingleton<PathCountCheck>().AddSingleton<BookingSumCheck>();
        return services;
    }

    /// <summary>
    /// Prefix of the accounts for events alone, numbered from 0: <c>__0__tableServiceUri</c> or, for Azurite, <c>__0__connectionString</c>, and <c>__0__from</c>, the first day that it holds.
    /// </summary>
    public const string EventsConnectionName = "AttributionEvents";

    private static IReadOnlyList<EventAccount> EventAccounts(IConfiguration configuration)
    {
        var credential = new Lazy<TokenCredential>(() => Identity(configuration.GetSection(ConnectionName)));
        return [.. configuration.GetSection(EventsConnectionName).GetChildren().OrderBy(account => int.TryParse(account.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue).Select(Account)];

        EventAccount Account(IConfigurationSection account)
        {
            var options = new TableClientOptions();
            Prepare(options, "table");
            var name = $"{EventsConnectionName}__{account.Key}";
            if (!DateOnly.TryParseExact(account["from"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
            {
                throw new InvalidOperationException($"{name}__from must be the first day whose events the account is to hold, such as 2026-05-04: one that has not begun.");
            }

            return account["connectionString"] is { Length: > 0 } text ? new EventAccount(from, new TableServiceClient(text, options))
                : Uri.TryCreate(account["tableServiceUri"], UriKind.Absolute, out var address) ? new EventAccount(from, new TableServiceClient(address, credential.Value, options))
                : throw new InvalidOperationException($"{name} needs __tableServiceUri or __connectionString.");
        }
    }

    private static DefaultAzureCredential Identity(IConfigurationSection section) => new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = section["clientId"] });

    private static void Prepare(ClientOptions options, string service)
    {
        options.AddPolicy(new StoreCalls(service), HttpPipelinePosition.PerRetry);
        options.Retry.NetworkTimeout = CallTimeout;
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
    }

    private static (TableServiceClient Tables, QueueServiceClient Queues, BlobServiceClient Blobs) Clients(IConfiguration configuration)
    {
        var tableOptions = new TableClientOptions();
        var queueOptions = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        var blobOptions = new BlobClientOptions();
        foreach (var (options, service) in new (ClientOptions, string)[] { (tableOptions, "table"), (queueOptions, "queue"), (blobOptions, "blob") })
        {
            Prepare(options, service);
        }

        if (configuration[ConnectionName] is { Length: > 0 } connectionString)
        {
            return (new TableServiceClient(connectionString, tableOptions), new QueueServiceClient(connectionString, queueOptions), new BlobServiceClient(connectionString, blobOptions));
        }

        var section = configuration.GetSection(ConnectionName);
        var credential = Identity(section);
        return (
            new TableServiceClient(Address(section, "tableServiceUri"), credential, tableOptions),
            new QueueServiceClient(Address(section, "queueServiceUri"), credential, queueOptions),
            new BlobServiceClient(Address(section, "blobServiceUri"), credential, blobOptions));
    }

    private static Uri Address(IConfigurationSection section, string name) =>
        Uri.TryCreate(section[name], UriKind.Absolute, out var address) ? address
        : throw new InvalidOperationException(
            $"Storage is not configured: set {ConnectionName} to a connection string, or {ConnectionName}__{name} (and its two siblings) to service addresses.");
}
