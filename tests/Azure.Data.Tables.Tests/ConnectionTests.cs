using System.Text;

#pragma warning disable format // The columns of tables stay aligned.

namespace Azure.Data.Tables.Tests;

public sealed class ConnectionTests
{
    private const string Key = "c2VjcmV0IGtleSB3aXRoID09IGF0IGVuZA==";

    [Theory]
    // The emulator
    [InlineData("UseDevelopmentStorage=true",                                                     "http://127.0.0.1:10002/devstoreaccount1/t", "devstoreaccount1")]
    [InlineData(" usedevelopmentstorage = TRUE ; ",                                               "http://127.0.0.1:10002/devstoreaccount1/t", "devstoreaccount1")]
    // An account by name
    [InlineData("AccountName=acme;AccountKey=" + Key,                                             "https://acme.table.core.windows.net/t", "acme")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=acme;AccountKey=" + Key + ";EndpointSuffix=core.example", "http://acme.table.core.example/t", "acme")]
    // An endpoint spelled out, with or without a slash at its end
    [InlineData("AccountName=acme;AccountKey=" + Key + ";TableEndpoint=http://127.0.0.1:9/acme",  "http://127.0.0.1:9/acme/t", "acme")]
    [InlineData("AccountName=acme;AccountKey=" + Key + ";TableEndpoint=http://127.0.0.1:9/acme/;QueueEndpoint=http://elsewhere", "http://127.0.0.1:9/acme/t", "acme")]
    public void ConnectionString_NamesTheTable_WhenItReads(string text, string address, string account)
    {
        var table = new TableServiceClient(text).GetTableClient("t");

        Assert.Equal(new Uri(address), table.Uri);
        Assert.Equal((account, "t"), (table.AccountName, table.Name));
    }

    [Theory]
    [InlineData("AccountName=acme")]
    [InlineData("AccountKey=" + Key)]
    [InlineData("UseDevelopmentStorage=false")]
    [InlineData("no settings at all")]
    [InlineData("AccountName=acme;AccountKey=" + Key + ";TableEndpoint=not an address")]
    public void ConnectionString_IsRefused_WhenItReads(string text) =>
        Assert.Throws<InvalidOperationException>(() => new TableServiceClient(text));

    [Fact]
    public void ConnectionString_IsRefused_WhenItHoldsASignatureInPlaceOfAKey() =>
        Assert.Throws<NotSupportedException>(() => new TableClient("TableEndpoint=https://acme.table.core.windows.net;SharedAccessSignature=sv=1", "t"));

    [Fact]
    public void StringToSign_HoldsTheDateAndTheEncodedPath_WhenTheAddressHasAQuery() =>
        Assert.Equal(
            "Sun, 22 Nov 2026 01:02:03 GMT\n/acme/acme/t(PartitionKey='a%20b',RowKey='it%27%27s')",
            SharedKeyPolicy.StringToSign("Sun, 22 Nov 2026 01:02:03 GMT", "acme", new Uri("http://h/acme/t(PartitionKey='a%20b',RowKey='it%27%27s')?$select=X")));

    [Fact]
    public async Task Request_CarriesVersionDateAndSignature_WhenSignedWithAKey()
    {
        using var service = new ScriptedService(ScriptedService.NoContent);
        var table = new TableClient(new Uri("https://acme.table.core.windows.net"), "t", new TableSharedKeyCredential("acme", Key), service.Options());

        await table.UpsertEntityAsync(new TableEntity("p", "r"));

        var headers = Assert.Single(service.Requests).Headers;
        var expected = new TableSharedKeyCredential("acme", Key).Sign($"{headers["x-ms-date"]}\n/acme/t(PartitionKey='p',RowKey='r')");
        Assert.Equal($"SharedKeyLite acme:{expected}", headers["Authorization"]);
        Assert.Equal("2020-12-06", headers["x-ms-version"]);
    }

    /// <summary>HMAC-SHA256 of a known text under a known key, computed with OpenSSL.</summary>
    [Fact]
    public void Sign_MatchesAnIndependentImplementation_WhenKeyAndTextAreKnown() =>
        Assert.Equal(
            "97yD9DBThCSxMpjmqm+xQ+9NWaFJRhdZl0edvC0aPNg=",
            new TableSharedKeyCredential("acme", Convert.ToBase64String(Encoding.UTF8.GetBytes("key"))).Sign("The quick brown fox jumps over the lazy dog"));

    [Fact]
    public async Task Request_CarriesTheToken_WhenGivenATokenCredential()
    {
        using var service = new ScriptedService(ScriptedService.NoContent);
        var credential = new FixedToken();
        var table = new TableServiceClient(new Uri("https://acme.table.core.windows.net"), credential, service.Options()).GetTableClient("t");

        await table.AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal("Bearer a-token", Assert.Single(service.Requests).Headers["Authorization"]);
        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes);
        Assert.Equal("acme", table.AccountName);
    }
}
