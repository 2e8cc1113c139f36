namespace Azure.Data.Tables.Tests;

public sealed class TableEntityTests
{
    [Fact]
    public void Getters_ReturnNull_WhenThePropertyIsAbsent()
    {
        var row = new TableEntity("p", "r");

        Assert.Null(row["X"]);
        Assert.Null(row.GetString("X"));
        Assert.Null(row.GetInt32("X"));
        Assert.Null(row.GetInt64("X"));
        Assert.Null(row.GetDouble("X"));
        Assert.Null(row.GetBoolean("X"));
        Assert.Null(row.GetGuid("X"));
        Assert.Null(row.GetDateTime("X"));
        Assert.Null(row.GetDateTimeOffset("X"));
        Assert.Null(row.GetBinary("X"));
        Assert.Null(row.GetBinaryData("X"));
        Assert.Null(row.Timestamp);
        Assert.Equal(default, row.ETag);
    }

    [Fact]
    public void Getters_Throw_WhenThePropertyHoldsAnotherType()
    {
        var row = new TableEntity { ["Int"] = 1, ["Long"] = 1L, ["Text"] = "1" };

        Assert.Throws<InvalidOperationException>(() => row.GetInt64("Int"));
        Assert.Throws<InvalidOperationException>(() => row.GetInt32("Long"));
        Assert.Throws<InvalidOperationException>(() => row.GetDouble("Int"));
        Assert.Throws<InvalidOperationException>(() => row.GetDateTime("Text"));
        Assert.Throws<InvalidOperationException>(() => row.GetBinary("Text"));
    }

    [Fact]
    public void Getters_Convert_BetweenTheTwoFormsOfInstantsAndOfBinary()
    {
        var time = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        var row = new TableEntity { ["Time"] = time, ["Instant"] = new DateTimeOffset(time).ToOffset(TimeSpan.FromHours(3)), ["Bytes"] = "ab"u8.ToArray(), ["Data"] = new BinaryData("ab"u8.ToArray()) };

        Assert.Equal(new DateTimeOffset(time), row.GetDateTimeOffset("Time"));
        Assert.Equal(time, row.GetDateTime("Instant"));
        Assert.Equal("ab", row.GetBinaryData("Bytes")!.ToString());
        Assert.Equal("ab"u8.ToArray(), row.GetBinary("Data"));
    }

    [Fact]
    public void Indexer_KeepsTheStoredType_WhenANumberWidens()
    {
        var row = new TableEntity { ["Long"] = 1L, ["Double"] = 1.5 };

        row["Long"] = 2;
        row["Double"] = 3;

        Assert.Equal((2L, 3.0), (row["Long"], row["Double"]));
        Assert.Throws<InvalidOperationException>(() => row["Long"] = "text");
    }

    [Fact]
    public void Dictionary_HoldsKeysAndProperties_WhenBuiltFromValues()
    {
        var values = new Dictionary<string, object> { ["PartitionKey"] = "p", ["RowKey"] = "r", ["N"] = 1 };
        var row = new TableEntity(values) { { "M", 2 } };
        values["N"] = 99;

        Assert.Equal(("p", "r", 1), (row.PartitionKey, row.RowKey, row.GetInt32("N")));
        Assert.Equal(["M", "N", "PartitionKey", "RowKey"], row.Keys.Order());
        Assert.True(row.TryGetValue("M", out var two) && two is 2);
        Assert.Throws<ArgumentException>(() => row.Add("M", 3));
        Assert.True(row.Remove("M"));
        Assert.False(row.ContainsKey("M"));
        Assert.Equal(3, row.Count);
        row.Clear();
        Assert.Empty(row);
    }
}
