using Attribution.Domain.Measures;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;
using Attribution.Storage.Operations;
using Attribution.Storage.Tests.Support;
using Attribution.Testing;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Storage.Tests.Events;

/// <summary>Events in storage accounts of their own: where a partition lies follows from its day and the accounts of that day.</summary>
[Collection(StorageCollection.Name)]
public sealed class EventTablesTests(StorageFixture storage, AzuriteFixture other) : IClassFixture<AzuriteFixture>
{
    private static readonly DateOnly Day = EventFacts.Day;

    [Fact]
    public void Partition_StaysWhereItIs_WhenAnAccountIsAddedForLaterDays()
    {
        EventAccount first = new(Day, Named("first")), second = new(Day.AddDays(7), Named("second"));
        var (one, two) = (new EventTables(Named("own"), first), new EventTables(Named("own"), first, second));

        for (var slice = 0; slice < 50; slice++)
        {
            var partition = new EventPartition(Measure.Clicks, "a", Day.AddDays(6), slice, 0);
            Assert.Equal(["own", "first", "first"], new[] { two.Of(partition with { Day = Day.AddDays(-1) }), one.Of(partition), two.Of(partition) }.Select(table => table.AccountName));
        }

        var spread = Enumerable.Range(0, 200).Select(slice => two.Of(new EventPartition(Measure.Clicks, "a", Day.AddDays(7), slice, 0)).AccountName).CountBy(name => name).ToDictionary();
        Assert.InRange(spread["first"], 70, 130);
        Assert.Equal(200, spread["first"] + spread["second"]);
    }

    [Fact]
    public async Task Events_LieInTheAccountOfTheirDay_AndAreFoundCountedAndLetGoThere()
    {
        var channel = Ids.Own();
        await new TableServiceClient(other.ConnectionString).CreateTableIfNotExistsAsync(EventTable.Name);
        var tables = new EventTables(storage.Tables, new EventAccount(Day, new TableServiceClient(other.ConnectionString)));
        var (before, from) = (new EventPartition(Measure.Clicks, channel, Day.AddDays(-1), 0, 0), new EventPartition(Measure.Clicks, channel, Day, 0, 0));
        var click = EventFacts.Click(channel, "1", "spring", "v:1");

        await new EventStore(tables).Record(before, [click], default);
        await new EventStore(tables).Record(from, [click, EventFacts.Click(channel, "2")], default);

        // Another process meets the originals.
        var store = new EventStore(tables);
        Assert.Equal([Recorded.Duplicate], await store.Record(before, [click], default));
        Assert.Equal([Recorded.Duplicate], await store.Record(from, [click], default));
        Assert.Single(await store.Touches(from, 0, 2, default));
        Assert.Equal((2, 0), ((await storage.Rows(EventTable.Name, before.ToString())).Count, (await storage.Rows(EventTable.Name, from.ToString())).Count));

        await new DaySumStore(storage.Tables).Fold(from, await store.Counter(from, least: null, default), default);
        var check = await new DaySumCheck(storage.Tables, tables).Run(channel, Day, mend: false, default);
        Assert.Empty(check.Differences);
        Assert.Equal(new ExpiredPartition(3, true), await new EventExpiry(storage.Tables, tables).Expire(from, default));
        Assert.Equal(0, (await new EventStore(tables).Counter(from, least: null, default)).Events);
    }

    [Theory]
    [InlineData("2026-05-04", "connectionString", "UseDevelopmentStorage=true", null)]
    [InlineData("2026-05-04", "tableServiceUri", "https://events.table.core.windows.net", null)]
    [InlineData("2026-05-04", "tableServiceUri", "events", "AttributionEvents__0 needs __tableServiceUri or __connectionString.")]
    [InlineData("4 May", "tableServiceUri", "https://events.table.core.windows.net", "AttributionEvents__0__from must be the first day whose events the account is to hold, such as 2026-05-04: one that has not begun.")]
    [InlineData(null, "tableServiceUri", "https://events.table.core.windows.net", "AttributionEvents__0__from must be the first day whose events the account is to hold, such as 2026-05-04: one that has not begun.")]
    public void Accounts_AreThoseThatAreSet(string? from, string name, string value, string? fault)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AttributionStorage"] = storage.ConnectionString,
            ["AttributionEvents:0:from"] = from,
            [$"AttributionEvents:0:{name}"] = value,
        }).Build();

        IServiceCollection Register() => new ServiceCollection().AddTableStorage(configuration, []);

        if (fault is null)
        {
            using var services = Register().BuildServiceProvider();
            Assert.Single(services.GetRequiredService<EventTables>().Others);
            Assert.NotNull(services.GetRequiredService<EventStore>());
        }
        else
        {
            Assert.Equal(fault, Assert.Throws<InvalidOperationException>(Register).Message);
        }
    }

    private static TableServiceClient Named(string account) =>
        new($"DefaultEndpointsProtocol=http;AccountName={account};AccountKey=a2V5;TableEndpoint=http://127.0.0.1:1/{account};");
}
