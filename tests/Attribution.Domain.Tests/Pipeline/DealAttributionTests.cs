using System.Globalization;
using Attribution.Domain.Bookings;
using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Domain.Pipeline;
using Attribution.Domain.Tests.Support;

namespace Attribution.Domain.Tests.Pipeline;

/// <summary>Whose a deal is: the journey of all people of its account, by the rules of leads.</summary>
public sealed class DealAttributionTests
{
    private static readonly AttributionRules Rules = AttributionRules.Default;

#pragma warning disable format // Columns are easier to read.
    [Theory]
    // One person: the form, and a visit after it that no lead would be credited to.
    [InlineData("4 anna search",                    "6 email",             AttributionModel.Linear,        "email 50, search 50")]
    [InlineData("4 anna search",                    "6 email",             AttributionModel.First,         "search 100")]
    [InlineData("4 anna search",                    "6 email",             AttributionModel.Last,          "email 100")]
    // Two people of one account: what both went through counts together.
    [InlineData("4 anna search, 8 boris social",    "",                    AttributionModel.Linear,        "search 50, social 50")]
    [InlineData("4 anna search, 8 boris social",    "2 display, 11 email", AttributionModel.PositionBased, "display 40, email 40, search 10, social 10")]
    // From thirty days before the first form to the closing, both included; not a moment more.
    [InlineData("4 anna search",                    "-27 display",         AttributionModel.First,         "search 100")]
    [InlineData("4 anna search",                    "-26 display",         AttributionModel.First,         "display 100")]
    [InlineData("4 anna search",                    "12 email",            AttributionModel.Last,          "email 100")]
    [InlineData("4 anna search",                    "13 email",            AttributionModel.Last,          "search 100")]
    // Somebody of the account who came after the closing has no part in it.
    [InlineData("4 anna search, 14 boris social",   "",                    AttributionModel.Linear,        "search 100")]
    // A form without a channel is no touch.
    [InlineData("4 anna -",                         "6 email",             AttributionModel.Linear,        "email 100")]
    [InlineData("4 anna -",                         "",                    AttributionModel.Linear,        "unattributed 100")]
    // First, the form, the last before the opening (on the 10th): 30 each, the others 10. What came after the opening is outside of the W.
    [InlineData("4 anna search",                    "2 display, 3 referral, 9 email, 11 social", AttributionModel.WShaped,  "display 30, email 30, referral 10, search 30")]
    // With the last before the win: 22.5 each, the others 10.
    [InlineData("4 anna search",                    "2 display, 3 referral, 9 email, 11 social", AttributionModel.FullPath, "display 22.5, email 22.5, referral 10, search 22.5, social 22.5")]
#pragma warning restore format
    public void Credit_FollowsTheJourneyOfTheAccount_WhenADealOpenedOnThe10thIsWonOnThe12th(string forms, string touches, AttributionModel model, string expected) =>
        Assert.Equal(expected, Percents(Credit("10 opened proposal 1 EUR; 12 won", forms, touches), model));

#pragma warning disable format // Columns are easier to read.
    [Theory]
    // A deal that nobody is known of.
    [InlineData("10 opened proposal 1 EUR; 12 won",                      "",                      "unattributed 100")]
    // A lead that the deal names is known although it is dated later: days without hours are told for midnight.
    [InlineData("10 opened proposal 1 EUR with anna; 12 won",            "13 anna search",        "search 100")]
    [InlineData("10 opened proposal 1 EUR; 12 won",                      "13 anna search",        "unattributed 100")]
    // A lost deal has a journey too: its closing is shared, it earns nothing.
    [InlineData("10 opened proposal 1 EUR; 12 lost",                     "4 anna search",         "search 100")]
    // Reopened, and won later: somebody who came meanwhile has a part in it.
    [InlineData("10 opened proposal 1 EUR; 12 lost; 20 reopened; 25 won", "4 anna search, 22 boris social", "search 50, social 50")]
#pragma warning restore format
    public void Credit_SharesTheClosing_WhenTheDealIs(string facts, string forms, string expected) => Assert.Equal(expected, Percents(Credit(facts, forms, ""), AttributionModel.Linear));

    [Fact]
    public void Credit_CountsAFormByItsClick_WhenBothAreKnown()
    {
        var anna = Form("anna", 4, "search") with { Identifiers = ["c:1"] };
        var click = new Touchpoint("t1", "search", "brand", Deals.Noon(4).AddMinutes(-5), ["c:1"]);

        var shares = Credit("10 opened proposal 1 EUR; 12 won", [anna], [click], []);

        Assert.Equal([new Cut(CutKind.Channel, "search", "brand")], shares.Channels.Select(share => share.Cut));
    }

