using System.Text.RegularExpressions;
using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.DataDriven;
using Attribution.Domain.Events;
using Attribution.Domain.Facts;
using Attribution.Domain.Figures;
using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Domain.Personas;
using Attribution.Domain.Pipeline;
using Attribution.Domain.Plans;
using Attribution.Local.Processes;
using Attribution.Storage.Bookings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;
using Attribution.Storage.Facts;
using Attribution.Storage.Identity;
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
using Attribution.Storage.Sealing;
using Attribution.Storage.Secrets;
using Attribution.Storage.Tallies;
using Attribution.Storage.Tests.Support;
using Azure.Data.Tables;

namespace Attribution.Storage.Tests;

/// <summary>Compares the README of the storage project with what the stores write.</summary>
[Collection(StorageCollection.Name)]
public sealed partial class StorageDocumentationTests(StorageFixture storage)
{
    private static readonly Dictionary<string, string> Sections = ReadSections();

    [Fact]
    public void Readme_HasASectionForEachTableAndContainer_AndForNothingElse() =>
        Assert.Equal(StorageNames.Tables.Concat(StorageNames.Containers).Order(StringComparer.Ordinal), Sections.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Readme_GivesExamplesThatFollowThePatterns()
    {
        foreach (var (pattern, example) in Sections.Values.SelectMany(KeyLines).Select(l => (l.Pattern, l.Example)))
        {
            Assert.Matches($"^{PlaceHolder().Replace(Regex.Escape(pattern).Replace(@"\{", "{", StringComparison.Ordinal), "[^|/]*")}$", example);
        }
    }

    [Fact]
    public async Task Readme_NamesExactlyTheKeysThatAreWritten_WhenOneOfEachKindIs()
    {
        // Whoever keeps an erasure writes the same row.
        var before = (await Keys()).Where(key => key != "Erased: underway turn").ToList();
        await WriteOneOfEachKind();
        var written = (await Keys()).Except(before).Select(WithoutChance).ToList();

        var documented = Sections.SelectMany(section => Documented(section.Key, section.Value)).ToList();

        Assert.True(!written.Except(documented).Any(), $"Not documented:\n{string.Join('\n', written.Except(documented))}");
        Assert.Equal(documented.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    private async Task WriteOneOfEachKind()
    {
        var (tables, clock) = (storage.Tables, new SetClock());
        var (day, week) = (new DateOnly(2026, 3, 16), new ReportingWeek(new DateOnly(2026, 3, 16)));
        var noon = new DateTimeOffset(2026, 3, 16, 12, 0, 0, TimeSpan.Zero);
        var pseudonyms = new Pseudonyms([.. Enumerable.Repeat((byte)1, 32)]);
        var visitor = pseudonyms.OfVisitor("42");

        var channel = new Channel("paid-search", "Paid search", "google-ads", false, new Dictionary<Measure, SourceOfTruth>(), EventLayout.Default);
        var catalog = new CatalogStore(tables, clock);
        await catalog.Put(channel.Id, channel, default);
        await catalog.Put("spring", new Campaign("spring", "Spring", channel.Id), default);
        await catalog.Put("anna", new Marketer("anna", "Anna", "anna@example.com", MarketerRole.Head, "Europe/Riga", DayOfWeek.Monday, new TimeOnly(7, 30)), default);
        await catalog.Put("ilze", new Manager("ilze", "Ilze", "ilze@example.com", Manager.UsualCapacity), default);
        await catalog.Put("riga-fair", new MarketingEvent("riga-fair", "Riga fair", EventKind.Exhibition, day, day, channel.Id, "riga-fair"), default);
        await catalog.Put("cto", new Persona("cto", "Technology"), default);
        await catalog.Put("problem", new JourneyStage("problem", "Problem", 1), default);
        await catalog.Put("checklist", new Content("checklist", "A checklist", "cto", "problem", ""), default);
        await new PlanStore(tables).Put(new Plan("riga-q1", "anna", day, day, 1, 1, null, [], [], AttributionModel.Linear, 0), default);

        await catalog.Put("google-lv", new Connection("google-lv", "google-ads", "Google", null, "", new Dictionary<string, string>(), [], new Dictionary<string, string>()), default);
        await catalog.Put("proposal", new PipelineStage("proposal", "Proposal", 1, 20), default);
        await catalog.Put("anna-q1", new SalesQuota("anna-q1", "anna", day, day, 1, "EUR"), default);
        await catalog.Put(PipelineSettings.Id, PipelineSettings.None, default);
        await new SecretStore(tables, new DataCipher(new byte[32]), clock).Put("google-lv", "key", "k", TimeSpan.Zero, default);
        await new NoticeStore(tables, clock).Add(new LeadNotice("meta-lv", "1"), default);

        var click = new MeasureEvent(Measure.Clicks, "site", "click-1", channel.Id, "spring", noon, day, 0, [visitor]);
        var events = new EventStore(tables);
        var partition = EventPartition.Of(click, await new DayLayouts(tables).Of(channel.Id, day, channel.Layout, default));
        await events.Record(partition, [click], default);
        await new DaySumStore(tables).Fold(partition, await events.Counter(partition, least: null, default), default);
        await new DayTotalStore(tables).Restate(
            channel.Id, day, [new DayTotal(Measure.Clicks, "google-ads", channel.Id, "spring", day, day, 1, noon)], default);

        var lead = new Lead(LeadStore.Key("meta", "1"), "meta", null, "", noon, day, [visitor]);
        var journeys = new JourneyStore(tables);
        var touch = (await events.Touches(partition, 0, 1, default))[0];
        await journeys.Add([touch], default);
        await journeys.Add([.. Enumerable.Range(0, 400).Select(n => touch with { Id = $"{n:D22}", OccurredAt = touch.OccurredAt.AddSeconds(-n) })], default);
        await journeys.Of(Person.Of([lead]), AttributionRules.Default, default);
        await new LeadStore(tables).Add(lead, default);
        await new PersonStore(tables, new LeadStore(tables)).Of(lead with { Identifiers = [pseudonyms.OfEmail("anna@example.com")] }, default);
        await new ContactStore(tables, new ContactCipher(new byte[32])).Add(lead.Key, new Dictionary<string, string>(), default);
        var erased = new ErasedStore(tables, new DataCipher(new byte[32]));
        await erased.Mark([pseudonyms.OfEmail("anna@example.com")], noon, default);
        await erased.Keep(_ => new Erasure("0f8fad5bd9cb469fa165708677289500", noon, [lead.Key], new Dictionary<string, string>()), default);
        var one = ModelCredits.From(_ => ModelCredits.Lead);
        clock.Now = noon;

        // As closing the week does in each of its partitions.
        await tables.GetTableClient("Credits").AddEntityAsync(new TableEntity($"{week}|{Storage.Keys.HexShard(lead.Key)}", "week") { ["ClosedAt"] = noon });
        await new CreditStore(tables, clock).Settle(
            lead,
            _ => Task.FromResult(new LeadCredits(lead.Key, [new ChannelCredit(channel.Id, "spring", one)], [new PlanCredit("riga-q1", one) { Version = 1 }, new PlanCredit(PlanCredit.OutsideEveryPlan, one)], [], "v1") { Path = "paid-search" }),
            default);
        await new FactStore(tables, clock).Add($"lead|{lead.Key}", [new RecordedFact("crm", "1", "qualified", noon, "{}")], default);
        var bookings = new BookingStore(tables, clock);
        await tables.GetTableClient("Bookings").AddEntityAsync(new TableEntity($"{week}|3", "week") { ["ClosedAt"] = noon });
        await bookings.Settle($"lead|{lead.Key}", _ => Task.FromResult<IReadOnlyList<Booking>>([new Booking(day, new Cut(CutKind.Channel, channel.Id, "spring"), "leads", Amounts.Same(Booking.One))]), default);
        await WriteDeal(tables, lead.Key, pseudonyms.OfDomain("example.com"));
        var nullPaths = new NullPathStore(tables);
        var place = TrailPlace.Of((await events.Touches(partition, 0, 1, default))[0], day);
        await nullPaths.Settle([place], (_, _) => Task.FromResult<IReadOnlyDictionary<string, EndedPath>>(new Dictionary<string, EndedPath> { [place.Key] = new("paid-search") }), hasNews: false, default);
        await nullPaths.NoteClosed(day, default);
        await new DataDrivenStore(tables, clock).Put(
            DataDrivenAttribution.Of(new PathWindow(new ReportingWeek(new DateOnly(2025, 12, 29)), week, new Dictionary<string, long>(), new Dictionary<string, long>(), day, []), new DataDrivenSettings(1, 1, AttributionModel.Linear)), default);

        await new IntakeTallyStore(tables).Put(day, "0f8fad5bd9cb469fa165708677289500", [new IntakeTally("paid-search", 1, 0, 0, new Dictionary<string, long>())], default);

        await new OutboxStore(tables, new MessageSender(storage.Queues), clock).Announce([new OutgoingMessage("events-to-fold", "{}")], default);
        await new ParkedStore(tables, clock).Park("events-to-fold", "?", "Not a message.", default);
        await new FailureStore(tables, new DataCipher(new byte[32]), clock).Note("events-to-fold", "?", "The store does not answer.", default);
        await new AuditStore(tables, clock).Begin("replay-poison", "events-to-fold", "", isDryRun: false, "127.0.0.1", default);
        var retention = new RetentionStore(tables, clock);
        await retention.Mark("Journeys", day, default);
        await retention.Move("Events", $"channel|{channel.Id}", known => known with { After = $"{partition}" }, default);
        await retention.Keep("Facts", "event|riga-fair", [1], default);
        var inputs = new WeekInputs(week, "EUR", AttributionModel.Linear, [], [], new Dictionary<string, string>(), [], [], [], []);
        var snapshot = new WeekSnapshot(inputs, null, inputs with { Week = week.Previous }, [], [], []);
        await new ReportStore(tables, clock).Queue(new ReportId(week, "anna"), default);
        await new ReportStore(tables, clock).Queue(new ReportId(week, "anna", 2), default);
        var files = new ReportFiles(storage.Blobs);
        await new SnapshotStore(tables, files).Add(snapshot, default);
        await files.PutInputs(week, "anna", SnapshotText.Hash([]), [1], default);
        await files.PutPdf(week, "anna", SnapshotText.Hash([]), [1], default);
        await new PayStore(tables, storage.Blobs).Close(
            new PeriodPay("anna", new ReportingPeriod("2026-W12", week.Range), week.Sunday, "EUR", [], [], []) { ClosedAt = noon }, null, default);
    }

    /// <summary>A won deal, which makes a customer, and an open one of the same company.</summary>
    private static async Task WriteDeal(TableServiceClient tables, string lead, string account)
    {
        var whole = ModelCredits.From(_ => ModelCredits.Lead);
        var shares = new DealShares([new CutShare(new Cut(CutKind.Channel, "paid-search"), whole)], [new CutShare(new Cut(CutKind.Marketer, "anna"), whole)]);
        var noon = new DateTimeOffset(2026, 3, 16, 12, 0, 0, TimeSpan.Zero);
        var opened = new DealFact("crm", "1", DealFactKind.Opened, noon) { Stage = "proposal", AmountMicros = 1, Currency = "EUR" };
        var (open, won) = (DealLife.Of([opened]).State, DealLife.Of([opened, new DealFact("crm", "2", DealFactKind.Won, noon)]).State);
        var deals = new DealStore(tables);
        var (first, second) = (Storage.Keys.Digest("deal", "crm", "1"), Storage.Keys.Digest("deal", "crm", "2"));
        await deals.Settle(first, _ => Task.FromResult(new DealStanding(won, shares, shares, CustomerLife.Of([new DealWin(first, noon, DealKind.New, [])]), [], [])), default);
        await deals.Settle(second, _ => Task.FromResult(new DealStanding(open, shares, shares, null, [], [])), default);
        var links = new DealLinkStore(tables);
        await links.NoteForm(account, lead, default);
        await links.NoteDeal(lead, first, default);
    }

    /// <summary>Keys of everything that is stored, as <c>table: partition row</c> and <c>container: name</c>.</summary>
    private async Task<HashSet<string>> Keys()
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in StorageNames.Tables)
        {
            await foreach (var row in storage.Tables.GetTableClient(table).QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"]))
            {
                keys.Add($"{table}: {row.PartitionKey} {row.RowKey}");
            }
        }

        foreach (var container in StorageNames.Containers)
        {
            await foreach (var blob in storage.Blobs.GetBlobContainerClient(container).GetBlobsAsync())
            {
                keys.Add($"{container}: {blob.Name}");
            }
        }

        return keys;
    }

    /// <summary>The outbox numbers its requests by chance, and takes the shard from that.</summary>
    private static string WithoutChance(string key) => RandomRequest().Replace(key, match =>
        $"Outbox: {(Storage.Keys.HexShard(match.Groups["request"].Value) == match.Groups["shard"].Value ? "{shard}" : "?")} {match.Groups["ticks"].Value}|{{request}}|");

    private static IEnumerable<string> Documented(string section, string text)
    {
        var partition = "";
        foreach (var (kind, _, example) in KeyLines(text))
        {
            if (kind == "partition")
            {
                partition = example;
            }
            else
            {
                yield return WithoutChance(kind == "row" ? $"{section}: {partition} {example}" : $"{section}: {example}");
            }
        }
    }

    private static IEnumerable<(string Kind, string Pattern, string Example)> KeyLines(string text) =>
        KeyLine().Matches(text).Select(m => (m.Groups["kind"].Value, m.Groups["pattern"].Value, m.Groups["example"].Value));

    private static Dictionary<string, string> ReadSections()
    {
        var readme = File.ReadAllText(Path.Combine(NodeTools.RepositoryRoot, "src", "Attribution.Storage", "README.md"));
        return readme.Split("\n### ").Skip(1).Select(s => s.Split('\n', 2)).ToDictionary(s => s[0].Trim(), s => s[1], StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^(?<kind>partition|row|blob)  +(?<pattern>\S.*?)  +(?<example>\S+)$", RegexOptions.Multiline)]
    private static partial Regex KeyLine();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex PlaceHolder();

    [GeneratedRegex(@"^Outbox: (?<shard>[0-9a-f]) (?<ticks>\d{19})\|(?<request>[0-9a-f]{32})\|")]
    private static partial Regex RandomRequest();
}
