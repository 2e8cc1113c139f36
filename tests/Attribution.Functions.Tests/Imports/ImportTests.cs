using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Catalog;
using Azure.Data.Tables;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Imports;

/// <summary>Files over HTTP: what the answer says, and that it is true.</summary>
[Collection(AppCollection.Name)]
public sealed class ImportTests(AppFixture app)
{
    private const string Csv = "text/csv";
    private const string Google = "\"platform\":\"google-ads\"";

    [Fact]
    public async Task Sample_OfGoogleAds_BecomesFigures()
    {
        await app.Api.Channel("import-google", $",{Google}");
        var file = Read.Sample("google-ads-campaign-daily.csv");

        var dry = await Import("google-ads-csv", file, "channel=import-google&source=google-ads&dryRun=true");
        Assert.Null((await app.Api.Figures()).Number("import-google", "impressions"));
        var real = await Import("google-ads-csv", file, "channel=import-google&source=google-ads");

        Assert.Equal("rows 10, added 10, restated 0, unchanged 0, skipped 0, rejected 0, reachOnly 0", Counts(dry));
        Assert.Equal(Counts(dry), Counts(real));
        var figures = await app.Api.Figures();
        Assert.Equal(1840 + 15210 + 2015 + 14877 + 1977 + 16304 + 2231 + 15990 + 0 + 16850, figures.Number("import-google", "impressions"));
        Assert.Equal(71_230_000 + 54_102_330 + 79_884_210 + 51_999_990 + 68_450_000 + 60_000_000 + 90_115_870 + 58_730_410 + 0 + 63_120_500, figures.Number("import-google", "costMicros"));
        Assert.Equal("null", figures.Line("import-google")!.Value.GetProperty("reach").ToString() is "" ? "null" : "a number");
    }

    [Fact]
    public async Task NothingChanges_WhenAFileIsImportedTwice_OrAnOlderOneAfterIt()
    {
        await app.Api.Channel("import-again", $",{Google}");
        const string to = "channel=import-again&source=google-ads";
        const string old = "day,clicks,impressions\n2026-03-16,1,100\n2026-03-17,2,200\n";
        const string corrected = "day,clicks,impressions\n2026-03-16,1,100\n2026-03-17,3,200\n2026-03-18,4,400\n";

        Assert.Equal("2, 0, 0", Short(await Import("csv", old, to + "&reportedAt=2026-03-19T03:00:00Z")));
        Assert.Equal("0, 0, 2", Short(await Import("csv", old, to + "&reportedAt=2026-03-19T03:00:00Z")));
        // Said again later: nothing is new, though it is now the later statement.
        Assert.Equal("0, 0, 2", Short(await Import("csv", old, to + "&reportedAt=2026-03-20T03:00:00Z")));
        Assert.Equal("1, 1, 1", Short(await Import("csv", corrected, to + "&reportedAt=2026-03-21T03:00:00Z&dryRun=true")));
        Assert.Equal("1, 1, 1", Short(await Import("csv", corrected, to + "&reportedAt=2026-03-21T03:00:00Z")));
        Assert.Equal("0, 0, 2", Short(await Import("csv", old, to + "&reportedAt=2026-03-20T12:00:00Z")));
        Assert.Equal(700, (await app.Api.Figures()).Number("import-again", "impressions"));
        // Without a time it is said now.
        Assert.Equal("0, 1, 1", Short(await Import("csv", old, to)));

        static string Short(JsonElement r) => $"{r.GetProperty("added")}, {r.GetProperty("restated")}, {r.GetProperty("unchanged")}";
    }

