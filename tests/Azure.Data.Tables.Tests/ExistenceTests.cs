using Attribution.Testing;

namespace Azure.Data.Tables.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class ExistenceTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task GetEntity_Fails_WhenTheRowIsAbsent()
    {
        var table = await azurite.CreateTable();

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<Reading>("p", "absent"));

        Assert.Equal((404, "ResourceNotFound"), (failure.Status, failure.ErrorCode));
    }

    [Fact]
    public async Task GetEntityIfExists_HasNoValue_WhenTheRowIsAbsent()
    {
        var table = await azurite.CreateTable();

        var answer = await table.GetEntityIfExistsAsync<Reading>("p", "absent");

        Assert.False(answer.HasValue);
        Assert.Equal(404, answer.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => answer.Value);
    }

    [Fact]
    public async Task GetEntityIfExists_HasTheValue_WhenTheRowExists()
    {
        var table = await azurite.CreateTable();
        await table.AddEntityAsync(new Reading { Count = 7 });

        var answer = await table.GetEntityIfExistsAsync<Reading>("p", "r");

        Assert.True(answer.HasValue);
        Assert.Equal(7, answer.Value!.Count);
    }

    [Fact]
    public async Task CreateIfNotExists_AnswersWithTheTable_WhenAskedTwice()
    {
        var service = new TableServiceClient(azurite.ConnectionString);

        var first = await service.CreateTableIfNotExistsAsync("asked");
        var second = await service.CreateTableIfNotExistsAsync("asked");
        var third = await service.GetTableClient("asked").CreateIfNotExistsAsync();

        Assert.Equal(("asked", 204), (first.Value.Name, first.GetRawResponse().Status));
        Assert.Equal(("asked", 409), (second.Value.Name, second.GetRawResponse().Status));
        Assert.Equal(("asked", 409), (third.Value.Name, third.GetRawResponse().Status));
    }

    [Fact]
    public async Task Create_Fails_WhenTheTableExists()
    {
        var table = await azurite.CreateTable();

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.CreateAsync());

        Assert.Equal((409, "TableAlreadyExists"), (failure.Status, failure.ErrorCode));
    }

    [Fact]
    public async Task Delete_RemovesTheTable_AndAnswersNotFoundWhenRepeated()
    {
        var table = await azurite.CreateTable();

        var first = await table.DeleteAsync();
        var second = await new TableServiceClient(azurite.ConnectionString).DeleteTableAsync(table.Name);
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((204, 404), (first.Status, second.Status));
        Assert.Equal((404, "TableNotFound"), (failure.Status, failure.ErrorCode));
    }

    [Fact]
    public async Task Query_ListsTables_WhenFiltered()
    {
        var service = new TableServiceClient(azurite.ConnectionString);
        foreach (var name in new[] { "listed1", "listed2", "unlisted" })
        {
            await service.CreateTableAsync(name);
        }

        var prefix = "listed";
        var interpolated = await service.QueryAsync(TableServiceClient.CreateQueryFilter($"TableName ge {prefix} and TableName lt {"listee"}"), maxPerPage: 1).ToList();
        var lambda = await service.QueryAsync(t => t.Name == "unlisted").ToList();

        Assert.Equal(["listed1", "listed2"], interpolated.Select(t => t.Name));
        Assert.Equal("unlisted", Assert.Single(lambda).Name);
    }

    [Fact]
    public async Task AddEntity_StopsWaiting_WhenCancelled()
    {
        var table = await azurite.CreateTable();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.AddEntityAsync(new TableEntity("p", "r"), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.QueryAsync<TableEntity>(cancellationToken: cancelled.Token).ToList());

        Assert.Empty(await table.RowKeys());
    }
}
