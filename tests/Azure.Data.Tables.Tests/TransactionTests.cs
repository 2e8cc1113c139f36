using Attribution.Testing;
using static Azure.Data.Tables.TableTransactionActionType;

namespace Azure.Data.Tables.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class TransactionTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public async Task SubmitTransaction_WritesEveryRow_WhenAllAreNew(int rows)
    {
        var table = await azurite.CreateTable($"{rows}");

        var result = await table.SubmitTransactionAsync(Enumerable.Range(0, rows).Select(i => Add($"{i:000}", i)));

        Assert.Equal(rows, result.Value.Count);
        Assert.All(result.Value, part => Assert.Equal(204, part.Status));
        Assert.Equal(Enumerable.Range(0, rows).Select(i => $"{i:000}"), await table.RowKeys());
    }

    [Fact]
    public async Task SubmitTransaction_WritesNothingAndNamesTheIndex_WhenOneRowExists()
    {
        var table = await azurite.CreateTable();
        await table.AddEntityAsync(Row("003", 0));

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync(Enumerable.Range(0, 5).Select(i => Add($"{i:000}", i))));

        Assert.Equal(409, failure.Status);
        Assert.Equal("EntityAlreadyExists", failure.ErrorCode);
        Assert.Equal(3, failure.FailedTransactionActionIndex);
        Assert.Equal(["003"], await table.RowKeys());
    }

    [Fact]
    public async Task SubmitTransaction_WritesNothingAndNamesTheIndex_WhenOneVersionIsStale()
    {
        var table = await azurite.CreateTable();
        var stale = (await table.AddEntityAsync(Row("counter", 1))).Headers.ETag!.Value;
        await table.UpdateEntityAsync(Row("counter", 2), stale);

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync([Add("event", 0), new(UpdateMerge, Row("counter", 3), stale)]));

        Assert.Equal(412, failure.Status);
        Assert.Equal("UpdateConditionNotSatisfied", failure.ErrorCode);
        Assert.Equal(1, failure.FailedTransactionActionIndex);
        Assert.Equal(["counter"], await table.RowKeys());
        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("p", "counter")).Value.GetInt32("N"));
    }

    [Fact]
    public async Task SubmitTransaction_WritesNothingAndNamesTheIndex_WhenARowToDeleteIsAbsent()
    {
        var table = await azurite.CreateTable();

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync([Add("new", 0), new(Delete, Row("absent", 0))]));

        Assert.Equal(404, failure.Status);
        Assert.Equal(1, failure.FailedTransactionActionIndex);
        Assert.Empty(await table.RowKeys());
    }

    [Fact]
    public async Task SubmitTransaction_IsRefusedByTheService_WhenARowOccursTwice()
    {
        var table = await azurite.CreateTable();

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync([Add("a", 0), Add("b", 0), Add("a", 1)]));

        Assert.Equal(400, failure.Status);
        Assert.Equal("InvalidDuplicateRow", failure.ErrorCode);
        Assert.Equal(2, failure.FailedTransactionActionIndex);
        Assert.Empty(await table.RowKeys());
    }

    [Fact]
    public async Task SubmitTransaction_PerformsEachKindOfAction_WhenMixed()
    {
        var table = await azurite.CreateTable();
        foreach (var key in new[] { "delete", "merge", "replace", "upsertmerge", "upsertreplace" })
        {
            await table.AddEntityAsync(new TableEntity("p", key) { ["Kept"] = "old", ["N"] = 0 });
        }

        await table.SubmitTransactionAsync(
        [
            Add("add", 1),
            new(UpdateMerge, Row("merge", 1)),
            new(UpdateReplace, Row("replace", 1)),
            new(Delete, Row("delete", 1)),
            new(UpsertMerge, Row("upsertmerge", 1)),
            new(UpsertReplace, Row("upsertreplace", 1)),
            new(UpsertMerge, Row("upsertnew", 1)),
        ]);

        var rows = await table.QueryAsync<TableEntity>().ToList();
        Assert.Equal(["add", "merge", "replace", "upsertmerge", "upsertnew", "upsertreplace"], rows.Select(r => r.RowKey));
        Assert.All(rows, r => Assert.Equal(1, r.GetInt32("N")));
        Assert.Equal(["merge", "upsertmerge"], rows.Where(r => r.GetString("Kept") == "old").Select(r => r.RowKey));
    }

    [Fact]
    public async Task SubmitTransaction_ReturnsVersions_WhichTheNextConditionalWriteAccepts()
    {
        var table = await azurite.CreateTable();
        var added = await table.SubmitTransactionAsync([Add("a", 1), Add("b", 1)]);
        var versions = added.Value.Select(part => part.Headers.ETag!.Value).ToArray();

        var updated = await table.SubmitTransactionAsync(
            [new(UpdateReplace, Row("a", 2), versions[0]), new(UpdateMerge, Row("b", 2), versions[1])]);
        await table.UpdateEntityAsync(Row("a", 3), updated.Value[0].Headers.ETag!.Value);
        await table.SubmitTransactionAsync([new(Delete, Row("b", 0), updated.Value[1].Headers.ETag!.Value)]);

        Assert.Equal(["a"], await table.RowKeys());
        Assert.Equal(3, (await table.GetEntityAsync<TableEntity>("p", "a")).Value.GetInt32("N"));
    }

    [Fact]
    public async Task SubmitTransaction_CommitsOnce_WhenSixteenShareAKey()
    {
        var table = await azurite.CreateTable();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            try
            {
                await table.SubmitTransactionAsync([Add($"own{i:00}", i), Add("shared", i)]);
                return 204;
            }
            catch (TableTransactionFailedException e)
            {
                return e.Status;
            }
        }));

        Assert.Equal(1, outcomes.Count(o => o == 204));
        Assert.Equal(15, outcomes.Count(o => o == 409));
        Assert.Equal(2, (await table.RowKeys()).Count);
    }

    [Fact]
    public async Task SubmitTransaction_Throws_WhenTheTableIsAbsent()
    {
        var table = new TableClient(azurite.ConnectionString, "neverCreated");

        var failure = await Assert.ThrowsAnyAsync<RequestFailedException>(() => table.SubmitTransactionAsync([Add("a", 0)]));

        Assert.Equal(404, failure.Status);
    }

    private static TableEntity Row(string key, int number) => new("p", key) { ["N"] = number };

    private static TableTransactionAction Add(string key, int number) => new(TableTransactionActionType.Add, Row(key, number));
}
