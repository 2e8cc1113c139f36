using System.Net;
using Attribution.Functions.Messages;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Operations;
using Azure.Data.Tables;

namespace Attribution.Functions.Tests.Operations;

/// <summary>From poison and from parking back into the queue, with the history that no queue keeps.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class PoisonTests(AppFixture app)
{
    /// <summary>What a process knows of a connection may be ten seconds old.</summary>
    private static readonly TimeSpan ConnectionsAreRemembered = TimeSpan.FromSeconds(11);

    private readonly Queues queues = new(app.Azurite);
    private readonly Operator operations = new(app);

    /// <summary>
    /// A lead of Meta cannot be fetched: there is no token, then no connection, then all is mended. It goes through poison twice, is parked, and arrives.
    /// </summary>
    [Fact]
    public async Task Message_KeepsItsHistory_UntilWhatItFailedOfIsMended()
    {
        await app.Api.Channel("ops-meta");
        await app.Api.Connection("ops-meta", "meta", "ops-meta");
        const string message = """{"connection":"ops-meta","leads":["55001"],"version":1}""";
        var id = FailureStore.IdOf(FetchLeads.Queue, message);

        await queues.Send(FetchLeads.Queue, message);
        await Eventually.Holds(async () => (await operations.Get($"/poison/{FetchLeads.Queue}/{id}")).IsSuccess);

        var shown = (await operations.Get($"/poison/{FetchLeads.Queue}/{id}")).Body;
        Assert.Equal(message, shown.GetProperty("message").GetString());
        var (depth, items) = await operations.Poison(FetchLeads.Queue);
        var listed = Assert.Single(items, item => item.GetProperty("id").GetString() == id);
        Assert.True(depth >= 1);
        Assert.Equal(5, listed.GetProperty("tries").GetInt32());
        Assert.Equal("LeadsNotFetchedException: 1 of 1 leads of connection ops-meta were not fetched. The connection has no accessToken.", listed.GetProperty("reason").GetString());
        Assert.True(listed.GetProperty("firstAt").GetDateTimeOffset() < listed.GetProperty("lastAt").GetDateTimeOffset());

        // A dry run, and filters that it does not meet, leave it where it is.
        var replay = $"/poison/{FetchLeads.Queue}/replay?reason=ACCESSTOKEN&id={id}";
        Assert.Equal("1 of ops-meta stay", await Replayed(replay + "&dryRun=true"));
        Assert.Equal("0 of ops-meta stay", await Replayed(replay + "&olderThanMinutes=60"));
        Assert.Equal("0 of ops-meta stay", await Replayed($"/poison/{FetchLeads.Queue}/replay?id={id}&reason=certificate"));

        // Not mended: it comes back, and has failed ten times.
        Assert.Equal("1 of ops-meta gone", await Replayed(replay));
        await Eventually.Equal((10, 1), async () => (await operations.Poison(FetchLeads.Queue)).Items.Where(i => i.GetProperty("id").GetString() == id)
            .Select(i => (i.GetProperty("tries").GetInt32(), i.GetProperty("replays").GetInt32())).SingleOrDefault());

        // The connection is gone: no retry can cure that, so it is parked.
        Assert.Equal(HttpStatusCode.NoContent, (await app.Api.Delete("/connections/ops-meta")).Status);
        await Task.Delay(ConnectionsAreRemembered);
        Assert.Equal("1 of ops-meta gone", await Replayed(replay));
        await Eventually.Equal("ops-meta|55001 There is no such connection any more, or it is of another platform.", Parked);

        // Mended: announced once more, fetched, and marked; a second replay finds nothing to do.
        app.Platforms.Answers("55001", (200, """{"id":"55001","created_time":"2026-03-13T09:00:00+0000","field_data":[{"name":"email","values":["ops-meta@example.com"]}]}"""));
        await app.Api.Connection("ops-meta", "meta", "ops-meta", ("accessToken", "token"));
        await Task.Delay(ConnectionsAreRemembered);
        var parkedReplay = $"/parked/{FetchLeads.Queue}/replay?reason=no such connection&id={await ParkedId()}";
        Assert.Equal(1, (await operations.Post(parkedReplay + "&dryRun=true")).Body.GetProperty("count").GetInt32());
        Assert.Equal(1, (await operations.Post(parkedReplay)).Body.GetProperty("count").GetInt32());
        Assert.Equal(0, (await operations.Post(parkedReplay)).Body.GetProperty("count").GetInt32());
        await Eventually.Equal(1m, async () => (await app.Api.Figures("2026-W11")).Leads("ops-meta"));

        var parkedId = await ParkedId();
        Assert.Equal(HttpStatusCode.OK, (await operations.Delete($"/parked/{FetchLeads.Queue}/{parkedId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await operations.Get($"/parked/{FetchLeads.Queue}/{parkedId}")).Status);
        Assert.Equal(["1 Were dropped."], await operations.Audit("drop-parked", $"{FetchLeads.Queue}/{parkedId}"));
        Assert.Contains("1 Were replayed.", await operations.Audit("replay-poison", FetchLeads.Queue));
        Assert.Contains("1 dry Would have been replayed.", await operations.Audit("replay-poison", FetchLeads.Queue));

        async Task<string> Replayed(string path)
        {
            var answer = await operations.Post(path);
            Assert.True(answer.IsSuccess, answer.ToString());
            return $"{answer.Body.GetProperty("count")} of ops-meta {((await operations.Get($"/poison/{FetchLeads.Queue}/{id}")).IsSuccess ? "stay" : "gone")}";
        }

        async Task<string> Parked() => await ParkedId() is { } parked && (await operations.Get($"/parked/{FetchLeads.Queue}/{parked}")).Body is var item
            ? $"{item.GetProperty("content").GetString()} {item.GetProperty("item").GetProperty("reason").GetString()}"
            : "";

        async Task<string?> ParkedId() => (await operations.Get("/parked")).Body.GetProperty("origins").EnumerateArray()
            .Where(origin => origin.GetProperty("origin").GetString() == FetchLeads.Queue)
            .SelectMany(origin => origin.GetProperty("items").EnumerateArray())
            .Where(item => item.GetProperty("reason").GetString()!.StartsWith("There is no such connection", StringComparison.Ordinal))
            .Select(item => item.GetProperty("id").GetString()).SingleOrDefault(found => found == Storage.Keys.Digest("ops-meta|55001"));
    }

    [Fact]
    public async Task Message_IsDropped_WithItsHistory()
    {
        const string junk = """{"connection":"ops-drop","leads":["1"],"version":1}""";
        var id = FailureStore.IdOf(MailAssignment.Queue, junk);
        await queues.Create(MailAssignment.Queue + "-poison");
        await queues.Send(MailAssignment.Queue + "-poison", junk);

        Assert.Equal(0, (await operations.Delete($"/poison/{MailAssignment.Queue}?reason=else")).Body.GetProperty("count").GetInt32());
        Assert.Equal(1, (await operations.Delete($"/poison/{MailAssignment.Queue}/{id}?dryRun=true")).Body.GetProperty("count").GetInt32());
        Assert.Equal(1, (await operations.Delete($"/poison/{MailAssignment.Queue}/{id}")).Body.GetProperty("count").GetInt32());
        Assert.Equal(0, (await operations.Poison(MailAssignment.Queue)).Depth);
        Assert.Equal(["1 Were dropped.", "1 dry Would have been dropped."], await operations.Audit("drop-poison", $"{MailAssignment.Queue}/{id}"));
    }

    [Fact]
    public async Task DeliveredItem_IsShownReadable_AndEncryptedInTheTable()
    {
        await app.Api.Channel("ops-form");
        await app.Api.Connection("ops-form", "google-ads", "ops-form", ("key", AppSettings.GoogleKey));
        var delivery = $$"""{"google_key":"{{AppSettings.GoogleKey}}","user_column_data":[{"column_id":"EMAIL","string_value":"canary@ops-form.example"}]}""";
        await app.Api.Deliver("/google-ads/ops-form", System.Text.Encoding.UTF8.GetBytes(delivery));

        var origin = (await operations.Get("/parked")).Body.GetProperty("origins").EnumerateArray().Single(o => o.GetProperty("origin").GetString() == "webhook:ops-form");
        var item = origin.GetProperty("items")[0];
        var shown = (await operations.Get($"/parked/webhook:ops-form/{item.GetProperty("id").GetString()}")).Body;

        Assert.Contains("canary@ops-form.example", shown.GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.False(item.GetProperty("canBeReplayed").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, (await operations.Post("/parked/webhook:ops-form/replay")).Status);
        await foreach (var row in new TableServiceClient(app.Azurite.ConnectionString).GetTableClient("Parked").QueryAsync<TableEntity>("PartitionKey eq 'webhook:ops-form'"))
        {
            Assert.DoesNotContain(row, column => column.Value is string text && text.Contains("canary", StringComparison.Ordinal));
        }

        Assert.Single(await operations.Audit("show-parked", $"webhook:ops-form/{item.GetProperty("id").GetString()}"));
    }

    [Theory]
    [InlineData("GET", "/poison/no-queue/Rp4hc-ZRvz8Alapffq6PnA", 404, "not-found")]
    [InlineData("GET", "/poison/events-to-fold/short", 404, "not-found")]
    [InlineData("GET", "/poison/events-to-fold/Rp4hc-ZRvz8Alapffq6PnA", 404, "not-found")]
    [InlineData("POST", "/poison/no-queue/replay", 404, "not-found")]
    [InlineData("POST", "/poison/events-to-fold/replay?most=0", 422, "out-of-range")]
    [InlineData("POST", "/poison/events-to-fold/replay?most=x", 422, "invalid-number")]
    [InlineData("POST", "/poison/events-to-fold/replay?most=1000&perSecond=4", 422, "out-of-range")]
    [InlineData("POST", "/poison/events-to-fold/replay?dryRun=yes", 422, "invalid-choice")]
    [InlineData("DELETE", "/poison/events-to-fold", 422, "missing-field")]
    [InlineData("DELETE", "/parked/events-to-fold", 422, "missing-field")]
    [InlineData("GET", "/parked/a%23b/Rp4hc-ZRvz8Alapffq6PnA", 404, "not-found")]
    [InlineData("POST", "/parked/webhook:x/replay", 404, "not-found")]
    [InlineData("GET", "/audit?from=2026-03-01", 422, "missing-field")]
    public async Task Request_IsRefused_WhenItCannotBeDone(string method, string path, int status, string code)
    {
        var answer = await app.Api.Send(new HttpMethod(method), "/operations" + path, null, AppSettings.MasterKey);

        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("GET", "/poison")]
    [InlineData("POST", "/poison/events-to-fold/replay")]
    [InlineData("DELETE", "/poison/events-to-fold?reason=x")]
    [InlineData("GET", "/parked")]
    [InlineData("GET", "/audit")]
    [InlineData("POST", "/rebuild?what=day-sums&from=2026-03-16&to=2026-03-16")]
    [InlineData("POST", "/reports/2026-W12/anna/resend")]
    public async Task FunctionKey_IsNotEnough(string method, string path) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Api.Send(new HttpMethod(method), "/operations" + path, null)).Status);
}
