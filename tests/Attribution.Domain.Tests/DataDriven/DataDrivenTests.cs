using System.Globalization;
using Attribution.Domain.Calendar;
using Attribution.Domain.DataDriven;
using Attribution.Domain.Models;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.DataDriven;

/// <summary>What Markov and Shapley rest on, and when they are not asked.</summary>
public sealed class DataDrivenTests
{
    private static readonly ReportingWeek Week = new(new DateOnly(2026, 3, 16));

    [Theory]
    //          leads by path                       null paths            Markov                       Shapley
    [InlineData("email:3",                          "",                   "email 3",                   "email 3")]
    // Each lead is shared by its channels, whoever comes first; the chain sees that none could do without the other.
    [InlineData("email > search:2",                 "",                   "email 1, search 1",         "email 1, search 1")]
    [InlineData("email > search:1, search:1",       "",                   "email 0.667, search 1.333", "email 0.5, search 1.5")]
    // Failures of the long way do not lower the share of a channel that all successes pass; a channel that only failed gets nothing.
    [InlineData("email:2",                          "social:5",           "email 2, social 0",         "email 2, social 0")]
    [InlineData("unattributed:2, email:2",          "",                   "email 2, unattributed 2",   "email 2, unattributed 2")]
    public void Of_SharesTheLeads_WhenPathsAre(string leads, string nulls, string markov, string shapley)
    {
        var results = DataDrivenAttribution.Of(Window(leads, nulls), new DataDrivenSettings(1, 1, AttributionModel.Linear));

        Assert.Equal([markov, shapley], results.Select(Text));
        Assert.All(results, result => Assert.Null(result.Fallback));
        Assert.All(results, result => Assert.Equal(result.Leads * ModelCredits.Lead, result.Channels.Sum(channel => channel.Units)));
    }

    [Theory]
    //          leads    at least    model that is used instead
    [InlineData(99,      100,        AttributionModel.PositionBased)]
    [InlineData(100,     100,        null)]
    [InlineData(0,       1,          AttributionModel.PositionBased)]
    public void Of_FallsBackByName_WhenLeadsAreTooFew(int leads, int least, AttributionModel? fallback)
    {
        var ledger = new ChannelCredit("social", "", ModelCredits.From(model => model == AttributionModel.PositionBased ? leads * ModelCredits.Lead : 0));
        var results = DataDrivenAttribution.Of(
            Window($"email:{leads}", "") with { Credits = leads == 0 ? [] : [ledger] }, new DataDrivenSettings(1, least, AttributionModel.PositionBased));

        Assert.All(results, result => Assert.Equal(fallback, result.Fallback));
        Assert.All(results, result => Assert.Equal(leads == 0 ? "" : fallback is null ? "email 100" : "social 99", Text(result)));
    }

    [Fact]
    public void Of_SaysWhatItRestsOn()
    {
        var (markov, shapley) = DataDrivenAttribution.Of(Window("email:3, email > search:2", "email:7, social:5"), new DataDrivenSettings(2, 1, AttributionModel.Linear)) switch
        {
            [var first, var second] => (first, second),
            _ => throw new InvalidOperationException(),
        };

        Assert.Equal((5, 12, 3), (markov.Leads, markov.Nulls, markov.Paths));
        Assert.Equal("v1; order 2, with null paths; at least 1 leads", markov.Settings);
        Assert.Equal("v1; sets of channels; at least 1 leads", shapley.Settings);
    }

    [Theory]
    //          over through    weeks   window
    // A week is taken when its Sunday is over.
    [InlineData("2026-03-22",   1,      "2026-W12..2026-W12")]
    [InlineData("2026-03-21",   1,      "2026-W11..2026-W11")]
    [InlineData("2026-03-22",   12,     "2026-W01..2026-W12")]
    public void Latest_EndsWithTheLastWeekThatIsOver(string through, int weeks, string window)
    {
        var (from, to) = PathWindow.Latest(DateOnly.ParseExact(through, "O", CultureInfo.InvariantCulture), weeks);

        Assert.Equal(window, $"{from}..{to}");
    }

    private static PathWindow Window(string leads, string nulls) => new(Week, Week, Counts(leads), Counts(nulls), Week.Sunday, []);

    private static Dictionary<string, long> Counts(string text) => text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(path => path.Split(':'))
        .ToDictionary(path => path[0], path => long.Parse(path[1], CultureInfo.InvariantCulture));

    private static string Text(DataDrivenCredits credits) => string.Join(", ", credits.Channels.Select(channel =>
        string.Create(CultureInfo.InvariantCulture, $"{channel.Channel} {Math.Round(channel.Units / (decimal)ModelCredits.Lead, 3):0.###}")));
}
