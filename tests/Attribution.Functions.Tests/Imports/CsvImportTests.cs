using System.Text;
using Attribution.Functions.Imports;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Imports;

/// <summary>How CSV files are taken apart: lines are those that an editor shows.</summary>
public sealed class CsvImportTests
{
    private const string H = "day,campaign,clicks\n";

    [Theory]
    // Rows, line breaks, and the last line without one.
    [InlineData("day,campaign,clicks\n2026-03-16,a,1\n2026-03-17,b,2\n",     "2: 2026-03-16 a Clicks 1 | 3: 2026-03-17 b Clicks 2")]
    [InlineData("day,campaign,clicks\r\n2026-03-16,a,1\r\n2026-03-17,b,2",   "2: 2026-03-16 a Clicks 1 | 3: 2026-03-17 b Clicks 2")]
    [InlineData("\uFEFFday,campaign,clicks\n2026-03-16,a,1",                 "2: 2026-03-16 a Clicks 1")]
    [InlineData(H + "\n\n2026-03-16,a,1\n\n2026-03-17,b,2\n\n",             "4: 2026-03-16 a Clicks 1 | 6: 2026-03-17 b Clicks 2")]
    [InlineData(H,                                                           "")]
    [InlineData("day,campaign,clicks",                                       "")]
    // Delimiters follow from the header.
    [InlineData("day;campaign;clicks\n2026-03-16;a;1",                       "2: 2026-03-16 a Clicks 1")]
    [InlineData("day\tcampaign\tclicks\n2026-03-16\ta\t1",                   "2: 2026-03-16 a Clicks 1")]
    [InlineData("sep=;\nday;campaign;clicks\n2026-03-16;a;1",                "3: 2026-03-16 a Clicks 1")]
    // Headers: any case, any order, spaces, quotes, columns that we do not know.
    [InlineData("x, \"Clicks\" ,DAY,y\n9,1,2026-03-16,8",                    "2: 2026-03-16  Clicks 1")]
    // Quotes: delimiters, doubled quotes and line breaks inside.
    [InlineData("day,note,clicks\n2026-03-16,\"a, \"\"b\"\"\",1",            "2: 2026-03-16  Clicks 1")]
    [InlineData("day,note,clicks\n2026-03-16,\"one\ntwo\n\nfour\",1\n2026-03-17,x,2", "2: 2026-03-16  Clicks 1 | 6: 2026-03-17  Clicks 2")]
    [InlineData("day,note,clicks\n2026-03-16,\"one\r\ntwo\",1\r\n2026-03-17,x,2",     "2: 2026-03-16  Clicks 1 | 4: 2026-03-17  Clicks 2")]
    // What is not known is not zero.
    [InlineData("day,impressions,clicks\n2026-03-16,,1\n2026-03-17,--,0",    "2: 2026-03-16  Clicks 1 | 3: 2026-03-17  Clicks 0")]
    [InlineData("day,impressions,clicks\n2026-03-16,,",                      "2: missing-field")]
    // A broken row spoils itself.
    [InlineData(H + "2026-03-16,a\n2026-03-17,b,2",                          "2: wrong-column-count | 3: 2026-03-17 b Clicks 2")]
    [InlineData(H + "2026-03-16,a,1,840\n2026-03-17,b,2",                    "2: wrong-column-count | 3: 2026-03-17 b Clicks 2")]
    [InlineData(H + "2026-03-16,a,1,,\n2026-03-17,b,2",                      "2: 2026-03-16 a Clicks 1 | 3: 2026-03-17 b Clicks 2")]
    [InlineData(H + "2026-03-16,\"a\"b,1\n2026-03-17,b,2",                   "2: malformed-csv | 3: 2026-03-17 b Clicks 2")]
    [InlineData(H + "2026-03-16,\"a,1\n2026-03-17,b,2",                      "2: malformed-csv")]
    [InlineData(H + "2026-03-16,\"a,1\n2026-03-17,\"b\",2\n2026-03-18,c,3",  "2: malformed-csv | 4: 2026-03-18 c Clicks 3")]
    [InlineData(H + "soon,a,1\n2026-03-17,b,2",                              "2: invalid-date day | 3: 2026-03-17 b Clicks 2")]
    // Rows of totals.
    [InlineData(H + "2026-03-16,a,1\nTotal,,1\n,,1\n--,,1\nИтого:,,1",       "2: 2026-03-16 a Clicks 1 | 3: skipped | 4: skipped | 5: skipped | 6: skipped")]
    [InlineData(H + "2026-03-16,a,1\nTotal",                                 "2: 2026-03-16 a Clicks 1 | 3: wrong-column-count")]
    // Files of which nothing can be read.
    [InlineData("",                                                          "Unreadable empty-body")]
    [InlineData(" \r\n\n",                                                   "Unreadable empty-body")]
    [InlineData("\uFEFF",                                                    "Unreadable empty-body")]
    [InlineData("2026-03-16,a,1\n2026-03-17,b,2",                            "WrongColumns missing-column")]
    [InlineData("day,campaign\n2026-03-16,a",                                "WrongColumns missing-column")]
    [InlineData("{\"data\":[]}",                                             "WrongColumns missing-column")]
    [InlineData("PK\u0003\u0004xl/workbook.xml",                             "WrongType compressed-body")]
    public async Task Rows_AreRead_FromAGenericFile(string file, string expected)
    {
        Assert.Equal(expected, await Read.File("csv", file));
        Assert.Equal(expected, await Read.File("csv", file, piece: 1));
    }