    [Theory]
    // Rows that are right, wrong, sums of others, said twice, and said twice differently.
    [InlineData("day,campaign,clicks\n2026-03-16,a,1\nTotal,,1\n2026-03-16,a,1\n2026-03-16,a,2\n2026-03-17,a b,2\n2026-03-17,b,x\n\"2026\n-03-17\",b,2\n2026-03-18,\"c,2",
        "rows 8, added 1, restated 0, unchanged 1, skipped 1, rejected 5, reachOnly 0", "5 duplicate-row, 6 campaign invalid-id, 7 clicks invalid-number, 8 day invalid-date, 10 malformed-csv")]
    [InlineData("day,until,reach,clicks\n2026-03-16,2026-03-22,5,7\n2026-03-16,2026-03-16,1,2\n2026-03-16,2026-03-22,,7",
        "rows 3, added 2, restated 0, unchanged 0, skipped 0, rejected 1, reachOnly 1", "4 until range-not-a-day")]
    public async Task DryRun_SaysWhatTheRealRunSays(string file, string counts, string problems)
    {
        var channel = $"import-dry-{file.Length}";
        await app.Api.Channel(channel, $",{Google}");

        foreach (var dryRun in new[] { true, true, false })
        {
            var receipt = await Import("csv", file, $"channel={channel}&source=google-ads&dryRun={dryRun}");

            Assert.Equal(dryRun, receipt.GetProperty("dryRun").GetBoolean());
            Assert.Equal(counts, Counts(receipt));
            Assert.Equal(problems, ProblemsOf(receipt));
            Assert.False(receipt.GetProperty("moreProblems").GetBoolean());
        }
    }

    [Fact]
    public async Task Row_IsRejected_WhenItContradictsWhatWasSaidAtThatVeryTime()
    {
        await app.Api.Channel("import-contradiction");
        const string to = "channel=import-contradiction&source=google-ads&reportedAt=2026-03-19T03:00:00Z";
        await Import("csv", "day,clicks\n2026-03-16,1\n2026-03-17,2", to);

        var receipt = await Import("csv", "day,clicks\n2026-03-16,1\n2026-03-17,3", to);

        Assert.Equal("rows 2, added 0, restated 0, unchanged 1, skipped 0, rejected 1, reachOnly 0", Counts(receipt));
        Assert.Equal("3 clicks contradicting-total", ProblemsOf(receipt));
    }

    [Fact]
    public async Task Connection_SaysPlatformChannelsAndHowItsFilesAreWritten()
    {
        await app.Api.Channel("import-social", ",\"platform\":\"ga4\"");
        await app.Api.Channel("import-rest", ",\"platform\":\"ga4\"");
        await Put(new Connection(
            "import-ga4", "ga4", "GA4", "import-rest", "", new Dictionary<string, string>(), [new ChannelRule("facebook", "paid-social", null, "import-social")],
            new Dictionary<string, string>()));
        await Put(new Connection(
            "import-sheet", "ga4", "A sheet", "import-rest", "offline", new Dictionary<string, string>(), [],
            new Dictionary<string, string> { ["map.day"] = "Datum", ["map.cost"] = "Kosten", ["decimal"] = "comma", ["dateFormat"] = "dd.MM.yyyy", ["reportedAt"] = "never" }));

        Assert.Equal("ga4", (await Import("ga4-cost-csv", Read.Sample("ga4-cost-import.csv"), "connection=import-ga4")).GetProperty("source").GetString());
        await Import("csv", "Datum;Kosten;Anzeigen\n16.03.2026;12,50;9", "connection=import-sheet&map.impressions=Anzeigen");

        var figures = await app.Api.Figures();
        Assert.Equal(41_270_000 + 25_000_000 + 43_900_000 + 24_860_000 + 40_050_000 + 710_000, figures.Number("import-social", "costMicros"));
        Assert.Equal(30_000_000 + 58_200_000 + 17_640_000 + 29_410_000 + 49_750_000 + 19_020_000 + 30_000_000 + 61_180_000 + 16_900_000 + 12_500_000, figures.Number("import-rest", "costMicros"));
    }

    [Fact]
    public async Task CampaignName_IsFoundInTheCatalogue()
    {
        await app.Api.Channel("import-names");
        Assert.True((await app.Api.Put("/campaigns/import-77", """{"name":"LV | Search, spring","channel":"import-names"}""")).IsSuccess);
        const string file = "Campaign report\n16 March 2026\nDay,Campaign,Impr.,Clicks,Cost\n2026-03-16,\"LV | Search, spring\",\"1,840\",96,71.23\nTotal: Campaigns,--,\"1,840\",96,71.23\n";

        var receipt = await Import("google-ads-csv", file, "channel=import-names&source=google-ads&thousands=comma");
        var byId = await Import("csv", "day,campaign,clicks\n2026-03-16,import-77,97", "channel=import-names&source=google-ads");

        Assert.Equal("rows 2, added 1, restated 0, unchanged 0, skipped 1, rejected 0, reachOnly 0", Counts(receipt));
        Assert.Equal("rows 1, added 0, restated 1, unchanged 0, skipped 0, rejected 0, reachOnly 0", Counts(byId));
    }

