using System.Globalization;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Figures;

/// <summary>
/// Reach is never added up. The numbers are those of samples/performance/meta-insights*.json: campaign "form" reached 6904, 7011
/// and 6755 people on three days, and 14380 different people over the three; campaign "traffic" 17102.
/// </summary>
public sealed class ReachTests
{
    [Theory]
    // Statements: campaign (- for the whole channel), days of March, people.
    [InlineData("",                                                                        "not available")]
    // Days alone: at least the largest day, at most all of them.
    [InlineData("form 16-16 6904; form 17-17 7011; form 18-18 6755",                       "7011..20670")]
    // The range that the platform de-duplicated replaces the days inside it.
    [InlineData("form 16-16 6904; form 17-17 7011; form 18-18 6755; form 16-18 14380",     "14380..14380")]
    // A day outside the range joins it.
    [InlineData("form 16-18 14380; form 17-17 7011; form 19-19 500",                       "14380..14880")]
    // Two campaigns may have reached the same people, or not.
    [InlineData("form 16-18 14380; traffic 16-18 17102",                                   "17102..31482")]
    // The week as one range.
    [InlineData("- 16-22 25000",                                                           "25000")]
    [InlineData("- 16-22 25000; form 16-18 14380; traffic 16-18 17102; - 16-16 9000",      "25000")]
    [InlineData("form 16-22 14380",                                                        "14380")]
    [InlineData("form 16-22 14380; form 16-16 6904",                                       "14380")]
    // Only one of two campaigns told of the week: not the channel's reach.
    [InlineData("form 16-22 14380; traffic 16-16 10877",                                   "14380..25257")]
    [InlineData("form 16-22 14380; traffic 16-22 17102",                                   "17102..31482")]
    // The channel's own days stand for all campaigns on those days, but not on others.
    [InlineData("- 16-16 9000; form 16-16 6904; traffic 16-16 10877",                      "9000..9000")]
    [InlineData("- 16-16 9000; form 16-18 14380",                                          "14380..23380")]
    // Ranges that reach beyond the week say nothing about it.
    [InlineData("form 15-18 15000",                                                        "not available")]
    [InlineData("- 16-23 26000; form 22-22 300",                                           "300..300")]
    public void Reach_IsExactOrAnInterval_WhenPlatformSays(string statements, string expected)
    {
        var week = new WeekBuilder().Channel("social", "meta-ads");
        Add(week, "meta-ads", statements);

        Assert.Equal(expected, Text(week.Line("social").Reach));
    }

    [Fact]
    public void Reach_IsNotAvailable_WhenEventsAreItsTruth()
    {
        var week = new WeekBuilder().Channel("social", "meta-ads", null, (Measure.Reach, SourceOfTruth.Events))
            .Own(Measure.Reach, "social", 16, 77);
        Add(week, "meta-ads", "- 16-22 25000");

        Assert.IsType<Reach.NotAvailable>(week.Line("social").Reach);
        Assert.Equal([new Claim(Measure.Reach, "meta-ads", 25000)], week.Line("social").Claims);
    }

    [Fact]
    public void Reach_IgnoresOtherSources_WhenTheyAreNotThePlatform()
    {
        var week = new WeekBuilder().Channel("social", "meta-ads");
        Add(week, "agency", "- 16-16 25000");

        Assert.IsType<Reach.NotAvailable>(week.Line("social").Reach);
        Assert.Empty(week.Line("social").Claims);
    }

    private static string Text(Reach reach) => reach switch
    {
        Reach.Exact(var people) => $"{people}",
        Reach.Between(var least, var most) => $"{least}..{most}",
        _ => "not available",
    };

    private static void Add(WeekBuilder week, string source, string statements)
    {
        foreach (var words in statements.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(statement => statement.Split(' ')))
        {
            var days = words[1].Split('-');
            week.Says(source, Measure.Reach, "social", Number(days[0]), Number(words[2]), words[0].Trim('-'), Number(days[1]));
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
