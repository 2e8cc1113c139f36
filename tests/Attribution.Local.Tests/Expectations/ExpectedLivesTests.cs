using System.Text.Json;
using Attribution.Local.Expectations;

namespace Attribution.Local.Tests.Expectations;

public sealed class ExpectedLivesTests
{
    [Theory]
    [InlineData("", "new", "-")]
    [InlineData("assigned davit, contacted", "new", "davit")]
    [InlineData("assigned davit, qualified, converted", "customer", "davit")]
    [InlineData("qualified, rejected", "rejected", "-")]
    [InlineData("rejected, reactivated, assigned marta", "new", "marta")]
    [InlineData("assigned davit, deferred, assigned marta", "deferred", "marta")]
    public void Lead_StandsAsItWasToldLast(string facts, string status, string manager) =>
        Assert.Equal(new ExpectedLead(status, manager), ExpectedLead.Of(Facts(facts, "manager")));

    [Theory]
    [InlineData("opened 100", "opened", 1, 100)]
    [InlineData("opened 100, stage, won 90", "won", 3, 90)]
    [InlineData("opened 100, lost", "lost", 2, 100)]
    [InlineData("opened 100, lost, reopened", "opened", 3, 100)]
    [InlineData("opened 100, amount 300, won 250, reopened, won 200", "won", 5, 200)]
    public void Deal_StandsAsItWasToldLast(string facts, string status, int day, int amount)
    {
        var deal = ExpectedDeal.Of(Facts(facts, "amount"));

        Assert.Equal((status, new DateOnly(2026, 3, day), (decimal)amount, "EUR"), (deal.Status, deal.Since, deal.Amount, deal.Currency));
    }

    /// <summary>Facts of the first days of March, one a day: a kind, and what it says.</summary>
    private static IEnumerable<PushedFact> Facts(string facts, string field) =>
        facts.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select((fact, day) =>
        {
            var parts = fact.Split(' ');
            var at = new DateTimeOffset(2026, 3, day + 1, 12, 0, 0, TimeSpan.Zero);
            var said = parts.Length > 1 ? new Dictionary<string, string> { [field] = parts[1], ["currency"] = "EUR" } : [];
            said.TryAdd("manager", "-");
            return new PushedFact(parts[0], at, DateOnly.FromDateTime(at.Date), JsonSerializer.SerializeToElement(said));
        });
}
