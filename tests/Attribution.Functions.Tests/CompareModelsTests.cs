using System.Text.Json;
using Attribution.Functions.Tests.Support;
using Azure.Data.Tables;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests;

/// <summary>Models side by side over HTTP. The leads of these tests are of 2026-01-05 to 13 and of 2026-W04, which no other test uses.</summary>
[Collection(AppCollection.Name)]
public sealed class CompareModelsTests(AppFixture app)
{
    [Fact]
    public async Task Days_AreComparedAlike_WhetherTheyAreWholeWeeksOrNot()
    {
        await app.Api.Channel("compare-ad");
        await app.Api.Channel("compare-site");
        await app.Api.Sends("costs", """
            [{"source":"web","id":"compare-1","channel":"compare-ad","occurredAt":"2026-01-06T09:00:00Z","amount":"70","currency":"EUR"},
             {"source":"web","id":"compare-2","channel":"compare-ad","occurredAt":"2026-01-08T09:00:00Z","amount":"30","currency":"EUR"}]
            """);
        // A lead on Tuesday and one on Thursday of 2026-W02; both clicked the ad on Monday.
        foreach (var (day, number) in new[] { ("06", 1), ("08", 2) })
        {
            await app.Api.Sends("clicks", $$"""{"source":"web","id":"compare-{{number}}","channel":"compare-ad","occurredAt":"2026-01-05T09:00:00Z","visitorId":"compare-{{number}}"}""");
            await app.Api.Sends("applications", $$$"""{"source":"web","id":"compare-{{{number}}}","channel":"compare-site","occurredAt":"2026-01-{{{day}}}T12:00:00Z","visitorId":"compare-{{{number}}}","contact":{"email":"compare-{{{number}}}@example.com"}}""");
        }

        await app.Settled();

        // First and last day; leads; per channel the credit under first, linear and last, and the CPL under first.
        Assert.Equal("2: compare-ad 2.00 1.00 0.00 50.00 EUR, compare-site 0.00 1.00 2.00 no leads", await Compared("2026-01-05", "2026-01-11"));
        Assert.Equal("2: compare-ad 2.00 1.00 0.00 50.00 EUR, compare-site 0.00 1.00 2.00 no leads", await Compared("2026-01-01", "2026-01-13"));
        Assert.Equal("1: compare-ad 1.00 0.50 0.00 70.00 EUR, compare-site 0.00 0.50 1.00 no leads", await Compared("2026-01-06", "2026-01-07"));
        Assert.Equal("1: compare-ad 1.00 0.50 0.00 30.00 EUR, compare-site 0.00 0.50 1.00 no leads", await Compared("2026-01-08", "2026-01-08"));
        Assert.Equal("0: ", await Compared("2026-01-09", "2026-01-10"));
    }

    [Theory]
    [InlineData("",                                "missing-field", "from")]
    [InlineData("?from=2026-03-16",                "missing-field", "to")]
    [InlineData("?from=16.03.2026&to=2026-03-22",  "invalid-date",  "from")]
    [InlineData("?from=2026-02-30&to=2026-03-22",  "invalid-date",  "from")]
    [InlineData("?from=1999-12-31&to=2026-03-22",  "invalid-date",  "from")]
    [InlineData("?from=2026-03-16&to=2101-01-01",  "invalid-date",  "to")]
    [InlineData("?from=2026-03-22&to=2026-03-16",  "invalid-date",  "to")]
    [InlineData("?from=2025-01-01&to=2026-01-02",  "invalid-date",  "to")]
    public async Task Days_AreRefused_WhenTheyAre(string query, string code, string field)
    {
        foreach (var answer in (Answer[])[await app.Api.Get("/attribution/compare" + query), await app.Api.PostAsMaster("/attribution/recompute" + query)])
        {
            Assert.Equal((422, code, field), ((int)answer.Status, answer.Code, answer.Body.GetProperty("field").GetString()));
        }
    }

    [Fact]
    public async Task Recompute_BringsALedgerUpToDate_ThatWasWrittenBeforeAModelExisted()
    {
        await app.Api.Channel("recompute");
        await app.Api.Sends("applications", """{"source":"web","id":"recompute","channel":"recompute","occurredAt":"2026-01-21T12:00:00Z","contact":{"email":"recompute@example.com"}}""");
        await app.Settled();
        await TakeAway("Custom");
        Assert.Contains("1 of 1 leads were credited before this model existed", await Note(), StringComparison.Ordinal);
        Assert.Equal("Not credited yet: this model did not exist when the lead was credited.", await Sentence());

        var answer = await app.Api.PostAsMaster("/attribution/recompute?from=2026-01-21&to=2026-01-21");
        await app.Settled();

        Assert.Equal((202, "2026-01-19", "2026-01-25"), ((int)answer.Status, answer.Body.GetProperty("from").GetString(), answer.Body.GetProperty("to").GetString()));
        Assert.Null(await Note());
        Assert.Equal("recompute 100.00 % (the form).", await Sentence());
        Assert.Equal("1: recompute 1.00 1.00 1.00 no cost reported", await Compared("2026-01-21", "2026-01-21"));

        async Task<string?> Note() => (await app.Api.Get("/attribution/compare?from=2026-01-19&to=2026-01-25")).Body
            .GetProperty("models").EnumerateArray().Single(model => model.GetProperty("model").GetString() == "custom").GetProperty("note").GetString();
        async Task<string?> Sentence() => (await app.Api.Get("/leads/attribution?source=web&id=recompute")).Body
            .GetProperty("models").EnumerateArray().Single(model => model.GetProperty("model").GetString() == "custom").GetProperty("sentence").GetString();
    }

    /// <summary>Makes the ledger of 2026-W04 what it was before a model existed, and before rows told their day.</summary>
    private async Task TakeAway(string model)
    {
        var table = new TableServiceClient(app.Azurite.ConnectionString).GetTableClient("Credits");
        await foreach (var row in table.QueryAsync<TableEntity>("PartitionKey ge '2026-W04' and PartitionKey lt '2026-W05'"))
        {
            row.Remove(model);
            row.Remove("Day");
            foreach (var column in (string[])["Channels", "Plans"])
            {
                row[column] = row.GetString(column)?.Replace($",\"{model}\":1000000000", "", StringComparison.Ordinal);
            }

            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
        }
    }

    private async Task<string> Compared(string from, string to)
    {
        var answer = await app.Api.Get($"/attribution/compare?from={from}&to={to}");
        Assert.True(answer.IsSuccess, answer.ToString());
        var leads = answer.Body.GetProperty("leads").GetInt64();
        Assert.All(answer.Body.GetProperty("models").EnumerateArray(), model => Assert.Equal(leads * 1_000_000_000, model.GetProperty("leadUnits").GetInt64()));
        return $"{leads}: {string.Join(", ", answer.Body.GetProperty("channels").EnumerateArray().Select(Text))}";
    }

    private static string Text(JsonElement channel)
    {
        var models = channel.GetProperty("models");
        return $"{channel.GetProperty("channel").GetString()} {Leads("first")} {Leads("linear")} {Leads("last")} {models.GetProperty("first").GetProperty("cpl").GetString()}";

        string Leads(string model) => models.GetProperty(model).GetProperty("leads").GetRawText();
    }
}
