using System.Text;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Imports;

/// <summary>How Meta's insights are taken apart, however they are cut into pieces on their way.</summary>
public sealed class MetaImportTests
{
    private const string A = """{"campaign_id":"1","impressions":"10","inline_link_clicks":"2","spend":"1.50","date_start":"2026-03-16","date_stop":"2026-03-16"}""";
    private const string B = """{"campaign_id":2,"impressions":20,"spend":0.5,"date_start":"2026-03-17","date_stop":"2026-03-17"}""";
    private const string ToldA = "2026-03-16 1 Impressions 10, Clicks 2, Cost 1500000";
    private const string ToldB = "2026-03-17 2 Impressions 20, Cost 500000";

    public static TheoryData<string, string> Files => new()
    {
        // An object with data, pages after each other, or a plain array.
        { $$$$"""{"data":[{{{{A}}}},{{{{B}}}}],"paging":{"cursors":{"after":"x"}}}""", $"1: {ToldA} | 1: {ToldB}" },
        { $$"""{"paging":{"data":[7]},"summary":[{"data":[]}],"data":[{{A}}]}""", $"1: {ToldA}" },
        { $"{{\n\"data\": [\n{A},\n\n{B}\n]\n}}\n",                              $"3: {ToldA} | 5: {ToldB}" },
        { $"\uFEFF[{A}\n,{B}]",                                                   $"1: {ToldA} | 2: {ToldB}" },
        { $"{{\"data\":[{A}]}}\n{{\"data\":[{B}]}}\n",                           $"1: {ToldA} | 2: {ToldB}" },
        { """{"data":[]}""",                                                      "" },
        { "[]",                                                                   "" },
        // Rows that spoil themselves.
        { $"[7,null,\"x\",[],{A}]",                                               $"1: not-an-object | 1: not-an-object | 1: not-an-object | 1: not-an-object | 1: {ToldA}" },
        { $$"""[{},{{A}}]""",                                                     $"1: missing-field | 1: {ToldA}" },
        { $"[{A.Replace("\"10\"", "[10]", StringComparison.Ordinal)},{B}]",       $"1: invalid-type | 1: {ToldB}" },
        { $"[{A.Replace("\"10\"", "\"\\ud800\"", StringComparison.Ordinal)},{B}]", $"1: invalid-text | 1: {ToldB}" },
        { $"[{A.Replace("\"10\"", "\"many\"", StringComparison.Ordinal)},{B}]",   $"1: invalid-number impressions | 1: {ToldB}" },
        { $"[{A.Replace("\"1.50\"", "\"1,50\"", StringComparison.Ordinal)},{B}]", $"1: invalid-amount cost | 1: {ToldB}" },
        { $"[{A[..^1]},\"adset_id\":\"5\"}},{B}]",                                $"1: too-detailed | 1: {ToldB}" },
        { $"[{A[..^1]},\"age\":\"18-24\"}},{B}]",                                 $"1: too-detailed | 1: {ToldB}" },
        { $"[{A[..^1]},\"account_currency\":\"USD\"}},{B}]",                      $"1: currency-mismatch currency | 1: {ToldB}" },
        // A range: its reach alone, because the other measures cannot be told apart by day.
        { $"[{A[..^1].Replace("\"date_stop\":\"2026-03-16\"", "\"date_stop\":\"2026-03-18\"", StringComparison.Ordinal)},\"reach\":\"9\"}}]", "1: 2026-03-16..03-18 1 Reach 9 only" },
        { $"[{A.Replace("\"date_stop\":\"2026-03-16\"", "\"date_stop\":\"2026-03-18\"", StringComparison.Ordinal)}]",                         "1: range-not-a-day until" },
        // Files that are broken, and those that break off: what comes before is taken.
        { "",                                                                     "Unreadable empty-body" },
        { "day,clicks\n2026-03-16,1",                                             "Unreadable malformed-json" },
        { "7",                                                                    "Unreadable malformed-json" },
        { """{"data":{}}""",                                                      "Unreadable malformed-json" },
        { $$"""{"data":[{{A}}""",                                                 $"1: {ToldA} | Unreadable malformed-json" },
        { $$"""{"data":[{{A}},""",                                                $"1: {ToldA} | Unreadable malformed-json" },
        { $$"""{"data":[{{A}}]""",                                                $"1: {ToldA} | Unreadable malformed-json" },
        { $$"""{"data":[{{A}},{{B[..40]}}""",                                     $"1: {ToldA} | Unreadable malformed-json" },
        { $$"""{"data":[{{A}} {{B}}]}""",                                         $"1: {ToldA} | Unreadable malformed-json" },
        { $$"""[{{A}}]}""",                                                       $"1: {ToldA} | Unreadable malformed-json" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Rows_AreRead_HoweverTheyArrive(string file, string expected)
    {
        Assert.Equal(expected, await Read.File("meta-insights", file));
        Assert.Equal(expected, await Read.File("meta-insights", file, piece: 1));
        Assert.Equal(expected, await Read.File("meta-insights", file, piece: 97));
    }

    [Fact]
    public async Task Sample_IsReadWithReach_AndWithoutClicksThatAreMissing()
    {
        var rows = (await Read.File("meta-insights", Read.Sample("meta-insights.json"))).Split(" | ");

        Assert.Equal("3: 2026-03-16 120214508876540123 Impressions 8120, Reach 6904, Clicks 97, Cost 41270000", rows[0]);
        Assert.Equal("2026-03-18 120214508876540456 Impressions 402, Reach 399, Cost 710000", rows[5][(rows[5].IndexOf(' ', StringComparison.Ordinal) + 1)..]);
    }

    [Fact]
    public async Task Sample_OfAPeriod_GivesReachOfTheRange()
    {
        Assert.Equal(
            "3: 2026-03-16..03-18 120214508876540123 Reach 14380 only | 27: 2026-03-16..03-18 120214508876540456 Reach 17102 only",
            await Read.File("meta-insights", Read.Sample("meta-insights-period.json")));
    }

    [Fact]
    public async Task File_EndsThere_WhenARowNeverEnds() =>
        Assert.Equal($"1: {ToldA} | Unreadable row-too-long", await Read.File("meta-insights", $"[{A},{{\"x\":\"{new string('x', 3_000_000)}\"}}]", piece: 10_000));

    [Fact]
    public async Task File_IsRefused_WhenItIsUtf16() =>
        Assert.Equal("WrongType wrong-encoding", await Read.Bytes("meta-insights", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($"[{A}]")]));
}
