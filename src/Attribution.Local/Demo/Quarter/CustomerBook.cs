using System.Globalization;

namespace Attribution.Local.Demo.Quarter;

/// <summary>Companies that bought before the quarter: their first deals, what became of their contracts, and one that left.</summary>
internal static class CustomerBook
{
    /// <summary>How many customers there are, of those that somebody else in the demo may write from.</summary>
    public static IReadOnlyList<DealStory> Deals { get; } = [.. Company.Customers.Index().SelectMany(customer => Of(customer.Index, customer.Item))];

    private static IEnumerable<DealStory> Of(int number, Company company)
    {
        var dice = new Dice(9000 + (ulong)number);
        var (person, amount) = (dice.Pick(SalesTeam.All), dice.Between(18, 62) * 100);
        var opened = QuarterCalendar.Working(DemoCalendar.At(new DateOnly(2024, 11, 4).AddDays((number * 17) + dice.Between(0, 9)), 40_000));
        var first = Closed(Name(company, "first"), company, person, "new", amount, opened, dice) with { Currency = number == 4 ? "USD" : Wire.Currency };
        if (number % 3 != 1)
        {
            yield return first;
            yield break;
        }

        // Contracts that end in the quarter: most are renewed, one is not, and the last ones are still talked about.
        var renewal = Closed(Name(company, "renewal"), company, person, "renewal", amount, QuarterCalendar.Working(DemoCalendar.At(QuarterCalendar.First.AddDays(number * 3), 41_000)), dice)
            with
        { Currency = first.Currency };
        var isLost = number == 13;
        yield return first with { LeftAt = isLost ? renewal.WonAt : null };
        yield return renewal with { WonAt = isLost || renewal.WonAt > QuarterCalendar.End ? null : renewal.WonAt, LostAt = isLost ? renewal.WonAt : null, LossReason = isLost ? "merged with a competitor" : null };
    }

    private static DealStory Closed(string id, Company company, Salesperson person, string kind, int amount, DateTimeOffset opened, Dice dice)
    {
        var proposed = QuarterCalendar.Working(opened.AddDays(dice.Between(5, 12)));
        var won = QuarterCalendar.Working(proposed.AddDays(dice.Between(6, 15)));
        return new DealStory(id, company, person, kind, amount, DemoCalendar.Day(won).AddDays(dice.Between(-1, 6)), [("qualification", opened), ("proposal", proposed)])
        {
            WonAt = won,
            WonAmount = amount * dice.Between(95, 112) / 100,
        };
    }

    private static string Name(Company company, string what) => string.Create(CultureInfo.InvariantCulture, $"d-{company.Domain.Split('.')[0]}-{what}");
}
