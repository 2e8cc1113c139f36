using System.Net;
using System.Security.Cryptography;
using Attribution.Domain.Leads;
using Attribution.Functions.Tests.Support;
using Attribution.Functions.Webhooks;
using Attribution.Storage.Leads;
using Attribution.Storage.Parking;
using Attribution.Storage.Sealing;
using Azure.Data.Tables;

namespace Attribution.Functions.Tests.Operations;

/// <summary>Somebody removed the previous encryption key before everything was encrypted anew: what can be read is read, and what cannot says what to do.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class MissingKeyTests(AppFixture app)
{
    private static readonly DataCipher Gone = new(SHA256.HashData("gone"u8));
    private static readonly DataCipher Known = new(Convert.FromBase64String(AppSettings.Secret));

    [Fact]
    public async Task ParkedItem_SaysThatItsKeyIsMissing_AndAllElseGoesOn()
    {
        var origin = "webhook:missing-key";
        var parked = new ParkedStore(new TableServiceClient(app.Azurite.ConnectionString), TimeProvider.System);
        await new ParkedDeliveries(parked, Gone).Park("missing-key", new DeliveryItem.Unusable("{\"email\":\"gone@example.com\"}", "Of before."), default);
        await new ParkedDeliveries(parked, Known).Park("missing-key", new DeliveryItem.Unusable("{\"email\":\"here@example.com\"}", "Of now."), default);

        var items = (await Ask(HttpMethod.Get, "/operations/parked")).Body.GetProperty("origins").EnumerateArray().Single(each => each.GetProperty("origin").GetString() == origin)
            .GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("reason").GetString()!, item => item.GetProperty("id").GetString()!);
        var (unreadable, readable) = (await Ask(HttpMethod.Get, $"/operations/parked/{origin}/{items["Of before."]}"), await Ask(HttpMethod.Get, $"/operations/parked/{origin}/{items["Of now."]}"));

        Assert.Equal((HttpStatusCode.InternalServerError, "key-missing"), (unreadable.Status, unreadable.Code));
        Assert.Contains("Attribution__PreviousEncryptionKey", unreadable.Text, StringComparison.Ordinal);
        Assert.Equal("{\"email\":\"here@example.com\"}", readable.Body.GetProperty("content").GetString());
        Assert.Equal(1, (await Ask(HttpMethod.Delete, $"/operations/parked/{origin}/{items["Of before."]}")).Body.GetProperty("count").GetInt32());
        Assert.Equal(["Of now."], await parked.Reasons(origin, default));
        Assert.Equal(1, (await Ask(HttpMethod.Delete, $"/operations/parked/{origin}/{items["Of now."]}")).Body.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Person_IsErased_ThoughNobodyCanReadTheirContact()
    {
        await app.Api.Channel("missing-key");
        var tables = new TableServiceClient(app.Azurite.ConnectionString);
        var key = LeadStore.Key("web", "missing-key");
        await new ContactStore(tables, new ContactCipher(Gone)).Add(key, new Dictionary<string, string> { [ContactField.Email] = "missing@example.com" }, default);
        await app.Api.Sends("applications", """{"source":"web","id":"missing-key","channel":"missing-key","occurredAt":"2001-05-07T09:00:00Z","contact":{"email":"missing@example.com"}}""");
        await app.Settled();

        Assert.Equal("key-missing", (await Ask(HttpMethod.Get, "/people/email/missing@example.com")).Code);
        Assert.Equal(1, (await Ask(HttpMethod.Delete, "/people/email/missing@example.com")).Body.GetProperty("forms").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(HttpMethod.Get, "/people/email/missing@example.com")).Status);
    }

    private Task<Answer> Ask(HttpMethod method, string path) => app.Api.Send(method, path, null, AppSettings.MasterKey);
}