    [Fact]
    public async Task Row_IsSpoilt_WhenItIsNotUtf8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("day,note,clicks\n2026-03-16,Rīga,1\n2026-03-17,"), 0xCF, 0xF0, .. ",2\n2026-03-18,x,3"u8];

        Assert.Equal("2: 2026-03-16  Clicks 1 | 3: wrong-encoding | 4: 2026-03-18  Clicks 3", await Read.Bytes("csv", bytes));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task File_IsReadAsUtf16_WhenItsMarkSaysSo(string encoding)
    {
        var written = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. written.GetPreamble(), .. written.GetBytes("Kampaņu pārskats\r\nday\tcampaignName\tcampaign\tclicks\r\n2026-03-16\tRīga\ta\t1\r\n")];

        Assert.Equal("3: 2026-03-16 a Clicks 1", await Read.Bytes("csv", bytes));
    }

    [Fact]
    public async Task File_EndsThere_WhenAQuoteIsNeverClosed()
    {
        var file = H + "2026-03-16,a,1\n2026-03-17,\"b,2\n" + string.Concat(Enumerable.Repeat("2026-03-18,c,3\n", 200_000));

        Assert.Equal("2: 2026-03-16 a Clicks 1 | Unreadable malformed-csv", await Read.File("csv", file));
    }

    [Fact]
    public async Task File_EndsThere_WhenARowNeverEnds() =>
        Assert.Equal("2: 2026-03-16 a Clicks 1 | Unreadable malformed-csv", await Read.File("csv", H + "2026-03-16,a,1\n2026-03-17" + new string(',', 3_000_000)));

    [Fact]
    public async Task Gzip_IsNamed() => Assert.Equal("WrongType compressed-body", await Read.Bytes("csv", [0x1F, 0x8B, 8, 0]));

    [Theory]
    //          delimiter decimal thousands date format      file                                                           rows
    [InlineData(null,     '.',    null,     "yyyy-MM-dd",    "day,cost\n2026-03-16,12.5",                                   "2: 2026-03-16  Cost 12500000")]
    [InlineData(null,     ',',    null,     "dd.MM.yyyy",    "day;cost\n16.03.2026;12,5",                                   "2: 2026-03-16  Cost 12500000")]
    [InlineData(null,     ',',    '.',      "d.M.yyyy",      "day;cost\n16.3.2026;1.234,5",                                 "2: 2026-03-16  Cost 1234500000")]
    [InlineData(null,     ',',    ' ',      "yyyy. MM. dd.", "day;cost\n2026. 03. 16.;1\u00A0234,5",                        "2: 2026-03-16  Cost 1234500000")]
    [InlineData(null,     '.',    ',',      "M/d/yyyy",      "day,cost\n3/16/2026,\"1,234.50\"",                            "2: 2026-03-16  Cost 1234500000")]
    [InlineData(null,     '.',    ',',      "MMM d, yyyy",   "day,cost\n\"Mar 16, 2026\",\"1,234.50\"",                     "2: 2026-03-16  Cost 1234500000")]
    [InlineData(null,     '.',    null,     "yyyyMMdd",      "day\tcost\n20260316\t12.5",                                   "2: 2026-03-16  Cost 12500000")]
    // Never guessed: what is written otherwise than said is refused.
    [InlineData(null,     '.',    null,     "yyyy-MM-dd",    "day;cost\n2026-03-16;12,5",                                   "2: invalid-amount cost")]
    [InlineData(null,     ',',    null,     "yyyy-MM-dd",    "day;cost\n2026-03-16;12.5",                                   "2: invalid-amount cost")]
    [InlineData(null,     '.',    null,     "yyyy-MM-dd",    "day,cost\n2026-03-16,\"1,234.50\"",                           "2: invalid-amount cost")]
    [InlineData(null,     '.',    null,     "dd/MM/yyyy",    "day,cost\n03/16/2026,1",                                      "2: invalid-date day")]
    // A delimiter that is told is not looked for.
    [InlineData(';',      '.',    null,     "yyyy-MM-dd",    "day,cost\n2026-03-16,1",                                      "WrongColumns missing-column")]
    public async Task Numbers_AreReadAsTheSettingsSay(char? delimiter, char point, char? thousands, string date, string file, string expected) =>
        Assert.Equal(expected, await Read.File("csv", file, CsvSettings.Usual with { Delimiter = delimiter, Numbers = new NumberFormat(point, thousands), DateFormat = date }));

    [Fact]
    public async Task Columns_AreFoundUnderMappedHeaders()
    {
        var settings = CsvSettings.Usual with
        {
            Map = new Dictionary<ImportColumn, string> { [ImportColumn.Day] = "Datums", [ImportColumn.Cost] = "Iztērēts (EUR)", [ImportColumn.Campaign] = "Kampaņas ID" },
        };

        Assert.Equal("2: 2026-03-16 7 Clicks 3, Cost 1500000", await Read.File("csv", "Datums,Kampaņas ID,Iztērēts (EUR),Clicks\n2026-03-16,7,1.5,3", settings));
        Assert.Equal("WrongColumns missing-column", await Read.File("csv", "day,Kampaņas ID,cost\n2026-03-16,7,1.5", settings));
    }

    [Fact]
    public async Task MissingColumn_IsNamedWithThoseThatAreThere()
    {
        await using var source = ImportFormat.Find("ga4-cost-csv")!.Open(
            System.IO.Pipelines.PipeReader.Create(new MemoryStream(Encoding.UTF8.GetBytes("Report\nutm_source;Datum;cost\nx;2026-03-16;1"))), CsvSettings.Usual);

        var end = Assert.IsType<RowRead.End>(await source.Next(default));

        Assert.Equal("There is no column 'date', and none 'utm_medium' or 'Campaign medium'. There are 'utm_source', 'Datum', 'cost'.", end.Fault!.Fault.Message);
    }

    [Theory]
    [InlineData("segments.date,campaign.id,metrics.clicks,segments.device\n2026-03-16,1,2,MOBILE",  "WrongColumns too-detailed")]
    [InlineData("segments.date,campaign.id,ad_group.id,metrics.clicks\n2026-03-16,1,3,2",           "WrongColumns too-detailed")]
    [InlineData("segments.date,segments.week,campaign.id,metrics.clicks\n2026-03-16,2026-03-16,1,2", "2: 2026-03-16 1 Clicks 2")]
    [InlineData("segments.date,metrics.clicks\n2026-03-16,2",                                       "WrongColumns missing-column")]
    [InlineData("Day,Campaign ID,Impr.,Cost\n2026-03-16,1,10,2.50",                                 "2: 2026-03-16 1 Impressions 10, Cost 2500000")]
    public async Task GoogleAds_IsTakenPerCampaignAndDay(string file, string expected) => Assert.Equal(expected, await Read.File("google-ads-csv", file));

    [Fact]
    public async Task GoogleAds_SampleIsReadToTheMicro() => Assert.Equal(
        "2: 2026-03-16 21873450912 Impressions 1840, Clicks 96, Cost 71230000 | 3: 2026-03-16 21873450977 Impressions 15210, Clicks 212, Cost 54102330",
        string.Join(" | ", (await Read.File("google-ads-csv", Read.Sample("google-ads-campaign-daily.csv"))).Split(" | ").Take(2)));

    [Fact]
    public async Task Ga4_SampleHasTheCostOfMetasInsights_ToTheCent()
    {
        var meta = await Read.File("meta-insights", Read.Sample("meta-insights.json"));
        var ga4 = await Read.File("ga4-cost-csv", Read.Sample("ga4-cost-import.csv"));

        Assert.Equal(Costs(meta), Costs(ga4).Where(c => c.Contains(" 12021450887654", StringComparison.Ordinal)));
        Assert.Equal(6, Costs(meta).Count());

        static IEnumerable<string> Costs(string told) => told.Split(" | ").Select(row => row[(row.IndexOf(':', StringComparison.Ordinal) + 2)..])
            .Select(row => $"{string.Join(' ', row.Split(' ').Take(2))} {row[row.IndexOf("Cost", StringComparison.Ordinal)..]}").Order(StringComparer.Ordinal);
    }
}
