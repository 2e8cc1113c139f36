using Attribution.Testing;

#pragma warning disable format // The columns of tables stay aligned.

namespace Azure.Data.Tables.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class RoundTripTests(AzuriteFixture azurite)
{
    /// <summary>Seven decimals, none of them zero at the end.</summary>
    private static readonly DateTime Precise = new DateTime(2026, 11, 22, 23, 59, 59, DateTimeKind.Utc).AddTicks(9_999_999);

    public static TheoryData<object> Values =>
    [
        // Text
        "", "plain", "it's \"quoted\" \\ back", "line\r\nbreak\ttab", "日本語 Ω 😀 \u2028", new string('x', 32_768), new string('ü', 32_768), "2026-01-01T00:00:00Z", "123",
        // Integers
        0, int.MinValue, int.MaxValue, 0L, 1L, long.MinValue, long.MaxValue, 9_007_199_254_740_993L,
        // Doubles, whole ones among them
        0.0, 1.0, -3.0, 0.1, 1e15, 1e300, double.Epsilon, double.MaxValue, Math.PI, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        // The rest
        true, false, new Guid("c9da6455-213d-42c9-9a79-3e9149a57833"),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task TableEntity_KeepsValueAndType_WhenReadBack(object value)
    {
        var table = await azurite.CreateTable($"{value.GetType()}{value}");
        await table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = value });
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "t") { ["V"] = value })]);

        var single = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        var queried = await table.QueryAsync<TableEntity>().ToList();

        Assert.Equal(value, single["V"]);
        Assert.Equal(2, queried.Count);
        Assert.All(queried, row => Assert.Equal(value, row["V"]));
    }

    [Fact]
    public async Task TableEntity_KeepsInstantsAndBinary_WhenReadBack()
    {
        var table = await azurite.CreateTable();
        byte[] bytes = [0, 1, 127, 128, 255, 62, 63];
        await table.AddEntityAsync(new TableEntity("p", "r")
        {
            ["Time"] = Precise,
            ["Instant"] = new DateTimeOffset(Precise).ToOffset(TimeSpan.FromHours(-8)),
            ["Unspecified"] = DateTime.SpecifyKind(Precise, DateTimeKind.Unspecified),
            ["Bytes"] = bytes,
            ["Data"] = new BinaryData(bytes),
            ["Empty"] = Array.Empty<byte>(),
            ["Nothing"] = null!,
        });

        var row = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal((Precise, DateTimeKind.Utc), (row.GetDateTime("Time")!.Value, row.GetDateTime("Time")!.Value.Kind));
        Assert.Equal(new DateTimeOffset(Precise), row.GetDateTimeOffset("Instant"));
        Assert.Equal(Precise, row.GetDateTime("Unspecified"));
        Assert.Equal(bytes, row.GetBinary("Bytes"));
        Assert.Equal(bytes, row.GetBinaryData("Data")!.ToArray());
        Assert.Empty(row.GetBinary("Empty")!);
        Assert.False(row.ContainsKey("Nothing"));
    }

    [Fact]
    public async Task TypedEntity_KeepsEveryProperty_WhenFilled()
    {
        var table = await azurite.CreateTable();
        byte[] bytes = [9, 8, 7];
        var sent = new Reading
        {
            Text = "it's 😀",
            Count = int.MinValue,
            MaybeCount = int.MaxValue,
            Micros = long.MinValue,
            MaybeMicros = long.MaxValue,
            Ratio = 2,
            MaybeRatio = double.NaN,
            Flag = true,
            MaybeFlag = false,
            Id = new Guid("c9da6455-213d-42c9-9a79-3e9149a57833"),
            MaybeId = Guid.Empty,
            Day = Precise,
            MaybeDay = Precise.AddTicks(-1),
            At = new DateTimeOffset(Precise).ToOffset(TimeSpan.FromHours(5)),
            MaybeAt = new DateTimeOffset(Precise),
            Bytes = bytes,
            Data = new BinaryData(bytes),
            Mood = Mood.Busy,
            MaybeMood = Mood.Calm,
            Original = "renamed",
            Ignored = "never stored",
        };
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, sent)]);

        var read = (await table.GetEntityAsync<Reading>("p", "r")).Value;
        var stored = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equivalent(Comparable(sent), Comparable(read), strict: true);
        Assert.Equal(DateTimeKind.Utc, read.Day.Kind);
        Assert.Null(read.Ignored);
        Assert.Equal("Busy", stored["Mood"]);
        Assert.Equal("renamed", stored["renamed"]);
        Assert.Equal(2.0, stored["Ratio"]);
        Assert.DoesNotContain(stored.Keys, k => k is "Original" or "Ignored" or "Computed" or "ETag");
    }

    [Fact]
    public async Task TypedEntity_LeavesPropertiesOut_WhenTheyAreNull()
    {
        var table = await azurite.CreateTable();
        await table.AddEntityAsync(new Reading());

        var read = (await table.GetEntityAsync<Reading>("p", "r")).Value;
        var stored = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equivalent(Comparable(new Reading()), Comparable(read), strict: true);
        Assert.DoesNotContain(stored.Keys, k => k.StartsWith("Maybe", StringComparison.Ordinal) || k is "Text" or "Bytes" or "Data");
    }

    [Fact]
    public async Task Read_BringsVersionAndTime_WhenTheServiceSetThem()
    {
        var table = await azurite.CreateTable();
        var version = (await table.AddEntityAsync(new Reading { ETag = new ETag("mine"), Timestamp = DateTimeOffset.UnixEpoch })).Headers.ETag;

        var typed = (await table.GetEntityAsync<Reading>("p", "r")).Value;
        var untyped = Assert.Single(await table.QueryAsync<TableEntity>().ToList());

        Assert.Equal(version, typed.ETag);
        Assert.Equal(version, untyped.ETag);
        Assert.True(typed.Timestamp > DateTimeOffset.UnixEpoch);
        Assert.Equal(typed.Timestamp, untyped.Timestamp);
    }

    [Fact]
    public async Task TypedEntity_KeepsItsDefault_WhenAnEnumsNameIsUnknown()
    {
        var table = await azurite.CreateTable();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Mood"] = "Retired", ["Count"] = 3 });

        var read = (await table.GetEntityAsync<Reading>("p", "r")).Value;

        Assert.Equal((Mood.Calm, 3), (read.Mood, read.Count));
    }

    [Fact]
    public async Task AddEntity_IsRefused_WhenATypeCannotBeStored()
    {
        var table = new TableClient(azurite.ConnectionString, "t");

        var typed = await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(new Priced()));
        var untyped = await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["Price"] = 1m }));

        Assert.Contains("Priced.Price", typed.Message, StringComparison.Ordinal);
        Assert.Contains("Decimal", untyped.Message, StringComparison.Ordinal);
    }

    private static object Comparable(Reading r) => new
    {
        r.Text, r.Count, r.MaybeCount, r.Micros, r.MaybeMicros, r.Ratio, r.MaybeRatio, r.Flag, r.MaybeFlag, r.Id, r.MaybeId,
        r.Day, r.MaybeDay, At = r.At.UtcDateTime, MaybeAt = r.MaybeAt?.UtcDateTime, r.Bytes, Data = r.Data?.ToArray(), r.Mood, r.MaybeMood, r.Original,
    };

    private sealed class Priced : ITableEntity
    {
        public string PartitionKey { get; set; } = "p";

        public string RowKey { get; set; } = "r";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public decimal Price { get; set; }
    }
}
