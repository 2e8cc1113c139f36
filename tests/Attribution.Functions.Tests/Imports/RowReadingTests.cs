using Attribution.Domain.Catalog;
using Attribution.Functions.Imports;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Imports;

/// <summary>What one row says, whatever file it stands in.</summary>
public sealed class RowReadingTests
{
    [Theory]
    // Measures: what is missing is not zero, and zero is not missing.
    [InlineData("day=2026-03-16; impressions=8120; reach=6904; clicks=143; cost=41.27",     "2026-03-16  Impressions 8120, Reach 6904, Clicks 143, Cost 41270000")]
    [InlineData("day=2026-03-16; impressions=0; cost=0.00",                                 "2026-03-16  Impressions 0, Cost 0")]
    [InlineData("day=2026-03-16; impressions=--; reach=; clicks=3",                         "2026-03-16  Clicks 3")]
    [InlineData("day=2026-03-16; clicks=96.0",                                              "2026-03-16  Clicks 96")]
    [InlineData("day=2026-03-16; costMicros=54102330",                                      "2026-03-16  Cost 54102330")]
    [InlineData("day=2026-03-16; costMicros=1; cost=9",                                     "2026-03-16  Cost 1")]
    [InlineData("day=2026-03-16; campaign=7",                                               "missing-field")]
    // Numbers.
    [InlineData("day=2026-03-16; clicks=1.5",                                               "invalid-number clicks")]
    [InlineData("day=2026-03-16; clicks=1,840",                                             "invalid-number clicks")]
    [InlineData("day=2026-03-16; clicks=12%",                                               "invalid-number clicks")]
    [InlineData("day=2026-03-16; clicks=< 10",                                              "invalid-number clicks")]
    [InlineData("day=2026-03-16; clicks=1e3",                                               "invalid-number clicks")]
    [InlineData("day=2026-03-16; clicks=99999999999999999999",                              "invalid-number clicks")]
    [InlineData("day=2026-03-16; clicks=-1",                                                "negative-value clicks")]
    [InlineData("day=2026-03-16; clicks=1000000000001",                                     "out-of-range clicks")]
    [InlineData("day=2026-03-16; cost=€12.50",                                              "invalid-amount cost")]
    [InlineData("day=2026-03-16; cost=0.1234567",                                           "invalid-amount cost")]
    [InlineData("day=2026-03-16; cost=-0.01",                                               "negative-amount cost")]
    [InlineData("day=2026-03-16; cost=10000000000.000001",                                  "out-of-range cost")]
    [InlineData("day=2026-03-16; costMicros=1.5",                                           "invalid-number costMicros")]
    // Days and ranges.
    [InlineData("day=2026-03-24; clicks=1",                                                 "2026-03-24  Clicks 1")]
    [InlineData("day=2026-03-16 00:00:00; clicks=1",                                        "2026-03-16  Clicks 1")]
    [InlineData("day=2026-03-16T00:00:00.000Z; clicks=1",                                   "2026-03-16  Clicks 1")]
    [InlineData("day=2026-03-16 09:00:00; clicks=1",                                        "invalid-date day")]
    [InlineData("day=2026-03-25; clicks=1",                                                 "date-in-future day")]
    [InlineData("day=1999-12-31; clicks=1",                                                 "invalid-date day")]
    [InlineData("day=2026-02-30; clicks=1",                                                 "invalid-date day")]
    [InlineData("day=16.03.2026; clicks=1",                                                 "invalid-date day")]
    [InlineData("day=2026-03-16; until=2026-03-16; clicks=1",                               "2026-03-16  Clicks 1")]
    [InlineData("day=2026-03-16; until=2026-03-22; reach=800; clicks=1; cost=nonsense",     "2026-03-16..03-22  Reach 800 only")]
    [InlineData("day=2026-03-16; until=2026-03-22; reach=800",                              "2026-03-16..03-22  Reach 800")]
    [InlineData("day=2026-03-16; until=2026-03-22; clicks=1",                               "range-not-a-day until")]
    [InlineData("day=2026-03-16; until=2026-03-15; reach=1",                                "invalid-date until")]
    [InlineData("day=2025-03-16; until=2026-03-17; reach=1",                                "invalid-date until")]
    // Campaigns: an id, or a name that the catalogue knows.
    [InlineData("day=2026-03-16; campaign=21873450912; campaignName=LV | Search; clicks=1", "2026-03-16 21873450912 Clicks 1")]
    [InlineData("day=2026-03-16; campaignName=ge_spring_2026; clicks=1",                    "2026-03-16 ge_spring_2026 Clicks 1")]
    [InlineData("day=2026-03-16; campaignName=lv | search; clicks=1",                       "2026-03-16 77 Clicks 1")]
    [InlineData("day=2026-03-16; campaignName=LV | Display; clicks=1",                      "invalid-id campaign")]
    [InlineData("day=2026-03-16; campaign=2.187E+10; clicks=1",                             "invalid-id campaign")]
    // Currency.
    [InlineData("day=2026-03-16; currency=EUR; cost=1",                                     "2026-03-16  Cost 1000000")]
    [InlineData("day=2026-03-16; currency=eur; cost=1",                                     "2026-03-16  Cost 1000000")]
    [InlineData("day=2026-03-16; currency=USD; cost=1",                                     "currency-mismatch currency")]
    // Rows of totals, in the languages of exports; a campaign may be called like one.
    [InlineData("campaign=7; clicks=1",                                                     "skipped")]
    [InlineData("day=Total; clicks=1",                                                      "skipped")]
    [InlineData("day=Total: Account; clicks=1",                                             "skipped")]
    [InlineData("day=Grand total; clicks=1",                                                "skipped")]
    [InlineData("day=ИТОГО; clicks=1",                                                      "skipped")]
    [InlineData("day=Összesen; clicks=1",                                                   "skipped")]
    [InlineData("day=Kopā (EUR); clicks=1",                                                 "skipped")]
    [InlineData("day=Ընդամենը; clicks=1",                                                   "skipped")]
    [InlineData("day=სულ; clicks=1",                                                        "skipped")]
    [InlineData("day=2026-03-16; campaignName=Total; clicks=1",                             "skipped")]
    [InlineData("day=2026-03-16; campaign=7; campaignName=Total; clicks=1",                 "2026-03-16 7 Clicks 1")]
    [InlineData("day=Totally; clicks=1",                                                    "invalid-date day")]
    public void Row_Says(string row, string expected) =>
        Assert.Equal(expected, Read.Row(row, Read.Rules with { CampaignIds = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["LV | Search"] = "77" } }));

    [Theory]
    // The request decides, then the first rule that matches, then the connection.
    [InlineData("a-channel", "source=facebook; medium=cpc",             "a-channel")]
    [InlineData(null,        "source=facebook; medium=cpc",             "social")]
    [InlineData(null,        "source= FaceBook ; medium=CPC",           "social")]
    [InlineData(null,        "source=facebook; medium=email",           "mail")]
    [InlineData(null,        "source=x; medium=email",                  "mail")]
    [InlineData(null,        "source=x; medium=y; campaign=77",         "special")]
    [InlineData(null,        "source=x; medium=y; campaignName=spring", "special-name")]
    [InlineData(null,        "source=facebook; campaign=77",            "special")]
    [InlineData(null,        "source=x; medium=y",                      "own")]
    [InlineData(null,        "campaign=1",                              "own")]
    public void Channel_IsThatOfTheFirstWhoSays(string? named, string row, string expected)
    {
        var connection = Read.Connection(
            "own",
            new ChannelRule("facebook", " cpc ", null, "social"), new ChannelRule(null, "email", null, "mail"),
            new ChannelRule(null, null, "77", "special"), new ChannelRule(null, null, "SPRING", "special-name"));
        var rules = Read.Rules with { Channel = new ChannelOfRow(named, connection), Channels = new HashSet<string> { "a-channel", "social", "mail", "special", "special-name", "own" } };

        var told = Read.Row($"day=2026-03-16; clicks=1; {row}", rules);

        Assert.Equal(expected, told.Contains('@', StringComparison.Ordinal) ? told.Split('@')[1].Split(' ')[0] : "a-channel");
    }

    [Theory]
    [InlineData(null,      "no-channel channel")]
    [InlineData("retired", "unknown-channel channel")]
    public void Row_IsRejected_WhenItsChannelIs(string? channel, string expected) =>
        Assert.Equal(expected, Read.Row("day=2026-03-16; clicks=1", Read.Rules with { Channel = new ChannelOfRow(null, Read.Connection(channel)) }));

    [Theory]
    [InlineData('.', null, "1234.5",     "1234.5")]
    [InlineData('.', null, "-3",         "-3")]
    [InlineData('.', null, "1,234.5",    null)]
    [InlineData('.', null, "1 234",      null)]
    [InlineData('.', null, "",           null)]
    [InlineData('.', null, ".5",         null)]
    [InlineData('.', null, "5.",         null)]
    [InlineData('.', null, "1.2.3",      null)]
    [InlineData('.', null, "٣",          null)]
    [InlineData('.', ',',  "1,234,567.5", "1234567.5")]
    [InlineData('.', ',',  "1234567.5",  "1234567.5")]
    [InlineData('.', ',',  "1,23",       null)]
    [InlineData('.', ',',  "1,2345",     null)]
    [InlineData('.', ',',  "1234,567",   null)]
    [InlineData('.', ',',  ",234",       null)]
    [InlineData('.', ',',  "1,234.5,6",  null)]
    [InlineData(',', '.',  "-1.234,50",  "-1234.50")]
    [InlineData(',', '.',  "1.5",        null)]
    [InlineData(',', ' ',  "1\u00A0234\u202F567,5", "1234567.5")]
    [InlineData('.', '\'', "1'234.50",   "1234.50")]
    public void Number_IsReadAsSaid(char point, char? thousands, string text, string? expected) =>
        Assert.Equal(expected, new NumberFormat(point, thousands).Normalise(text));
}
