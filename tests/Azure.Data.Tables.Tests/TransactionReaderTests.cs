#pragma warning disable format // The columns of tables stay aligned.

namespace Azure.Data.Tables.Tests;

public sealed class TransactionReaderTests
{
    [Fact]
    public async Task SubmitTransaction_ReturnsThePartsInOrder_WhenCommitted()
    {
        var result = await Submit(TransactionAnswers.Committed(3), actions: 3);

        Assert.Equal(["W/\"0\"", "W/\"1\"", "W/\"2\""], result.Value.Select(p => p.Headers.ETag.ToString()));
        Assert.All(result.Value, p => Assert.Equal((204, "No Content", "nosniff"), (p.Status, p.ReasonPhrase, p.Headers.TryGetValue("x-content-type-options", out var v) ? v : null)));
        Assert.Equal(202, result.GetRawResponse().Status);
    }

    [Theory]
    [InlineData("3:The specified entity already exists.",  true,  3)]
    [InlineData("3:The specified entity already exists.",  false, 3)]
    [InlineData("99:The specified entity already exists.", true,  99)]
    [InlineData("The specified entity already exists.",    true,  null)]
    [InlineData("Note: the entity exists.",                true,  null)]
    public async Task SubmitTransaction_NamesTheIndex_WhenTheMessageDoes(string message, bool inChangeSet, int? index)
    {
        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => Submit(TransactionAnswers.Refused(message, inChangeSet), actions: 100));

        Assert.Equal((409, "EntityAlreadyExists", index), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task SubmitTransaction_Fails_WhenPartsAreMissing(int parts) =>
        await Assert.ThrowsAsync<RequestFailedException>(() => Submit(TransactionAnswers.Committed(parts), actions: 2));

    private static async Task<Response<IReadOnlyList<Response>>> Submit(string answer, int actions)
    {
        using var service = new ScriptedService(() => TransactionAnswers.Of(answer));
        var table = new TableClient(new Uri("https://acme.table.core.windows.net"), "t", new TableSharedKeyCredential("acme", "c2VjcmV0"), service.Options());
        return await table.SubmitTransactionAsync(Enumerable.Range(0, actions).Select(i => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", $"{i}"))));
    }
}
