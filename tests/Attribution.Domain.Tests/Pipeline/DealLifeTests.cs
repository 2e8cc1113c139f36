using Attribution.Domain.Pipeline;

namespace Attribution.Domain.Tests.Pipeline;

/// <summary>How a deal stands follows from its facts in the order in which they happened.</summary>
public sealed class DealLifeTests
{
#pragma warning disable format // Columns are easier to read.
    [Theory]
    // Nothing, and the plain way to a win.
    [InlineData("",                                                                            "Unknown")]
    [InlineData("2 opened qualification 1000 EUR",                                             "Open qualification 1000 EUR, qualification 2-, cycles 2-")]
    [InlineData("2 opened qualification 1000 EUR; 5 stage proposal; 12 won",                   "Won proposal 1000 EUR, qualification 2-5 proposal 5-12, cycles 2-12")]
    // What it is won for is what counts; in another currency, too.
    [InlineData("2 opened proposal 1000 EUR; 12 won 900 EUR",                                  "Won proposal 900 EUR, proposal 2-12, cycles 2-12")]
    [InlineData("2 opened proposal 1000 EUR; 12 won 900 USD",                                  "Won proposal 900 USD, proposal 2-12, cycles 2-12")]
    [InlineData("2 opened proposal; 4 amount 700 EUR; 12 won",                                 "Won proposal 700 EUR, proposal 2-12, cycles 2-12")]
    // A buyer may go back; a stage that the deal is in already is no move.
    [InlineData("2 opened proposal; 3 stage negotiation; 6 stage proposal",                    "Open proposal, proposal 2-3 negotiation 3-6 proposal 6-, cycles 2-")]
    [InlineData("2 opened proposal; 3 stage proposal",                                         "Open proposal, proposal 2-, cycles 2-")]
    // Deals that reopen: in the stage that they were closed in, or in another one.
    [InlineData("2 opened proposal 10 EUR; 5 lost price; 9 reopened",                          "Open proposal 10 EUR, proposal 2-5 proposal 9-, cycles 2-5 9-")]
    [InlineData("2 opened proposal 10 EUR; 5 lost price; 9 reopened negotiation; 11 won",      "Won negotiation 10 EUR, proposal 2-5 negotiation 9-11, cycles 2-5 9-11")]
    // What is impossible at its moment has no effect: closing twice, moving after closing, reopening what is open, opening twice.
    [InlineData("2 opened proposal 10 EUR; 5 won; 6 lost",                                     "Won proposal 10 EUR, proposal 2-5, cycles 2-5, without effect f3 IsClosed")]
    [InlineData("2 opened proposal 10 EUR; 5 won; 6 stage negotiation",                        "Won proposal 10 EUR, proposal 2-5, cycles 2-5, without effect f3 IsClosed")]
    [InlineData("2 opened proposal; 5 reopened",                                               "Open proposal, proposal 2-, cycles 2-, without effect f2 IsOpen")]
    [InlineData("2 opened proposal; 5 opened negotiation",                                     "Open proposal, proposal 2-, cycles 2-, without effect f2 IsOpen")]
    [InlineData("2 won 10 EUR; 5 opened proposal",                                             "Open proposal, proposal 5-, cycles 5-, without effect f1 NotOpened")]
    [InlineData("2 opened proposal; 5 won",                                                    "Open proposal, proposal 2-, cycles 2-, without effect f2 AmountUnknown")]
    [InlineData("2 opened proposal; 5 customer-lost",                                          "Open proposal, proposal 2-, cycles 2-, without effect f2 NotWon")]
    // On one day without hours, opening comes before moving, and moving before closing.
    [InlineData("2 won 10 EUR; 2 stage negotiation; 2 opened proposal",                        "Won negotiation 10 EUR, proposal 2-2 negotiation 2-2, cycles 2-2")]
    // A correction is a further fact: what was said by mistake has no effect any more, and what it stood in the way of has.
    [InlineData("2 opened proposal 10 EUR; 5 lost; 6 stage negotiation; 7 retracted f2",       "Open negotiation 10 EUR, proposal 2-6 negotiation 6-, cycles 2-")]
    [InlineData("2 opened proposal; 5 retracted f9",                                           "Open proposal, proposal 2-, cycles 2-, without effect f2 NothingToRetract")]
    [InlineData("2 opened proposal; 4 stage negotiation; 5 retracted f2; 6 retracted f3",      "Open proposal, proposal 2-, cycles 2-, without effect f4 NothingToRetract")]
#pragma warning restore format
    public void Of_TakesFactsInTheOrderOfTheirMoments_WhenToldInAnyOrder(string facts, string expected)
    {
        var told = Deals.Facts(facts);

        Assert.Equal(expected, Text(DealLife.Of(told)));
        Assert.Equal(expected, Text(DealLife.Of(told.Reverse().Concat(told))));
    }