    [Fact]
    public void Credit_LeavesOutSomebodyElse_WhenATouchNamesAnAddressOfNobodyInTheAccount()
    {
        var anna = Form("anna", 4, "search") with { Identifiers = ["e:anna"] };
        var boris = Form("boris", 5, "social") with { Identifiers = ["e:boris"] };
        Touchpoint[] touches = [new("t1", "email", "", Deals.Noon(6), ["e:boris"]), new("t2", "display", "", Deals.Noon(6), ["e:somebody"])];

        var shares = Credit("10 opened proposal 1 EUR; 12 won", [anna, boris], touches, []);

        Assert.Equal("email 33.33, search 33.33, social 33.33", Percents(shares, AttributionModel.Linear));
    }

    [Fact]
    public void Credit_KeepsTheStepsOfALongJourney_WhenItHasMoreTouchesThanAreWeighed()
    {
        var visits = Enumerable.Range(0, 200).Select(n => new Touchpoint($"t{n:D3}", n < 100 ? "display" : "email", "", Deals.Noon(3).AddHours(n), [])).ToList();

        var shares = DealAttribution.Credit(Journey("10 opened proposal 1 EUR; 20 won", [Form("anna", 5, "search")]), visits, Rules with { MostTouches = 10 }, [], Deals.Day(10));

        // The first visit, the form on the 5th, the last visit before the opening, the last before the win; the form would have been lost in the middle.
        Assert.Equal("display 22.5, email 55, search 22.5", Percents(shares, AttributionModel.FullPath));
    }

    [Fact]
    public void Credit_GoesToMarketersByThePlansOfTheFirstLeadsDay_WhenThereAreSeveral()
    {
        Plan[] plans = [WeekBuilder.Plan("march", 1, 5, "search", "") with { Marketer = "anna" }, WeekBuilder.Plan("later", 6, 20, "search", "") with { Marketer = "boris" }];

        var shares = Credit("10 opened proposal 1 EUR; 12 won", [Form("lead", 4, "search"), Form("other", 7, "social")], [], plans);

        Assert.Equal("- 50, anna 50", Percents(shares.Marketers, AttributionModel.Linear));
    }

    /// <summary>Whatever the journey: what channels, marketers and managers earn is what was won, to the last micro and under every model.</summary>
    [Theory]
    [InlineData("0.000001")]
    [InlineData("0.07")]
    [InlineData("1234567.891011")]
    public void Book_AddsUpToTheRevenue_WhenItDoesNotDivide(string amount)
    {
        var facts = $"10 opened proposal {amount} EUR for carl; 12 won";
        var shares = Credit(facts, "4 anna search, 8 boris social", "2 display, 3 referral, 9 email, 11 social");

        var booked = DealBookings.Of(Deals.Key, Deals.State(facts), shares, shares, null, Deals.Riga);

        var revenue = booked.Where(booking => booking.Measure == DealMeasures.WonRevenue("EUR")).ToLookup(booking => booking.Cut.Kind, booking => booking.Amounts);
        foreach (var cut in new[] { CutKind.Channel, CutKind.Marketer, CutKind.Manager })
        {
            Assert.Equal(Amounts.Same((long)(decimal.Parse(amount, CultureInfo.InvariantCulture) * 1_000_000)), revenue[cut].Aggregate(Amounts.None, (sum, part) => sum + part));
        }
    }

    private static DealShares Credit(string facts, string forms, string touches) => Credit(
        facts,
        [.. Words(forms).Select(words => Form(words[1], int.Parse(words[0], CultureInfo.InvariantCulture), words[2]))],
        [.. Words(touches).Select((words, place) => new Touchpoint($"t{place}", words[1], "", Deals.Noon(int.Parse(words[0], CultureInfo.InvariantCulture)), []))],
        []);

    private static DealShares Credit(string facts, IReadOnlyList<Lead> forms, IReadOnlyList<Touchpoint> touches, IReadOnlyList<Plan> plans) =>
        DealAttribution.Credit(Journey(facts, forms), touches, Rules, plans, Deals.Day(10));

    private static DealJourney? Journey(string facts, IReadOnlyList<Lead> forms) => DealJourney.Of(Deals.State(facts), forms, Deals.State(facts).ClosedAt!.Value);

    private static Lead Form(string key, int day, string channel) => new(key, "web", channel == "-" ? null : channel, "", Deals.Noon(day), Deals.Day(day), []);

    private static IEnumerable<string[]> Words(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => item.Split(' '));

    private static string Percents(DealShares shares, AttributionModel model) => Percents(shares.Channels, model);

    private static string Percents(IReadOnlyList<CutShare> shares, AttributionModel model) => string.Join(", ", shares
        .Where(share => share.Credits[model] != 0)
        .Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Cut.Id} {share.Credits[model] / 10_000_000m:0.##}")));
}
