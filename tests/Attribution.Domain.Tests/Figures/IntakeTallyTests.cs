using System.Globalization;
using Attribution.Domain.Figures;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Figures;

public sealed class IntakeTallyTests
{
    [Theory]
    //          what days and processes counted: channel accepted/duplicates/late code=count …              one line per channel
    [InlineData("",                                                                                          "")]
    [InlineData("paid 3/1/2",                                                                                "paid 3/1/2")]
    [InlineData("paid 3/1/2; paid 4/0/0",                                                                    "paid 7/1/2")]
    // In order of channels and codes, whatever the order in which they were read; what names no channel comes first.
    [InlineData("paid 1/0/0; email 2/0/0;  0/0/0 missing-field=1",                                           " 0/0/0 missing-field=1; email 2/0/0; paid 1/0/0")]
    [InlineData("paid 0/0/0 b=1 a=2; paid 0/0/0 c=1 a=1",                                                    "paid 0/0/0 a=3 b=1 c=1")]
    [InlineData("paid 0/0/0 currency-mismatch:USD=2; paid 1/0/0 currency-mismatch:USD=1 currency-mismatch=1", "paid 1/0/0 currency-mismatch=1 currency-mismatch:USD=3")]
    public void Sum_AddsUpPerChannel_WhenCountedIs(string counted, string sums) =>
        Assert.Equal(sums, string.Join("; ", IntakeTally.Sum(counted.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(Tally)).Select(Text)));

    private static IntakeTally Tally(string text)
    {
        var parts = text.Split(' ');
        var counts = parts[1].Split('/').Select(Number).ToList();
        return new IntakeTally(parts[0], counts[0], counts[1], counts[2], parts[2..].Select(code => code.Split('=')).ToDictionary(code => code[0], code => Number(code[1])));
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(IntakeTally tally) =>
        string.Join(' ', [tally.Channel, $"{tally.Accepted}/{tally.Duplicates}/{tally.Late}", .. tally.Rejected.Select(code => $"{code.Key}={code.Value}")]);
}
