using Attribution.Domain.Bookings;
using Attribution.Domain.Pipeline;

namespace Attribution.Domain.Tests.Pipeline;

/// <summary>What a deal adds to which day.</summary>
public sealed class DealBookingsTests
{
#pragma warning disable format // Columns are easier to read.
    [Theory]
    [InlineData("", "")]
    [InlineData("2 opened proposal",
        "2 openedDeals 1")]
    [InlineData("2 opened proposal 1000 EUR",
        "2 openedDeals 1, 2 openedDeals_EUR 1, 2 openedValue_EUR 1000")]
    [InlineData("2 opened proposal 1000 EUR; 12 won 900 USD",
        "2 openedDeals 1, 2 openedDeals_EUR 1, 2 openedValue_EUR 1000, 12 cycleSeconds 10, 12 newCustomers 1, 12 wonDeals 1, 12 wonDeals_USD 1, 12 wonRevenue_USD 900")]
    [InlineData("2 opened proposal; 5 lost",
        "2 openedDeals 1, 5 cycleSeconds 3, 5 lostDeals 1")]
    // Reopening takes the closing back until the deal is closed again; its cycle is the whole time.
    [InlineData("2 opened proposal; 5 lost; 9 reopened",
        "2 openedDeals 1")]
    [InlineData("2 opened proposal; 5 lost; 9 reopened; 12 won 70 EUR",
        "2 openedDeals 1, 2 openedDeals_EUR 1, 2 openedValue_EUR 70, 12 cycleSeconds 10, 12 newCustomers 1, 12 wonDeals 1, 12 wonDeals_EUR 1, 12 wonRevenue_EUR 70")]
    // Revenue of customers stands beside that of everybody, and makes nobody a new customer.
    [InlineData("2 opened proposal 50 EUR as Renewal; 3 won",
        "2 openedDeals 1, 2 openedDeals_EUR 1, 2 openedValue_EUR 50, 3 cycleSeconds 1, 3 renewalRevenue_EUR 50, 3 wonDeals 1, 3 wonDeals_EUR 1, 3 wonRevenue_EUR 50")]
    // A customer who leaves.
    [InlineData("2 opened proposal 0 EUR; 3 won; 20 customer-lost",
        "2 openedDeals 1, 2 openedDeals_EUR 1, 3 cycleSeconds 1, 3 newCustomers 1, 3 wonDeals 1, 3 wonDeals_EUR 1, 20 lostCustomers 1")]
    // Expected to close, and not met: the day passes.
    [InlineData("2 opened proposal by 10",
        "2 openedDeals 1, 10 expectedDeals 1")]
    [InlineData("2 opened proposal by 10; 12 lost",
        "2 openedDeals 1, 10 expectedDeals 1, 12 cycleSeconds 10, 12 lostDeals 1")]
    // Met on the day, or earlier.
    [InlineData("2 opened proposal by 10; 10 lost",
        "2 openedDeals 1, 10 cycleSeconds 8, 10 expectedDeals 1, 10 lostDeals 1, 10 metDeals 1")]
    [InlineData("2 opened proposal by 10; 4 lost",
        "2 openedDeals 1, 4 cycleSeconds 2, 4 lostDeals 1, 10 expectedDeals 1, 10 metDeals 1")]
    // Put off before the day began: the new day counts alone. Put off on the day itself, or later: it slipped.
    [InlineData("2 opened proposal by 10; 9 expected-close by 20",
        "2 openedDeals 1, 20 expectedDeals 1")]
    [InlineData("2 opened proposal by 10; 10 expected-close by 20",
        "2 openedDeals 1, 10 expectedDeals 1, 20 expectedDeals 1")]
    // Nobody expected it when the day began.
    [InlineData("10 opened proposal by 10",
        "10 openedDeals 1")]
    // Closed on its day and reopened later, it had met its day.
    [InlineData("2 opened proposal by 10; 10 lost; 12 reopened",
        "2 openedDeals 1, 10 expectedDeals 1, 10 metDeals 1")]
#pragma warning restore format
    public void Of_BooksOnTheDayOfEachStep_WhenTheDealIs(string facts, string expected) => Assert.Equal(expected, Deals.Text(Deals.Bookings(facts)));

    [Fact]
    public void Of_BooksTimeAndOutcomeOfEachStage_WhenTheDealHasLeftIt() => Assert.Equal(
        "5 proposal stageSeconds 3, 5 proposal stagesLeft 1, 7 negotiation stageSeconds 2, 7 negotiation stagesLeft 1, "
            + "9 negotiation stageClosed 1, 9 negotiation stageWon 1, 9 proposal stageClosed 1, 9 proposal stageSeconds 2, 9 proposal stageWon 1, 9 proposal stagesLeft 1",
        Deals.Text(Deals.Bookings("2 opened proposal 10 EUR; 5 stage negotiation; 7 stage proposal; 9 won"), CutKind.Stage));

    [Fact]
    public void Of_BooksOnTheReportingDay_WhenTheUtcDayIsAnother()
    {
        // Half past ten in the evening in London is half past midnight in Riga.
        var facts = Deals.Facts("2 opened proposal").Select(fact => fact with { At = new DateTimeOffset(2026, 3, 2, 22, 30, 0, TimeSpan.Zero) }).ToList();

        Assert.Equal("3 openedDeals 1", Deals.Text(Deals.Bookings(facts)));
    }

    [Fact]
    public void Of_BooksForWhoeverIsResponsible_WhenTheDealWasHandedOver() =>
        Assert.Equal("2 boris openedDeals 1", Deals.Text(Deals.Bookings("2 opened proposal for anna; 5 manager boris"), CutKind.Manager));

    [Fact]
    public void Of_LeavesTheCustomerToTheFirstDeal_WhenTheAccountHasSeveral()
    {
        var state = Deals.State("2 opened proposal 10 EUR; 9 won");
        var customer = CustomerLife.Of([new DealWin(Deals.Key, state.WonAt!.Value, DealKind.New, []), new DealWin("deal-0", Deals.Noon(3), DealKind.New, [])]);

        var booked = DealBookings.Of(Deals.Key, state, Deals.Nobody, Deals.Nobody, customer, Deals.Riga);

        Assert.DoesNotContain(booked, booking => booking.Measure == DealMeasures.NewCustomers);
        Assert.Equal("deal-0", customer!.Deal);
    }

#pragma warning disable format // Columns are easier to read.
    [Theory]
    // Times as a customer; a second deal of a customer is none, a deal after leaving brings them back.
    [InlineData("3",     "",      "3-")]
    [InlineData("3 8",   "",      "3-")]
    [InlineData("3",     "9",     "3-9")]
    [InlineData("3 12",  "9",     "3-9 12-")]
    [InlineData("3 8",   "9 10",  "3-9")]
    [InlineData("3 12",  "9 20",  "3-9 12-20")]
#pragma warning restore format
    public void Of_GivesTheTimesAsACustomer_WhenDealsAreWonAndCustomersLostOn(string won, string lost, string expected)
    {
        var lostAt = Days(lost).Select(Deals.Noon).ToList();
        var wins = Days(won).Select((day, place) => new DealWin($"deal-{place}", Deals.Noon(day), DealKind.New, place == 0 ? lostAt : [])).ToList();

        var customer = CustomerLife.Of(Enumerable.Reverse(wins))!;

        Assert.Equal(expected, string.Join(' ', customer.Spans.Select(span => $"{span.Since.Day}-{span.Until?.Day}")));
    }

    private static IEnumerable<int> Days(string days) => days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse);
}
