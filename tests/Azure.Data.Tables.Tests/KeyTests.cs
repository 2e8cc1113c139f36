using Attribution.Testing;

namespace Azure.Data.Tables.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class KeyTests(AzuriteFixture azurite)
{
    public static TheoryData<string> Keys =>
    [
        // What separates, quotes or encodes elsewhere
        "a b", "it's", "''", "50%", "%41", "%27", "a+b", "a&b", "a=b", "a|b", "a,b", "(a)", "a:b;c", "{a}", "\"a\"", "a@b", "$batch", "~.-_!*",
        // Other alphabets
        "straße", "日本語", "Ω≈ç", "😀",
        // Blank
        " ", "", " leading and trailing ",
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task PointOperations_ReachTheRow_WhenItsKeysNeedEscaping(string key)
    {
        var table = await azurite.CreateTable(key);

        await table.AddEntityAsync(new TableEntity(key, key) { ["N"] = 1 });
        await table.UpsertEntityAsync(new TableEntity(key, key) { ["M"] = 2 });
        var read = (await table.GetEntityAsync<TableEntity>(key, key)).Value;
        await table.UpdateEntityAsync(new TableEntity(key, key) { ["N"] = 3 }, read.ETag);
        var updated = (await table.GetEntityIfExistsAsync<TableEntity>(key, key)).Value!;
        await table.DeleteEntityAsync(key, key, updated.ETag);

        Assert.Equal((key, key, 1, 2), (read.PartitionKey, read.RowKey, read.GetInt32("N"), read.GetInt32("M")));
        Assert.Equal((3, 2), (updated.GetInt32("N"), updated.GetInt32("M")));
        Assert.Empty(await table.RowKeys());
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Query_FindsTheRow_WhenItsKeysNeedEscaping(string key)
    {
        var table = await azurite.CreateTable(key);
        await table.AddEntityAsync(new TableEntity(key, key));
        await table.AddEntityAsync(new TableEntity("other", "other"));

        var interpolated = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey eq {key}")).ToList();
        var lambda = await table.QueryAsync<TableEntity>(e => e.PartitionKey == key && e.RowKey == key).ToList();

        Assert.Equal(key, Assert.Single(interpolated).RowKey);
        Assert.Equal(key, Assert.Single(lambda).RowKey);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task SubmitTransaction_ReachesTheRow_WhenItsKeysNeedEscaping(string key)
    {
        var table = await azurite.CreateTable(key);

        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity(key, key) { ["N"] = 1 })]);
        await table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateMerge, new TableEntity(key, key) { ["M"] = 2 })]);
        var read = (await table.GetEntityAsync<TableEntity>(key, key)).Value;
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Delete, new TableEntity(key, key), read.ETag)]);

        Assert.Equal((key, key, 1, 2), (read.PartitionKey, read.RowKey, read.GetInt32("N"), read.GetInt32("M")));
        Assert.Empty(await table.RowKeys());
    }

    [Fact]
    public async Task Query_Continues_WhenTheNextKeysNeedEscaping()
    {
        var table = await azurite.CreateTable();
        var keys = new[] { "50%", "a b", "a&b", "a+b", "it's", "日本語" };
        foreach (var key in keys)
        {
            await table.AddEntityAsync(new TableEntity("p & q", key));
        }

        var rows = await table.QueryAsync<TableEntity>(maxPerPage: 1).ToList();

        Assert.Equal(keys.Order(StringComparer.Ordinal), rows.Select(r => r.RowKey));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    public async Task AddEntity_IsRefusedByTheService_WhenAKeyHoldsAForbiddenCharacter(string key)
    {
        var table = await azurite.CreateTable(key);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", key)));

        Assert.Equal(400, failure.Status);
    }
}
