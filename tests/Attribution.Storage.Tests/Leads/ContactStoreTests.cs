using System.Security.Cryptography;
using System.Text;
using Attribution.Storage.Leads;
using Attribution.Storage.Tests.Support;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Tests.Leads;

[Collection(StorageCollection.Name)]
public sealed class ContactStoreTests(StorageFixture storage)
{
    private static readonly Dictionary<string, string> Anna = new() { ["full_name"] = "Աննա Kalniņa", ["email"] = "anna@example.com" };

    [Fact]
    public async Task Find_ReturnsTheFirstDelivery()
    {
        var lead = Ids.Own();
        await Store().Add(lead, Anna, default);
        await Store().Add(lead, new Dictionary<string, string> { ["email"] = "other@example.com" }, default);

        Assert.Equal(Anna, await Store().Find(lead, default));
        Assert.Null(await Store().Find(lead + "2", default));
    }

    [Fact]
    public async Task Add_StoresNothingReadable()
    {
        var lead = Ids.Own();
        await Store().Add(lead, Anna, default);
        await Store().Add(lead + "2", Anna, default);

        var (first, second) = (await Data(lead), await Data(lead + "2"));

        foreach (var text in Anna.SelectMany(f => new[] { f.Key, f.Value }))
        {
            Assert.Equal(-1, first.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)));
        }

        // Equal contacts do not look equal.
        Assert.Equal(-1, second.AsSpan().IndexOf(first.AsSpan(1, 12)));
        Assert.NotEqual(first[29..], second[29..]);
    }

    [Fact]
    public async Task Find_Fails_WhenRowsWereSwapped()
    {
        var lead = Ids.Own();
        await Store().Add(lead, Anna, default);
        await Put(lead + "2", await Data(lead));

        await Assert.ThrowsAnyAsync<CryptographicException>(() => Store().Find(lead + "2", default));
    }

    [Fact]
    public async Task Find_Fails_WhenTheKeyIsAnother()
    {
        var lead = Ids.Own();
        await Store().Add(lead, Anna, default);

        await Assert.ThrowsAnyAsync<CryptographicException>(() => Store(key: 2).Find(lead, default));
    }

    [Theory]
    // Version, nonce, tag, first and last letter.
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(29)]
    [InlineData(-1)]
    public async Task Find_Fails_WhenAByteWasChanged(int place)
    {
        var lead = Ids.Own($"{place}");
        await Store().Add(lead, Anna, default);
        var data = await Data(lead);
        data[place < 0 ? data.Length + place : place] ^= 1;
        await Put(lead, data);

        await Assert.ThrowsAnyAsync<CryptographicException>(() => Store().Find(lead, default));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(33)]
    public void Cipher_RefusesTheKey_WhenItsLengthIs(int bytes) => Assert.Throws<ArgumentException>(() => new ContactCipher(new byte[bytes]));

    private ContactStore Store(byte key = 1) => new(storage.Tables, new ContactCipher([.. Enumerable.Repeat(key, 32)]));

    private TableClient Table => storage.Tables.GetTableClient(ContactStore.Name);

    private async Task<byte[]> Data(string lead) => (await Table.GetEntityAsync<TableEntity>(Keys.HexShard(lead), lead)).Value.GetBinary("Data")!;

    private Task<Response> Put(string lead, byte[] data) =>
        Table.UpsertEntityAsync(new TableEntity(Keys.HexShard(lead), lead) { ["Data"] = data }, TableUpdateMode.Replace);
}
