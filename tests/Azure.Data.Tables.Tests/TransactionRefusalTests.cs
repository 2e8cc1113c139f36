namespace Azure.Data.Tables.Tests;

/// <summary>What the client refuses by itself, because the emulator would not; nothing listens at the address.</summary>
public sealed class TransactionRefusalTests
{
    private static readonly TableClient Table = new("UseDevelopmentStorage=true", "t");

    [Fact]
    public async Task SubmitTransaction_IsRefused_WhenItSpansPartitions()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => Table.SubmitTransactionAsync([Add("p", "a"), Add("p", "b"), Add("q", "c")]));

        Assert.Contains("action 2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubmitTransaction_IsRefused_WhenPartitionsDifferOnlyInCase() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Table.SubmitTransactionAsync([Add("p", "a"), Add("P", "b")]));

    [Fact]
    public async Task SubmitTransaction_IsRefused_WhenItHoldsMoreThanAHundredActions()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => Table.SubmitTransactionAsync(Enumerable.Range(0, 101).Select(i => Add("p", $"{i}"))));

        Assert.Contains("101", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubmitTransaction_IsRefused_WhenEmpty() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Table.SubmitTransactionAsync([]));

    [Fact]
    public async Task SubmitTransaction_IsRefused_WhenAKeyIsMissing() =>
        await Assert.ThrowsAsync<ArgumentNullException>(() => Table.SubmitTransactionAsync([new(TableTransactionActionType.Delete, new TableEntity { PartitionKey = "p" })]));

    private static TableTransactionAction Add(string partition, string row) => new(TableTransactionActionType.Add, new TableEntity(partition, row));
}
