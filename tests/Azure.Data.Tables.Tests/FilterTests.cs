namespace Azure.Data.Tables.Tests;

public sealed class FilterTests
{
    [Fact]
    public void CreateQueryFilter_WritesALiteral_ForEachType()
    {
        var utc = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddTicks(1);

        Assert.Equal("A eq 'it''s'", TableClient.CreateQueryFilter($"A eq {"it's"}"));
        Assert.Equal("A eq 1", TableClient.CreateQueryFilter($"A eq {1}"));
        Assert.Equal("A eq 1L", TableClient.CreateQueryFilter($"A eq {1L}"));
        Assert.Equal("A eq 1.0", TableClient.CreateQueryFilter($"A eq {1.0}"));
        Assert.Equal("A eq 0.5", TableClient.CreateQueryFilter($"A eq {0.5}"));
        Assert.Equal("A eq true", TableClient.CreateQueryFilter($"A eq {true}"));
        Assert.Equal("A eq guid'00000000-0000-0000-0000-000000000000'", TableClient.CreateQueryFilter($"A eq {Guid.Empty}"));
        Assert.Equal("A eq datetime'2026-01-02T03:04:05.0000001Z'", TableClient.CreateQueryFilter($"A eq {utc}"));
        Assert.Equal("A eq datetime'2026-01-02T03:04:05.0000001Z'", TableClient.CreateQueryFilter($"A eq {new DateTimeOffset(utc).ToOffset(TimeSpan.FromHours(9))}"));
        Assert.Equal("A eq X'00FF'", TableClient.CreateQueryFilter($"A eq {new byte[] { 0, 255 }}"));
        Assert.Equal("A eq 'Busy'", TableClient.CreateQueryFilter($"A eq {Mood.Busy}"));
        Assert.Equal("A eq '{0}'", TableClient.CreateQueryFilter($"A eq {"{0}"}"));
    }

    [Fact]
    public void CreateQueryFilter_IsRefused_WhenAValueHasNoLiteral()
    {
        Assert.Throws<ArgumentNullException>(() => TableClient.CreateQueryFilter($"A eq {null}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {1m}"));
    }

    [Fact]
    public void CreateQueryFilter_TranslatesALambda_WhenItComparesProperties()
    {
        var captured = new { Key = "it's", Limit = 5L };

        Assert.Equal("RowKey eq 'it''s'", TableClient.CreateQueryFilter<Reading>(r => r.RowKey == captured.Key));
        Assert.Equal("Micros gt 5L", TableClient.CreateQueryFilter<Reading>(r => captured.Limit < r.Micros));
        Assert.Equal("(Count ne 1) and ((Ratio le 2.0) or (Flag eq true))", TableClient.CreateQueryFilter<Reading>(r => r.Count != 1 && (r.Ratio <= 2 || r.Flag)));
        Assert.Equal("not (Flag eq true)", TableClient.CreateQueryFilter<Reading>(r => !r.Flag));
        Assert.Equal("RowKey ge 'a'", TableClient.CreateQueryFilter<Reading>(r => string.CompareOrdinal(r.RowKey, "a") >= 0));
        Assert.Equal("MaybeMood eq 'Busy'", TableClient.CreateQueryFilter<Reading>(r => r.MaybeMood == Mood.Busy));
        Assert.Equal("MaybeCount eq 3", TableClient.CreateQueryFilter<Reading>(r => r.MaybeCount!.Value == 3));
        Assert.Equal("renamed eq 'x'", TableClient.CreateQueryFilter<Reading>(r => r.Original == "x"));
    }

    [Fact]
    public void CreateQueryFilter_IsRefused_WhenALambdaSaysMoreThanAFilterCan()
    {
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter<Reading>(r => r.Text!.Contains('x')));
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter<Reading>(r => r.Count + 1 == 2));
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter<Reading>(r => r.Count == r.MaybeCount));
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter<Reading>(r => string.Compare(r.Text, "x", StringComparison.Ordinal) > 0));
    }
}
