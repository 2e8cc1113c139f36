using Attribution.Testing;

namespace Azure.Data.Tables.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class QueryTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Query_WalksAllPages_WhenThereAreMoreThanAThousandRows()
    {
        var table = await azurite.CreateTable();
        await Fill(table, 2500);

        var pages = new List<int>();
        var keys = new List<string>();
        await foreach (var page in table.QueryAsync<TableEntity>().AsPages())
        {
            pages.Add(page.Values.Count);
            keys.AddRange(page.Values.Select(r => $"{r.PartitionKey}|{r.RowKey}"));
        }

        Assert.Equal([1000, 1000, 500], pages);
        Assert.Equal(2500, keys.Distinct().Count());
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public async Task Query_ResumesBehindAPage_WhenGivenItsToken()
    {
        var table = await azurite.CreateTable();
        await Fill(table, 25);
        var query = table.QueryAsync<TableEntity>(maxPerPage: 10);

        var pages = new List<Page<TableEntity>>();
        await foreach (var page in query.AsPages())
        {
            pages.Add(page);
        }

        var resumed = new List<string>();
        await foreach (var page in query.AsPages(pages[0].ContinuationToken))
        {
            resumed.AddRange(page.Values.Select(r => r.RowKey));
        }

        Assert.Equal([10, 10, 5], pages.Select(p => p.Values.Count));
        Assert.Equal(pages.Skip(1).SelectMany(p => p.Values).Select(r => r.RowKey), resumed);
        Assert.Null(pages[2].ContinuationToken);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task Query_IsRefused_WhenAPageIsLargerThanTheServiceAllows(int size)
    {
        var table = new TableClient(azurite.ConnectionString, "t");

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => table.QueryAsync<TableEntity>(maxPerPage: size).ToList());
    }

    [Fact]
    public async Task Query_ReturnsOnlyTheseProperties_WhenSelected()
    {
        var table = await azurite.CreateTable();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2L, ["C"] = "three" });

        var row = Assert.Single(await table.QueryAsync<TableEntity>(select: ["RowKey", "B"]).ToList());
        var same = (await table.GetEntityAsync<TableEntity>("p", "r", ["RowKey", "B"])).Value;

        Assert.Equal(["B", "RowKey"], row.Keys.Where(k => !k.StartsWith("odata.", StringComparison.Ordinal)).Order());
        Assert.Equal(2L, row.GetInt64("B"));
        Assert.Equal(["B", "RowKey"], same.Keys.Where(k => !k.StartsWith("odata.", StringComparison.Ordinal)).Order());
    }

    [Theory]
    [InlineData("' or PartitionKey ne '")]
    [InlineData("it's")]
    [InlineData("''")]
    [InlineData("100% & more + other=1")]
    public async Task Query_MatchesTheValueOnly_WhenItTriesToEndItsQuotes(string value)
    {
        var table = await azurite.CreateTable(value);
        await table.AddEntityAsync(new TableEntity("p", "honest") { ["Name"] = "x" });
        await table.AddEntityAsync(new TableEntity("p", "odd") { ["Name"] = value });

        var interpolated = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Name eq {value}")).ToList();
        var lambda = await table.QueryAsync<Named>(e => e.Name == value).ToList();

        Assert.Equal("odd", Assert.Single(interpolated).RowKey);
        Assert.Equal("odd", Assert.Single(lambda).RowKey);
    }

    [Fact]
    public async Task Query_FindsRows_WhenComparingEachType()
    {
        var table = await azurite.CreateTable();
        var at = new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.FromHours(2)).AddTicks(4_567_891);
        var id = new Guid("c9da6455-213d-42c9-9a79-3e9149a57833");
        await table.AddEntityAsync(new Reading { RowKey = "hit", Count = 5, Micros = long.MaxValue, Ratio = 2, Flag = true, Id = id, At = at, Mood = Mood.Busy });
        // A whole millisecond later: the emulator compares no finer, though it stores ticks.
        await table.AddEntityAsync(new Reading { RowKey = "miss", At = at.AddMilliseconds(1) });

        foreach (var filter in new[]
        {
            TableClient.CreateQueryFilter($"Count eq {5}"),
            TableClient.CreateQueryFilter($"Micros eq {long.MaxValue}"),
            TableClient.CreateQueryFilter($"Ratio ge {2.0}"),
            TableClient.CreateQueryFilter($"Flag eq {true}"),
            TableClient.CreateQueryFilter($"Id eq {id}"),
            TableClient.CreateQueryFilter($"At le {at}"),
            TableClient.CreateQueryFilter($"Mood eq {Mood.Busy}"),
            TableClient.CreateQueryFilter<Reading>(r => r.Mood == Mood.Busy && r.Count > 4),
            TableClient.CreateQueryFilter<Reading>(r => string.CompareOrdinal(r.RowKey, "hit") >= 0 && r.RowKey.CompareTo("hiu") < 0),
        })
        {
            var found = string.Join(',', (await table.QueryAsync<Reading>(filter).ToList()).Select(r => r.RowKey));
            Assert.Equal($"hit: {filter}", $"{found}: {filter}");
        }
    }

    [Fact]
    public async Task Query_Throws_WhenTheFilterIsNoFilter()
    {
        var table = await azurite.CreateTable();

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.QueryAsync<TableEntity>("PartitionKey eq").ToList());

        Assert.InRange(failure.Status, 400, 499);
    }

    private static async Task Fill(TableClient table, int rows)
    {
        foreach (var chunk in Enumerable.Range(0, rows).Chunk(100))
        {
            // Written backwards, so that order on reading is the service's doing.
            await table.SubmitTransactionAsync(chunk.Reverse().Select(i => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity($"p{chunk[0] / 100 % 7}", $"{i:00000}"))));
        }
    }

    private sealed class Named : ITableEntity
    {
        public string PartitionKey { get; set; } = string.Empty;

        public string RowKey { get; set; } = string.Empty;

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string? Name { get; set; }
    }
}