    [Fact]
    public async Task Chunks_AreReadAsTheyArrive_AndSoIsWhatComesBeforeABreak()
    {
        await app.Api.Channel("import-chunked");
        var rows = Enumerable.Range(0, 12_000).Select(i => $$"""{"campaign_id":"{{i % 40}}","impressions":"{{i}}","date_start":"2026-0{{1 + (i / 40 % 2)}}-{{1 + (i / 80 % 28):D2}}"}""");
        var whole = $"{{\"data\":[{string.Join(",\n", rows)}]}}";

        var answer = await Send("meta-insights", Chunked(whole[..^2]), Api.Json, "channel=import-chunked&source=meta");

        Assert.Equal((400, "malformed-json"), ((int)answer.Status, answer.Code));
        Assert.Equal("rows 12000, added 2240, restated 0, unchanged 0, skipped 0, rejected 9760", Counts(answer.Body).Replace("status 400, ", "", StringComparison.Ordinal));
        Assert.Equal(1_000, answer.Body.GetProperty("problems").GetArrayLength());
        Assert.True(answer.Body.GetProperty("moreProblems").GetBoolean());
        Assert.Equal("duplicate-row", answer.Body.GetProperty("problems")[0].GetProperty("code").GetString());
    }

    public static TheoryData<string, string, string, string, int, string> Refusals => new()
    {
        // format         query                                          type                       body                              answer
        { "excel",         "channel=import-bad&source=x",                 Csv,                       "day,clicks\n2026-03-16,1",       404, "not-found" },
        { "csv",           "channel=import-bad&source=x",                 Api.Json,                  "day,clicks\n2026-03-16,1",       415, "wrong-content-type" },
        { "meta-insights", "channel=import-bad&source=x",                 Csv,                       "[]",                             415, "wrong-content-type" },
        { "csv",           "channel=import-bad&source=x",                 "text/csv; charset=cp1251", "day,clicks\n2026-03-16,1",       415, "wrong-encoding" },
        { "csv",           "channel=import-bad&source=x",                 Csv,                       "PK\u0003\u0004",                 415, "compressed-body" },
        { "csv",           "channel=import-bad&source=x",                 Csv,                       "",                               400, "empty-body" },
        { "csv",           "channel=import-bad&source=x",                 Csv,                       "day,campaign\n2026-03-16,1",     422, "missing-column" },
        { "csv",           "channel=import-bad&source=x",                 Csv,                       "day,clicks\n2026-03-16,x",       422, "invalid-number" },
        { "csv",           "",                                            Csv,                       "day,clicks\n2026-03-16,1",       422, "missing-field" },
        { "csv",           "channel=import-bad",                          Csv,                       "day,clicks\n2026-03-16,1",       422, "missing-field" },
        { "csv",           "channel=nowhere&source=x",                    Csv,                       "day,clicks\n2026-03-16,1",       422, "unknown-channel" },
        { "csv",           "channel=import-bad&source=X%2FY",             Csv,                       "day,clicks\n2026-03-16,1",       422, "invalid-id" },
        { "csv",           "channel=import-bad&source=events",            Csv,                       "day,clicks\n2026-03-16,1",       422, "reserved-id" },
        { "csv",           "connection=nobody",                           Csv,                       "day,clicks\n2026-03-16,1",       422, "unknown-connection" },
        { "csv",           "connection=a%2Fb%00",                         Csv,                       "day,clicks\n2026-03-16,1",       422, "unknown-connection" },
        { "csv",           "connection=import-nowhere",                   Csv,                       "day,clicks\n2026-03-16,1",       422, "no-channel" },
        { "csv",           "channel=import-bad&source=x&map.foo=Bar",     Csv,                       "day,clicks\n2026-03-16,1",       422, "unknown-column" },
        { "csv",           "channel=import-bad&source=x&map.day=",        Csv,                       "day,clicks\n2026-03-16,1",       422, "missing-field" },
        { "csv",           "channel=import-bad&source=x&decimal=guess",   Csv,                       "day,clicks\n2026-03-16,1",       422, "invalid-choice" },
        { "csv",           "channel=import-bad&source=x&thousands=point", Csv,                       "day,clicks\n2026-03-16,1",       422, "invalid-choice" },
        { "csv",           "channel=import-bad&source=x&delimiter=|",     Csv,                       "day,clicks\n2026-03-16,1",       422, "invalid-choice" },
        { "csv",           "channel=import-bad&source=x&dateFormat=MM-dd", Csv,                      "day,clicks\n2026-03-16,1",       422, "invalid-choice" },
        { "csv",           "channel=import-bad&source=x&dateFormat=%25",  Csv,                       "day,clicks\n2026-03-16,1",       422, "invalid-choice" },
        { "csv",           "channel=import-bad&source=x&dryRun=maybe",    Csv,                       "day,clicks\n2026-03-16,1",       422, "invalid-choice" },
        { "csv",           "channel=import-bad&source=x&reportedAt=now",  Csv,                       "day,clicks\n2026-03-16,1",       422, "invalid-time" },
        { "csv",           "channel=import-bad&source=x&reportedAt=2026-04-01T00:00:00Z", Csv,       "day,clicks\n2026-03-16,1",       422, "time-in-future" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Import_IsRefused_WhenItIs(string format, string query, string type, string body, int status, string code)
    {
        await app.Api.Channel("import-bad");
        await Put(new Connection("import-nowhere", "x", "X", null, "", new Dictionary<string, string>(), [], new Dictionary<string, string>()));

        var answer = await Send(format, Api.Text(body, type), null, query);

        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
        Assert.Null((await app.Api.Figures()).Number("import-bad", "clicks"));
    }

    [Fact]
    public async Task Import_IsRefused_WhenItIsCompressed()
    {
        await app.Api.Channel("import-bad");
        var content = Api.Text("day,clicks\n2026-03-16,1", Csv);
        content.Headers.ContentEncoding.Add("gzip");

        var answer = await Send("csv", content, null, "channel=import-bad&source=x");

        Assert.Equal((415, "compressed-body"), ((int)answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("csv",           true)]
    [InlineData("csv",           false)]
    [InlineData("meta-insights", true)]
    public async Task Import_Ends_WhereTheFileIsTooLarge(string format, bool isChunked)
    {
        await app.Api.Channel("import-large");
        var isCsv = format == "csv";
        var row = isCsv ? "2026-03-16,1\n" : """{"campaign_id":"1","impressions":"1","date_start":"2026-03-16"},""";
        var file = (isCsv ? "day,clicks\n" : "[") + string.Concat(Enumerable.Repeat(row, (AppSettings.MostImportBytes / row.Length) + 10_000));

        var answer = await Send(format, isChunked ? Chunked(file) : Api.Text(file, null), isCsv ? Csv : Api.Json, "channel=import-large&source=x");

        Assert.Equal((413, "body-too-large"), ((int)answer.Status, answer.Code));
        if (isChunked)
        {
            // What came before the limit was taken, and is counted.
            Assert.InRange(answer.Body.GetProperty("rows").GetInt32(), 1, AppSettings.MostImportBytes / row.Length);
            Assert.Equal(1, answer.Body.GetProperty("added").GetInt32());
        }
    }

    [Fact]
    public async Task Import_NeedsAKey() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Api.Send(HttpMethod.Post, "/imports/csv?channel=x&source=x", Api.Text("day", Csv), key: null)).Status);

    private async Task<JsonElement> Import(string format, string file, string query)
    {
        var answer = await Send(format, Chunked(file), format == "meta-insights" ? Api.Json : Csv, query);
        Assert.True(answer.IsSuccess, answer.ToString());
        return answer.Body;
    }

    private Task<Answer> Send(string format, HttpContent content, string? type, string query)
    {
        if (type is not null)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue(type);
        }

        return app.Api.Send(HttpMethod.Post, $"/imports/{format}?{query}", content);
    }

    private Task Put(Connection connection) =>
        new CatalogStore(new TableServiceClient(app.Azurite.ConnectionString), TimeProvider.System).Put(connection.Id, connection, default);

    private static StreamContent Chunked(string text) => new(new Unseekable(Encoding.UTF8.GetBytes(text)));

    private static string Counts(JsonElement receipt) =>
        string.Join(", ", receipt.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number).Select(p => $"{p.Name} {p.Value}"));

    private static string ProblemsOf(JsonElement receipt) => string.Join(", ", receipt.GetProperty("problems").EnumerateArray()
        .Select(p => $"{p.GetProperty("line")} {p.GetProperty("column")} {p.GetProperty("code")}".Replace("  ", " ", StringComparison.Ordinal)));

    /// <summary>A body of unknown length is sent in chunks.</summary>
    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
