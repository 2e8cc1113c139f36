using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Attribution.Domain.Catalog;
using Attribution.Domain.Events;
using Attribution.Domain.Facts;
using Attribution.Domain.Measures;
using Attribution.Functions.Attributing;
using Attribution.Functions.Identity;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Messages;
using Attribution.Functions.Pipeline;
using Attribution.Functions.Protection;
using Attribution.Functions.Tests.Support;
using Attribution.Functions.Webhooks;
using Attribution.Local.Processes;
using Attribution.Storage;
using Attribution.Storage.Catalog;
using Attribution.Storage.Events;
using Attribution.Storage.Facts;
using Attribution.Storage.Identity;
using Attribution.Storage.Leads;
using Attribution.Storage.Operations;
using Attribution.Storage.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Attribution.Functions.Tests.Protection;

/// <summary>
/// One process of the product that serves nothing: what is registered, worked by hand, over a store of its own. Its people differ in nothing but their number: each
/// has two visits, a form, something said of it by sales, a place at a fair, a lost deal, a delivery that was parked, and a failure that quotes them.
/// </summary>
internal sealed partial class CrashWorld(Azurite azurite, string startClockAt, Action<IServiceCollection>? replace = null) : IAsyncDisposable
{
    private const string Source = "crash";

    private readonly RealHost host = RealHost.Build(AppSettings.For(azurite, smtpPort: 1, startClockAt), replace);

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"crash-{number:D2}");

    public static string Email(int number) => $"{Name(number)}@protect.example";

    public static string Phone(int number) => string.Create(CultureInfo.InvariantCulture, $"+371208117{number:D2}");

    private static string Lead(int number) => LeadStore.Key(Source, Name(number));

    /// <summary>The pseudonyms of somebody.</summary>
    public IReadOnlyList<string> Own(int number)
    {
        var (reader, pseudonyms) = (Get<ContactReader>(), Get<Pseudonyms>());
        return [reader.OfEmail(Email(number))!, reader.OfPhone(Phone(number))!, pseudonyms.OfVisitor(Name(number)), pseudonyms.OfClick("gclid", Name(number))];
    }

    /// <summary>Takes in so many people, and has them credited.</summary>
    public async Task Enter(int people)
    {
        var numbers = Enumerable.Range(0, people).ToList();
        await Task.WhenAll(host.Services.GetServices<IHostedService>().OfType<StorageSetup>().Select(setup => setup.StartAsync(default)));
        await Get<CatalogStore>().Put("crash", new Channel("crash", "Ad", null, false, new Dictionary<Measure, SourceOfTruth>(), new EventLayout(1, 1)), default);
        var day = new DateOnly(2025, 10, 6);
        await Get<CatalogStore>().Put("fair", new MarketingEvent("fair", "Fair", EventKind.Exhibition, day, day, "crash", ""), default);
        await Send(Measure.Visits, numbers.Select(n => $$$"""{"source":"web","id":"{{{Name(n)}}}","channel":"crash","occurredAt":"2025-10-06T09:00:00Z","visitorId":"{{{Name(n)}}}","clickIds":{"gclid":"{{{Name(n)}}}"}}"""));
        await Send(Measure.Visits, numbers.Select(n => $$"""{"source":"web","id":"{{Name(n)}}-2","channel":"crash","occurredAt":"2025-10-06T10:00:00Z","visitorId":"{{Name(n)}}","email":"{{Email(n)}}","url":"https://example.com/?utm_source=crash&utm_content={{Phone(n)}}"}"""));
        await Send(Measure.Applications, numbers.Select(n => $$$"""{"source":"{{{Source}}}","id":"{{{Name(n)}}}","channel":"crash","occurredAt":"2025-10-07T01:00:00Z","visitorId":"{{{Name(n)}}}","contact":{"email":"{{{Email(n)}}}","phone":"{{{Phone(n)}}}"}}"""));
        await Fold();
        await Parallel.ForEachAsync(numbers, async (number, _) => await Tell(number));
        await Get<LeadAttributor>().Attribute([.. numbers.Select(Lead)], areNew: true, default);
        foreach (var queue in Outgoing.Queues)
        {
            await Get<QueueServiceClient>().GetQueueClient(queue).ClearMessagesAsync();
        }
    }

    /// <summary>A visit of before that comes now, and names somebody.</summary>
    public async Task VisitLate(int number, string id)
    {
        await Send(Measure.Visits, [$$"""{"source":"web","id":"{{id}}","channel":"crash","occurredAt":"2025-10-06T11:00:00Z","email":"{{Email(number)}}","phone":"{{Phone(number)}}"}"""]);
        await Fold();
    }

    /// <summary>A visit of before that comes now and is taken in, by somebody's browser, whose message nobody could handle.</summary>
    public async Task VisitInPoison(int number, string id)
    {
        await Send(Measure.Visits, [$$"""{"source":"web","id":"{{id}}","channel":"crash","occurredAt":"2025-10-06T11:00:00Z","visitorId":"{{Name(number)}}"}"""]);
        var queue = Get<QueueServiceClient>().GetQueueClient(FoldEvents.Queue);
        Azure.Storage.Queues.Models.QueueMessage? message;
        while ((message = (await queue.ReceiveMessageAsync()).Value) is null)
        {
            // It is hidden for a moment, so that one message tells of many visits.
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        await Get<QueueServiceClient>().GetQueueClient($"{FoldEvents.Queue}-poison").CreateIfNotExistsAsync();
        await Get<PoisonQueues>().Put(FoldEvents.Queue, message.Body.ToString(), default);
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
    }

    /// <summary>Handles what is in poison.</summary>
    public async Task Replay()
    {
        await Fold();
        await Get<PoisonQueues>().Walk(FoldEvents.Queue, _ => Task.FromResult(true), default);
    }

    /// <summary>Erases somebody, as an operator asks for it.</summary>
    public async Task Erase(int number)
    {
        var email = Own(number)[0];
        var person = (await Get<PersonFinder>().By(email, default)).Person!;
        await Get<PersonErasing>().Erase(person, email, Email(number), default);
    }

    /// <summary>Everything that is told of somebody, with what differs from one to the other called by its place.</summary>
    public async Task<string> Shape(int number)
    {
        var person = await Get<PersonFinder>().ByLead(Lead(number), default);
        var told = JsonSerializer.Serialize(await Get<PersonExport>().Of(person!, default));
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        return Chosen().Replace(told, found => places.TryGetValue(found.Value, out var place) ? place : places[found.Value] = $"<{places.Count}>");
    }

    private async Task Tell(int number)
    {
        var (facts, name) = (Get<FactStore>(), Name(number));
        var deal = Storage.Keys.Digest("deal", name);
        await facts.Add(LeadFactStore.Subject(Lead(number)), [Fact("deferred", $$"""{"until":"2025-12-01","reason":"{{name}} is away"}""")], default);
        await facts.Add(MarketingEvent.Subject("fair"), [Fact(name, "registered", $$"""{"people":["{{Own(number)[0]}}"],"channel":"crash","campaign":""}""")], default);
        await facts.Add(DealSettling.Subject(deal), [Fact("lost", $$"""{"reason":"{{name}} went elsewhere"}""")], default);
        await Get<DealLinkStore>().NoteDeal(Lead(number), deal, default);
        await Get<ParkedDeliveries>().Park(Source, new DeliveryItem.Unusable($$"""{"mail":"{{Email(number)}}"}""", "Nobody knows the form."), default);
        await Get<FailureStore>().Note(Source, name, $"{Phone(number)} is no whole number.", default);
    }

    private static RecordedFact Fact(string kind, string details) => Fact(kind, kind, details);

    private static RecordedFact Fact(string id, string kind, string details) => new("crm", id, kind, new DateTimeOffset(2025, 10, 6, 12, 0, 0, TimeSpan.Zero), details);

    private async Task Send(Measure measure, IEnumerable<string> items)
    {
        using var batch = JsonDocument.Parse($"[{string.Join(',', items)}]");
        var taken = await Get<MeasureIntake>().Accept(measure, [.. batch.RootElement.EnumerateArray().Select(item => (JsonElement?)item)], default);
        Assert.Equal(0, taken.Rejected);
    }

    /// <summary>Number of visits that are counted.</summary>
    public async Task<int> Visits() => (await Recorded()).Count(row => row.RowKey.Contains("|e|", StringComparison.Ordinal));

    private async Task Fold()
    {
        var partitions = (await Recorded()).Select(row => EventPartition.TryParse(row.PartitionKey, out var partition) ? partition : throw new FormatException(row.PartitionKey)).Distinct();
        await Get<EventFolding>().Fold([.. partitions], default);
    }

    private async Task<List<TableEntity>> Recorded()
    {
        var rows = new List<TableEntity>();
        await foreach (var row in Get<TableServiceClient>().GetTableClient("Events").QueryAsync<TableEntity>())
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Names by chance, keys, and what the sender calls them.</summary>
    [GeneratedRegex(@"[a-z]:erased-[A-Za-z0-9_-]+|crash-\d\d|[A-Za-z0-9_-]{22}")]
    private static partial Regex Chosen();
}
