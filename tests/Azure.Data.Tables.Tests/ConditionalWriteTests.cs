using Attribution.Testing;

#pragma warning disable format // The columns of tables stay aligned.

namespace Azure.Data.Tables.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class ConditionalWriteTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task UpdateEntity_Fails_WhenTheVersionIsStale(TableUpdateMode mode)
    {
        var table = await azurite.CreateTable($"{mode}");
        var stale = (await table.AddEntityAsync(Row(1))).Headers.ETag!.Value;
        var current = (await table.UpdateEntityAsync(Row(2), stale, mode)).Headers.ETag!.Value;

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(Row(3), stale, mode));

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (failure.Status, failure.ErrorCode));
        Assert.NotEqual(stale, current);
        var row = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((2, current), (row.GetInt32("N"), row.ETag));
    }

    [Fact]
    public async Task UpdateEntity_Succeeds_WhenAnyVersionWillDo()
    {
        var table = await azurite.CreateTable();
        await table.AddEntityAsync(Row(1));

        await table.UpdateEntityAsync(Row(2), ETag.All);

        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("N"));
    }

    [Fact]
    public async Task UpdateEntity_IsRefused_WhenNoVersionIsGiven()
    {
        var table = new TableClient(azurite.ConnectionString, "t");

        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(Row(1), default));
    }

    [Fact]
    public async Task UpdateEntity_Fails_WhenTheRowIsAbsent()
    {
        var table = await azurite.CreateTable();

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(Row(1), ETag.All));

        Assert.Equal((404, "ResourceNotFound"), (failure.Status, failure.ErrorCode));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge,   true)]
    [InlineData(TableUpdateMode.Replace, false)]
    public async Task Write_KeepsUnnamedProperties_WhenMerging(TableUpdateMode mode, bool kept)
    {
        var table = await azurite.CreateTable($"{mode}");
        await table.AddEntityAsync(new TableEntity("p", "updated") { ["Old"] = "x" });
        await table.AddEntityAsync(new TableEntity("p", "upserted") { ["Old"] = "x" });

        await table.UpdateEntityAsync(new TableEntity("p", "updated") { ["New"] = "y" }, ETag.All, mode);
        await table.UpsertEntityAsync(new TableEntity("p", "upserted") { ["New"] = "y" }, mode);

        var rows = await table.QueryAsync<TableEntity>().ToList();
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal(kept ? "x" : null, row.GetString("Old")));
        Assert.All(rows, row => Assert.Equal("y", row.GetString("New")));
    }

    [Fact]
    public async Task UpsertEntity_Inserts_WhenTheRowIsAbsent()
    {
        var table = await azurite.CreateTable();

        await table.UpsertEntityAsync(Row(1));
        await table.UpsertEntityAsync(Row(2), TableUpdateMode.Replace);

        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("N"));
    }

    [Fact]
    public async Task DeleteEntity_Fails_WhenTheVersionIsStale()
    {
        var table = await azurite.CreateTable();
        var stale = (await table.AddEntityAsync(Row(1))).Headers.ETag!.Value;
        await table.UpsertEntityAsync(Row(2));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r", stale));
        var byEntity = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync(Row(1), stale));

        Assert.Equal((412, 412), (failure.Status, byEntity.Status));
        Assert.Equal(["r"], await table.RowKeys());
    }

    [Fact]
    public async Task DeleteEntity_IgnoresTheVersion_WhenNoneIsGiven()
    {
        var table = await azurite.CreateTable();
        await table.AddEntityAsync(Row(1));
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        await table.UpsertEntityAsync(Row(2));

        var response = await table.DeleteEntityAsync(read);

        Assert.Equal(204, response.Status);
        Assert.Empty(await table.RowKeys());
    }

    [Fact]
    public async Task DeleteEntity_AnswersNotFound_WhenTheRowIsAbsent()
    {
        var table = await azurite.CreateTable();

        Assert.Equal(404, (await table.DeleteEntityAsync("p", "absent")).Status);
    }

    [Fact]
    public async Task AddEntity_Fails_WhenTheRowExists()
    {
        var table = await azurite.CreateTable();
        await table.AddEntityAsync(Row(1));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(Row(2)));

        Assert.Equal(409, failure.Status);
        Assert.True(failure.ErrorCode == Models.TableErrorCode.EntityAlreadyExists);
        Assert.Equal(1, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("N"));
    }

    private static TableEntity Row(int number) => new("p", "r") { ["N"] = number };
}
