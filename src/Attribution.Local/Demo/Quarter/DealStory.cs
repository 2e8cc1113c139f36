namespace Attribution.Local.Demo.Quarter;

/// <summary>A deal from opening to its end, or to the end of the demo.</summary>
/// <param name="Id">The CRM's id of it.</param>
/// <param name="Company">Whose it is.</param>
/// <param name="Person">Who is responsible.</param>
/// <param name="Kind">What it is to the customer, as it is sent.</param>
/// <param name="Amount">What it is worth when it is opened, in whole units.</param>
/// <param name="ExpectedClose">When it should close.</param>
/// <param name="Stages">Stages that it came into; the first when it was opened.</param>
internal sealed record DealStory(
    string Id, Company Company, Salesperson Person, string Kind, int Amount, DateOnly ExpectedClose, IReadOnlyList<(string Stage, DateTimeOffset At)> Stages)
{
    private static readonly string[] Losses = ["price", "chose a competitor", "no decision", "project put off"];

    /// <summary>The lead that it names; null for none.</summary>
    public DemoLead? Lead { get; init; }

    public string Currency { get; init; } = Wire.Currency;

    public DateTimeOffset? WonAt { get; init; }

    /// <summary>What it was won for, in whole units.</summary>
    public int WonAmount { get; init; }

    public DateTimeOffset? LostAt { get; init; }

    public string? LossReason { get; init; }

    /// <summary>When the customer left.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    public DateTimeOffset OpenedAt => Stages[0].At;

    /// <summary>Plays the deal of a lead; null when it would only be opened after the end of the demo.</summary>
    public static DealStory? Play(DemoLead lead, Salesperson person, DateTimeOffset openedAt, Prospects prospects, Dice dice)
    {
        var amount = dice.Between(14, 58) * prospects.Worth / 100 * 100;
        var isWon = dice.Chance(prospects.Won * person.Wins / 100);
        var (first, end) = (dice.Chance(35) ? 0 : 1, isWon || dice.Chance(40) ? DemoPipeline.Stages.Count : dice.Between(2, 4));
        var stages = new List<(string, DateTimeOffset)>();
        var at = openedAt;
        for (var stage = first; stage < end && at <= QuarterCalendar.End; stage++)
        {
            stages.Add((DemoPipeline.Stages[stage].Id, at));
            at = QuarterCalendar.Working(at.AddHours(dice.Between(40, person.Wins < 80 ? 290 : 175)));
        }

        var (days, won, reason, isClosed) = (dice.Between(18, 34), amount * dice.Between(85, 104) / 100, dice.Pick(Losses), at <= QuarterCalendar.End);
        return stages.Count == 0 ? null : new DealStory($"d-{lead.ShortId}", lead.Company!, person, KindOf(lead.Company!, dice), amount, DemoCalendar.Day(openedAt).AddDays(days), stages)
        {
            Lead = lead,
            WonAt = isWon && isClosed ? at : null,
            WonAmount = won,
            LostAt = !isWon && isClosed ? at : null,
            LossReason = reason,
        };
    }

    private static string KindOf(Company company, Dice dice) => dice.Chance(60) is var isMore && !Company.Customers.Contains(company) ? "new" : isMore ? "expansion" : "cross-sell";
}
