using System.Globalization;
using System.Net;
using Attribution.Functions.Operations;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Leads;
using Azure.Data.Tables;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Tests.Operations;

/// <summary>Sums are compared with their facts. Everything here is of 2025-W20, which no other test uses.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class RebuildTests(AppFixture app)
{
    private const string Week = "from=2025-05-12&to=2025-05-18";

    private readonly Operator operations = new(app);
    private readonly TableServiceClient tables = new(app.Azurite.ConnectionString);

    [Fact]
    public async Task NothingDiffers_InOrdinaryOperation_AndWhatWasDamagedIsMendedAndNothingElse()
    {
        await Traffic();
        foreach (var what in new[] { "day-sums", "credit-sums", "path-counts", "bookings" })
        {
            var clean = await Rebuilt(what, dryRun: true);
            Assert.Equal((0, 0, 0), (clean.Differences.Count, clean.Pending, clean.Skipped));
            Assert.True(clean.Compared > 0, what);
        }

        var before = (await app.Api.Figures("2025-W20")).Body.GetRawText();
        var kpis = await Kpis();
        var shard = Storage.Keys.HexShard(LeadStore.Key("web", "reb-2"));
        await Damage("DaySums", "reb-ad|20250513", "sum|clicks|autumn", row => row["Count"] = 7L);
        await Damage("Credits", $"2025-W20|{shard}", "sum|channel|reb-site|", row => row["Linear"] = 1L);
        var path = await PathKey(shard);
        await Damage("Credits", $"2025-W20|{shard}", path, row => row["Journeys"] = 5L);
        var bookings = await AnyTotal();
        await Damage("Bookings", bookings.PartitionKey, bookings.RowKey, row => row["leads"] = "1");
        Assert.NotEqual(before, (await app.Api.Figures("2025-W20")).Body.GetRawText());

        Assert.Equal(["DaySums reb-ad|20250513 sum|clicks|autumn Count 7>3"], await MendedExactly("day-sums"));
        var credit = Assert.Single(await MendedExactly("credit-sums"));
        Assert.StartsWith($"Credits 2025-W20|{shard} sum|channel|reb-site| Linear 1>", credit, StringComparison.Ordinal);
        Assert.Equal($"Credits 2025-W20|{shard} {path} Journeys 5>1", Assert.Single(await MendedExactly("path-counts")));
        Assert.StartsWith($"Bookings {bookings.PartitionKey} {bookings.RowKey} leads 1>", Assert.Single(await MendedExactly("bookings")), StringComparison.Ordinal);

        Assert.Equal(before, (await app.Api.Figures("2025-W20")).Body.GetRawText());
        Assert.Equal(kpis, await Kpis());
        var audit = await operations.Audit("rebuild-day-sums", "2025-05-12..2025-05-18");
        Assert.Equal(["0 dry 0 of", "1 1 of", "1 dry 1 of", "0 dry 0 of"], audit.Select(entry => entry[..(entry.IndexOf("of", StringComparison.Ordinal) + 2)]));
    }

    [Fact]
    public async Task Night_TellsOfADifference_AndIsOverOnce()
    {
        await app.Api.Channel("reb-night");
        await app.Api.Sends("clicks", """{"source":"web","id":"reb-night","channel":"reb-night","occurredAt":"2026-03-22T09:00:00Z"}""");
        await Eventually.Holds(async () => (await tables.GetTableClient("DaySums").GetEntityIfExistsAsync<TableEntity>("reb-night|20260322", "sum|clicks|")).HasValue);
        await Damage("DaySums", "reb-night|20260322", "sum|clicks|", row => row["Count"] = 2L);
        var lines = new Lines();
        await using var host = RealHost.Build(AppSettings.For(app.Azurite, app.Smtp.Port), services => services.AddSingleton<ILoggerProvider>(lines));
        var timer = host.Function<ReconcileNightly>();

        await timer.Run(new TimerInfo(), default);
        await timer.Run(new TimerInfo(), default);

        Assert.Single(lines.Errors, line => line.StartsWith("Sums differ from facts. Kind: DaySums, part: 2026-03-22, differences: ", StringComparison.Ordinal));
        Assert.Single(await operations.Audit("reconcile", "2026-03-23"));
        var row = await tables.GetTableClient("DaySums").GetEntityAsync<TableEntity>("reb-night|20260322", "sum|clicks|");
        Assert.Equal(2L, row.Value.GetInt64("Count"));
        await operations.Post("/rebuild?what=day-sums&from=2026-03-22&to=2026-03-22");
        Assert.Equal(1L, (await tables.GetTableClient("DaySums").GetEntityAsync<TableEntity>("reb-night|20260322", "sum|clicks|")).Value.GetInt64("Count"));
    }

    [Theory]
    [InlineData("/rebuild?from=2025-05-12&to=2025-05-18", "invalid-choice")]
    [InlineData("/rebuild?what=sums&from=2025-05-12&to=2025-05-18", "invalid-choice")]
    [InlineData("/rebuild?what=bookings&from=2025-05-12", "missing-field")]
    [InlineData("/rebuild?what=bookings&from=2025-05-12&to=2025-05-11", "invalid-date")]
    [InlineData("/rebuild?what=bookings&from=2025-05-12&to=2025-05-18&dryRun=1", "invalid-choice")]
    public async Task Rebuild_IsRefused_WhenItIsNotSaidOfWhat(string path, string code)
    {
        var answer = await operations.Post(path);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (answer.Status, answer.Code));
    }

    /// <summary>Clicks with and without people, costs, leads that share their credit, one that was rejected, facts and a deal.</summary>
    private async Task Traffic()
    {
        await app.Api.Channel("reb-ad");
        await app.Api.Channel("reb-site");
        await app.Api.Sends("clicks", """
            [{"source":"web","id":"reb-1","channel":"reb-ad","campaign":"autumn","occurredAt":"2025-05-13T09:00:00Z","visitorId":"reb-1"},
             {"source":"web","id":"reb-2","channel":"reb-ad","campaign":"autumn","occurredAt":"2025-05-13T09:00:00Z","visitorId":"reb-2"},
             {"source":"web","id":"reb-3","channel":"reb-ad","campaign":"autumn","occurredAt":"2025-05-13T10:00:00Z"},
             {"source":"web","id":"reb-4","channel":"reb-ad","campaign":"winter","occurredAt":"2025-05-13T10:00:00Z"}]
            """);
        await app.Api.Sends("costs", """{"source":"web","id":"reb","channel":"reb-ad","campaign":"autumn","occurredAt":"2025-05-13T09:00:00Z","amount":"12.345678","currency":"EUR"}""");
        await app.Api.Sends("applications", """
            [{"source":"web","id":"reb-1","channel":"reb-site","occurredAt":"2025-05-14T09:00:00Z","visitorId":"reb-1","contact":{"name":"N","email":"1@reb.example"}},
             {"source":"web","id":"reb-2","channel":"reb-site","occurredAt":"2025-05-15T09:00:00Z","visitorId":"reb-2","contact":{"name":"N","email":"2@reb.example","temperature":"hot"}},
             {"source":"web","id":"reb-3","channel":"reb-site","occurredAt":"2025-05-16T09:00:00Z","contact":{"name":"N","email":"3@reb.example"}}]
            """);
        var told = await app.Api.Post("/leads/events", """
            [{"leadSource":"web","leadId":"reb-1","source":"crm","id":"reb-1","kind":"qualified","at":"2025-05-15T09:00:00Z"},
             {"leadSource":"web","leadId":"reb-3","source":"crm","id":"reb-3","kind":"rejected","at":"2025-05-17T09:00:00Z","reason":"spam"}]
            """);
        Assert.True(told.IsSuccess, told.ToString());
        told = await app.Api.Post("/deals/events", """{"source":"crm","id":"reb-o","deal":"reb","kind":"opened","at":"2025-05-16T10:00:00Z","stage":"proposal","amount":"1000.01","currency":"EUR","domain":"reb.example"}""");
        Assert.True(told.IsSuccess, told.ToString());
        await app.Settled();
    }

    private async Task<IReadOnlyList<string>> MendedExactly(string what)
    {
        var found = await Rebuilt(what, dryRun: true);
        var mended = await Rebuilt(what, dryRun: false);
        Assert.Equal(found.Differences, mended.Differences);
        Assert.Empty((await Rebuilt(what, dryRun: true)).Differences);
        return mended.Differences;
    }

    private async Task<(int Compared, IReadOnlyList<string> Differences, int Pending, int Skipped)> Rebuilt(string what, bool dryRun)
    {
        var answer = await operations.Post($"/rebuild?what={what}&{Week}{(dryRun ? "&dryRun=true" : "")}");
        Assert.True(answer.IsSuccess, answer.ToString());
        var differences = answer.Body.GetProperty("differences").EnumerateArray()
            .Select(d => $"{d.GetProperty("table")} {d.GetProperty("partition")} {d.GetProperty("row")} {d.GetProperty("column")} {d.GetProperty("is")}>{d.GetProperty("shouldBe")}").ToList();
        return (answer.Body.GetProperty("compared").GetInt32(), differences, answer.Body.GetProperty("pending").GetInt32(), answer.Body.GetProperty("skipped").GetArrayLength());
    }

    private async Task<string> Kpis() => (await app.Api.Get($"/kpis/joint?{Week}&by=channel&model=linear")).Text;

    private async Task<string> PathKey(string shard) => (await Rows("Credits", $"2025-W20|{shard}")).First(row => row.RowKey.StartsWith("path|", StringComparison.Ordinal) && row.GetInt64("Journeys") == 1).RowKey;

    private async Task<TableEntity> AnyTotal()
    {
        foreach (var shard in Enumerable.Range(0, 4))
        {
            if ((await Rows("Bookings", $"2025-W20|{shard.ToString("x", CultureInfo.InvariantCulture)}")).FirstOrDefault(row => row.RowKey.StartsWith("sum|total|", StringComparison.Ordinal) && row.GetString("leads") is not null) is { } row)
            {
                return row;
            }
        }

        throw new InvalidOperationException("No lead has booked anything.");
    }

    private async Task<List<TableEntity>> Rows(string table, string partition)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in tables.GetTableClient(table).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}")))
        {
            rows.Add(row);
        }

        return rows;
    }

    private async Task Damage(string table, string partition, string key, Action<TableEntity> change)
    {
        var client = tables.GetTableClient(table);
        var row = (await client.GetEntityAsync<TableEntity>(partition, key)).Value;
        change(row);
        await client.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
    }

    /// <summary>What is logged as an error.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Errors { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Errors.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
