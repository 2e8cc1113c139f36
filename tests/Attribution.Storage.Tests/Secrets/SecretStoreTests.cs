using System.Security.Cryptography;
using System.Text;
using Attribution.Storage.Sealing;
using Attribution.Storage.Secrets;
using Attribution.Storage.Tests.Support;
using Azure.Data.Tables;

namespace Attribution.Storage.Tests.Secrets;

[Collection(StorageCollection.Name)]
public sealed class SecretStoreTests(StorageFixture storage)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private readonly SetClock clock = new();

    [Fact]
    public async Task Previous_HoldsUntilTheOverlapEnds()
    {
        var connection = Ids.Own();
        await Store().Put(connection, "key", "one", TimeSpan.Zero, default);
        await Store().Put(connection, "key", "two", Day, default);

        var secrets = await Store().Of(connection, default);

        Assert.Equal("two", secrets.Current("key"));
        Assert.Equal(["two", "one"], secrets.Live("key", clock.Now));
        Assert.Equal(["two", "one"], secrets.Live("key", clock.Now + Day - TimeSpan.FromTicks(1)));
        Assert.Equal(["two"], secrets.Live("key", clock.Now + Day));
        Assert.Empty(secrets.Live("other", clock.Now));
    }

    [Fact]
    public async Task Previous_HoldsNoLonger_WithoutOverlap()
    {
        var connection = Ids.Own();
        await Store().Put(connection, "key", "one", TimeSpan.Zero, default);
        var dates = await Store().Put(connection, "key", "two", TimeSpan.Zero, default);

        Assert.Equal(["two"], (await Store().Of(connection, default)).Live("key", clock.Now));
        Assert.Equal(new SecretDates("key", clock.Now, null), dates);
    }

    [Fact]
    public async Task SameValueAgain_DoesNotPushThePreviousOut()
    {
        var connection = Ids.Own();
        await Store().Put(connection, "key", "one", TimeSpan.Zero, default);
        var first = await Store().Put(connection, "key", "two", Day, default);
        clock.Now += TimeSpan.FromSeconds(1);
        var again = await Store().Put(connection, "key", "two", Day, default);

        Assert.Equal(first.SetAt, again.SetAt);
        Assert.Equal(["two", "one"], (await Store().Of(connection, default)).Live("key", clock.Now));
    }

    [Fact]
    public async Task Removed_IsGoneWithWhatCameBefore()
    {
        var connection = Ids.Own();
        await Store().Put(connection, "key", "one", TimeSpan.Zero, default);
        await Store().Put(connection, "key", "two", Day, default);

        Assert.True(await Store().Remove(connection, "key", default));
        Assert.False(await Store().Remove(connection, "key", default));
        Assert.Empty((await Store().Of(connection, default)).Live("key", clock.Now));
        Assert.Empty(await Store().DatesOf(connection, default));
    }

    [Fact]
    public async Task NothingReadableIsStored_AndRowsCannotBeSwapped()
    {
        var connection = Ids.Own();
        await Store().Put(connection, "key", "readable-value", TimeSpan.Zero, default);
        var row = Assert.Single(await storage.Rows(SecretStore.Name, connection));

        Assert.Equal(-1, row.GetBinary("Current")!.AsSpan().IndexOf(Encoding.UTF8.GetBytes("readable")));
        var other = new TableEntity(connection, "other") { ["Current"] = row.GetBinary("Current"), ["SetAt"] = clock.Now };
        await storage.Tables.GetTableClient(SecretStore.Name).AddEntityAsync(other);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Store().Of(connection, default));
    }

    private SecretStore Store() => new(storage.Tables, new DataCipher(new byte[32]), clock);
}
