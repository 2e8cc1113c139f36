using Attribution.Local.Demo;

namespace Attribution.Local.Expectations;

/// <summary>What the KPIs of the quarter must be: counted from what was pushed, without the app's own rules.</summary>
internal sealed class ExpectedKpis
{
    /// <summary>First and last day of the quarter that ends with the reported week.</summary>
    public static readonly (DateOnly From, DateOnly To) Days = (new(2025, 12, 22), new(2026, 3, 22));

    /// <summary>What stands for the line of everything.</summary>
    public const string Total = "total";

    private readonly Dictionary<string, decimal> numbers = new(StringComparer.Ordinal);

    private ExpectedKpis(DemoData data)
    {
        var (facts, lives) = (PushedFacts.Of(data), PushedLives.Of(data));
        Leads(facts, lives);
        Deals(lives);
        Events(lives);
        Channels(facts, lives);
    }

    /// <summary>All numbers that are not zero, by area, line and figure.</summary>
    public IReadOnlyDictionary<string, decimal> Numbers => numbers;

    /// <summary>Counts everything that was pushed.</summary>
    public static ExpectedKpis Of(DemoData data) => new(data);

    /// <summary>A number's name.</summary>
    public static string Name(string area, string line, string figure) => $"{area} {line} {figure}";

    private static bool IsOfQuarter(DateOnly day) => day >= Days.From && day <= Days.To;

    /// <summary>People, each once, as their first form.</summary>
    private void Leads(PushedFacts facts, PushedLives lives)
    {
        foreach (var card in ExpectedCredits.People(facts.Events.Where(form => form.IsLead)).Select(forms => forms[0]).Where(card => IsOfQuarter(card.Day)))
        {
            var lead = lives.Lead(card.Key);
            Add("lead-life", lead.Manager, "leads", 1);
            Add("lead-life", lead.Manager, "accepted", lead.IsRejected ? 0 : 1);
            Add("lead-life", lead.Manager, "conversion", lead.Status == "customer" ? 1 : 0);
        }
    }

    private void Deals(PushedLives lives)
    {
        foreach (var deal in lives.Deals)
        {
            var (isWon, isOpen, euros) = (deal.Status == "won" && IsOfQuarter(deal.Since), deal.Status == "opened", deal.Currency == Wire.Currency ? deal.Amount : 0);
            Add("pipeline", deal.Manager, "won", isWon ? 1 : 0);
            Add("pipeline", deal.Manager, "wonRevenue", isWon ? euros : 0);
            Add("pipeline", deal.Manager, "lost", deal.Status == "lost" && IsOfQuarter(deal.Since) ? 1 : 0);
            Add("pipeline", deal.Manager, "open", isOpen ? 1 : 0);
            Add("pipeline", deal.Manager, "openValue", isOpen ? euros : 0);
        }
    }

    private void Events(PushedLives lives)
    {
        foreach (var (occasion, registered, attended) in lives.Attendance)
        {
            Add("events", occasion, "registered", registered);
            Add("events", occasion, "attended", attended);
        }
    }

    /// <summary>Cost of every channel, and its part of all leads, whatever became of them.</summary>
    private void Channels(PushedFacts facts, PushedLives lives)
    {
        foreach (var credit in ExpectedCredits.Of([.. facts.Events, .. lives.Touches]).Where(credit => IsOfQuarter(credit.Day)))
        {
            Add("joint", credit.Channel, "leads", credit.Units / 1_000_000_000m);
        }

        foreach (var (channel, cost) in ExpectedWeek.Costs(facts, Days.From, Days.To))
        {
            Add("joint", channel, "cost", cost);
        }
    }

    private void Add(string area, string line, string figure, decimal number)
    {
        foreach (var name in number == 0 ? [] : new[] { Name(area, line, figure), Name(area, Total, figure) })
        {
            numbers[name] = numbers.GetValueOrDefault(name) + number;
        }
    }
}