    [Fact]
    public void WithoutEffect_NamesWhatCouldHaveHappened_WhenAFactWasImpossible()
    {
        var idle = DealLife.Of(Deals.Facts("2 opened proposal 10 EUR; 5 lost; 6 won")).WithoutEffect.Single();

        Assert.Equal([DealFactKind.LeadAdded, DealFactKind.Reopened], idle.Legal);
    }

    [Fact]
    public void State_KeepsManagerKindAccountAndLeads_WhenTheyAreTold()
    {
        var state = Deals.State("2 opened proposal 10 EUR for anna as Renewal with lead-b at d:1; 3 lead-added with lead-a; 4 manager boris; 5 lost price; 6 lead-added with lead-c");

        Assert.Equal(("boris", DealKind.Renewal, "price"), (state.Manager, state.Kind, state.LossReason));
        Assert.Equal(["d:1"], state.Accounts);
        Assert.Equal(["lead-a", "lead-b", "lead-c"], state.Leads);
    }

    [Fact]
    public void State_KeepsEveryExpectation_WhenTheDayIsPutOff()
    {
        var state = Deals.State("2 opened proposal by 10; 8 expected-close by 20; 9 expected-close by 15");

        Assert.Equal([Deals.Day(10), Deals.Day(20), Deals.Day(15)], state.Expectations.Select(expected => expected.Day));
        Assert.Equal(Deals.Day(15), state.ExpectedClose);
    }

    [Fact]
    public void Read_GivesTheFactBack_WhenItWasRecorded()
    {
        foreach (var fact in Deals.Facts("2 opened proposal 10.5 EUR by 9 for anna as CrossSell with lead-b at d:1; 3 lost price; 4 retracted f1; 5 reopened; 6 won 8 USD"))
        {
            var read = DealFactText.Read(DealFactText.Recorded(fact))!;

            Assert.Equal(DealFactText.Recorded(fact), DealFactText.Recorded(read));
            Assert.Equal(
                (fact.Kind, fact.Stage, fact.AmountMicros, fact.Currency, fact.ExpectedClose, fact.Manager, fact.DealKind, fact.Reason, fact.RetractedId),
                (read.Kind, read.Stage, read.AmountMicros, read.Currency, read.ExpectedClose, read.Manager, read.DealKind, read.Reason, read.RetractedId));
            Assert.Equal((IEnumerable<string>)[.. fact.Leads, .. fact.Accounts], [.. read.Leads, .. read.Accounts]);
        }
    }

    private static string Text(DealHistory history)
    {
        var state = history.State;
        var worth = state.AmountMicros is { } micros ? $" {micros / 1_000_000} {state.Currency}" : "";
        var stages = string.Join(' ', state.Stages.Select(visit => $"{visit.Stage} {DayOf(visit.EnteredAt)}-{DayOf(visit.LeftAt)}"));
        var cycles = string.Join(' ', state.Cycles.Select(cycle => $"{DayOf(cycle.OpenedAt)}-{DayOf(cycle.ClosedAt)}"));
        var idle = string.Concat(history.WithoutEffect.Select(fact => $", without effect {fact.Fact.Id} {fact.Refusal}"));
        return state.Status == DealStatus.Unknown ? "Unknown" + idle : $"{state.Status} {state.Stage}{worth}, {stages}, cycles {cycles}{idle}";
    }

    private static string DayOf(DateTimeOffset? at) => at is { } moment ? $"{moment.Day}" : "";
}
