using System.Text;
using Attribution.Functions.Imports;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Imports;

/// <summary>Files as people save them from the pages of platforms, and from spreadsheets.</summary>
public sealed class RealExportTests
{
    private static readonly RowRules Named = Read.Rules with
    {
        CampaignIds = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["LV | Search"] = "218", ["HU | PMax"] = "219" },
    };

    private static CsvSettings Settings(char point, char? thousands, string date, params (ImportColumn Column, string Header)[] map) =>
        new(null, new NumberFormat(point, thousands), date, map.ToDictionary(m => m.Column, m => m.Header));

    [Fact]
    public async Task GoogleAds_InEnglish_WithTitlesTotalsDashesAndPercents()
    {
        const string file = """
            Campaign report
            "March 16, 2026 - March 17, 2026"
            Campaign status,Campaign,Day,Currency code,Impr.,Clicks,CTR,Avg. CPC,Cost
            Enabled,LV | Search,2026-03-16,EUR,"1,840",96,5.22%,0.74,71.23
            Enabled,HU | PMax,2026-03-16,EUR,"1,015,210",212, --,0.26,"1,054.10"
            Total: Campaigns, --, --,EUR,"1,017,050",308,0.03%,0.41,"1,125.33"
            Total: Account, --, --,EUR,"1,017,050",308,0.03%,0.41,"1,125.33"
            """;
        const string expected = "4: 2026-03-16 218 Impressions 1840, Clicks 96, Cost 71230000 | 5: 2026-03-16 219 Impressions 1015210, Clicks 212, Cost 1054100000 | 6: skipped | 7: skipped";

        Assert.Equal(expected, await Read.File("google-ads-csv", file, Settings('.', ',', "yyyy-MM-dd"), Named));
        // The button "Excel .csv" writes tabs and UTF-16.
        var tabs = file.Replace("\"", "", StringComparison.Ordinal).Replace(",", "\t", StringComparison.Ordinal)
            .Replace("1\t840", "1,840", StringComparison.Ordinal).Replace("1\t015\t210", "1,015,210", StringComparison.Ordinal).Replace("1\t017\t050", "1,017,050", StringComparison.Ordinal)
            .Replace("1\t054.10", "1,054.10", StringComparison.Ordinal).Replace("1\t125.33", "1,125.33", StringComparison.Ordinal);
        Assert.Equal(expected, await Read.Bytes("google-ads-csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(tabs)], Settings('.', ',', "yyyy-MM-dd"), Named));
    }

    [Fact]
    public async Task GoogleAds_InGerman_ByMapping() => Assert.Equal(
        "3: 2026-03-16 218 Impressions 1840, Clicks 96, Cost 1071230000 | 4: skipped",
        await Read.File(
            "csv",
            "Kampagnenbericht\nTag;Kampagne;Währungscode;Impr.;Klicks;CTR;Kosten\n16.03.2026;LV | Search;EUR;1.840;96;5,22 %;1.071,23\nGesamt: Konto; --;EUR;1.840;96;5,22 %;1.071,23\n",
            Settings(',', '.', "dd.MM.yyyy", (ImportColumn.Day, "Tag"), (ImportColumn.CampaignName, "Kampagne"), (ImportColumn.Currency, "Währungscode"),
                (ImportColumn.Impressions, "Impr."), (ImportColumn.Clicks, "Klicks"), (ImportColumn.Cost, "Kosten")),
            Named));

    [Theory]
    [InlineData("Amount spent (EUR)", "2: 2026-03-16 1202 Impressions 8120, Reach 6904, Clicks 97, Cost 41270000 | 3: skipped")]
    // The currency stands in the header alone.
    [InlineData("Amount spent (USD)", "2: currency-mismatch currency | 3: skipped")]
    public async Task MetaAdsManager_ByMapping(string cost, string expected) => Assert.Equal(
        expected,
        await Read.File(
            "csv",
            $"Reporting starts,Reporting ends,Campaign name,Campaign ID,Day,Reach,Impressions,Link clicks,{cost}\n" +
            "2026-03-16,2026-03-16,GE | Form,1202,2026-03-16,6904,8120,97,41.27\n2026-03-16,2026-03-18,,,,14380,24565,287,125.22\n",
            Settings('.', null, "yyyy-MM-dd", (ImportColumn.Day, "Day"), (ImportColumn.Campaign, "Campaign ID"), (ImportColumn.Reach, "Reach"),
                (ImportColumn.Impressions, "Impressions"), (ImportColumn.Clicks, "Link clicks"), (ImportColumn.Cost, cost))));

    [Theory]
    // A spreadsheet saved as CSV: empty columns and rows, a note under the table.
    [InlineData("day,cost,,\n2026-03-16,1.5,,\n,,,\n2026-03-17,2,,\n",             "2: 2026-03-16  Cost 1500000 | 3: skipped | 4: 2026-03-17  Cost 2000000")]
    [InlineData("day,cost\n2026-03-16,1.5\n\nSource: our own count\n",             "2: 2026-03-16  Cost 1500000 | 4: wrong-column-count")]
    // A data frame: whole numbers with a point, days with a time, an index without a header.
    [InlineData(",day,clicks,cost\n0,2026-03-16 00:00:00,96.0,1.5\n1,2026-03-17 00:00:00,,2.0\n", "2: 2026-03-16  Clicks 96, Cost 1500000 | 3: 2026-03-17  Cost 2000000")]
    // Ids that a spreadsheet has shortened are no ids any more.
    [InlineData("day,campaign,cost\n2026-03-16,1.20215E+17,1.5\n",                 "2: invalid-id campaign")]
    public async Task Spreadsheets_AreReadAsFarAsTheySay(string file, string expected) => Assert.Equal(expected, await Read.File("csv", file));
}
