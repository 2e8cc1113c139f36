using System.Globalization;

namespace Attribution.Local.Expectations;

/// <summary>How a lead must stand, by what was told of it in order of time.</summary>
/// <param name="Status"><c>new</c>, <c>qualified</c>, <c>rejected</c>, <c>deferred</c> or <c>customer</c>.</param>
/// <param name="Manager">Who has it; <c>-</c> for nobody.</param>
internal sealed record ExpectedLead(string Status, string Manager)
{
    public bool IsRejected => Status == "rejected";

    /// <summary>Takes the facts one after the other.</summary>
    public static ExpectedLead Of(IEnumerable<PushedFact> facts) => facts.Aggregate(new ExpectedLead("new", "-"), (lead, fact) => fact.Kind switch
    {
        "assigned" => lead with { Manager = fact["manager"]! },
        "qualified" or "rejected" or "deferred" => lead with { Status = fact.Kind },
        "reactivated" => lead with { Status = "new" },
        "converted" => lead with { Status = "customer" },
        _ => lead,
    });
}

/// <summary>How a deal must stand.</summary>
/// <param name="Status"><c>opened</c>, <c>won</c> or <c>lost</c>.</param>
/// <param name="Since">Day on which it came to stand so.</param>
/// <param name="Manager">Who has it.</param>
/// <param name="Amount">What it is worth, or was won for.</param>
/// <param name="Currency">In which currency.</param>
internal sealed record ExpectedDeal(string Status, DateOnly Since, string Manager, decimal Amount, string Currency)
{
    /// <summary>Takes the facts one after the other.</summary>
    public static ExpectedDeal Of(IEnumerable<PushedFact> facts) => facts.Aggregate(new ExpectedDeal("", default, "-", 0, ""), (deal, fact) => Worth(fact.Kind switch
    {
        "opened" => deal with { Status = "opened", Since = fact.Day, Manager = fact["manager"]! },
        "reopened" => deal with { Status = "opened", Since = fact.Day },
        "won" or "lost" => deal with { Status = fact.Kind, Since = fact.Day },
        "manager" => deal with { Manager = fact["manager"]! },
        _ => deal,
    }, fact));

    private static ExpectedDeal Worth(ExpectedDeal deal, PushedFact fact) =>
        fact["amount"] is { } amount ? deal with { Amount = decimal.Parse(amount, CultureInfo.InvariantCulture), Currency = fact["currency"]! } : deal;
}
