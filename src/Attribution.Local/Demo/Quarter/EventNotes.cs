using System.Globalization;

namespace Attribution.Local.Demo.Quarter;

/// <summary>What is told of an event: who registered and came, who was met, and what came of it.</summary>
internal sealed class EventNotes
{
    private static readonly string[] WithCustomers = ["retention", "growth"];
    private static readonly string[] WithOthers = ["deal", "growth"];
    private readonly DemoEvent occasion;
    private readonly Dice dice;
    private readonly List<EventFactBody> before = [];
    private readonly List<EventFactBody> after = [];

    /// <summary>Plays an event.</summary>
    /// <param name="occasion">The event.</param>
    /// <param name="leads">Leads of the demo, some of whom come.</param>
    /// <param name="deals">Deals of the demo, some of which were talked about.</param>
    /// <param name="dice">Decides.</param>
    public EventNotes(DemoEvent occasion, IReadOnlyList<DemoLead> leads, IReadOnlyList<DealStory> deals, Dice dice)
    {
        (this.occasion, this.dice) = (occasion, dice);
        Attendance(leads);
        Meetings([.. deals.Where(deal => deal.WonAt > At(occasion.To, 70_000) && deal.OpenedAt < At(occasion.To, 70_000)).Take(occasion.Deals)]);
        Awareness();
    }

    /// <summary>What was known before the event was over.</summary>
    public IReadOnlyList<EventFactBody> Before => before;

    /// <summary>What was told afterwards.</summary>
    public IReadOnlyList<EventFactBody> After => after;

    private DateTimeOffset Opening => At(occasion.From, 36_000);

    private void Attendance(IReadOnlyList<DemoLead> leads)
    {
        var attended = new List<string>();
        foreach (var (number, email) in Registered(leads).Index())
        {
            before.Add(Fact("registered", number, Opening.AddMinutes(-dice.Between(900, 17_000))) with { Email = email });
            if (dice.Chance(occasion.Come))
            {
                attended.Add(email);
            }
        }

        // Some send the form twice, in another spelling; one guest was written down by mistake.
        before.Add(Fact("retracted", 0, Opening.AddMinutes(-30)) with { RetractedId = before[^1].Id });
        before.AddRange([.. before.Take(occasion.Guests / 10).Select((fact, number) => fact with
        {
            Id = $"{fact.Id}-again", Email = fact.Email!.ToUpperInvariant(), At = Wire.Time(Opening.AddMinutes(-500 - number)),
        })]);
        attended.AddRange(leads.Where(lead => lead.Source == "stand" && lead.Id.StartsWith(occasion.Id, StringComparison.Ordinal)).Select(lead => lead.Contact.Email!));
        attended.AddRange(Enumerable.Range(1, occasion.WalkIns).Select(number => Guest($"walk-in-{number}")));
        foreach (var (number, email) in attended.Distinct(StringComparer.OrdinalIgnoreCase).Index())
        {
            after.Add(Fact("attended", number, Opening.AddMinutes(number % 50)) with { Email = email });
            var isInTime = dice.Chance(occasion.InTime);
            if (isInTime || dice.Chance(60))
            {
                var day = occasion.To.AddDays(isInTime ? dice.Between(1, 3) : dice.Between(4, 8));
                after.Add(Fact("follow-up", number, At(day, 34_000 + (number * 60))) with { Email = email });
            }

            if (number < occasion.Demos)
            {
                after.Add(Fact("demo", number, Opening.AddMinutes(60 + (number * 7))) with { Email = email });
                if (dice.Chance(34))
                {
                    after.Add(Fact("opportunity", number, At(occasion.To.AddDays(3), 50_000)) with { Of = Name("demo", number) });
                }
            }
        }
    }

    /// <summary>Leads of the weeks before, people who ask some days later, and guests.</summary>
    private IReadOnlyList<string> Registered(IReadOnlyList<DemoLead> leads)
    {
        var old = leads.Where(lead => lead.At < Opening.AddDays(-13) && lead.At > Opening.AddDays(-40)).Where(_ => dice.Chance(22)).Take(9);
        var coming = leads.Where(lead => lead.At > Opening.AddDays(1) && lead.At < Opening.AddDays(16) && lead.Source is "site" or "crm").Where(_ => dice.Chance(18)).Take(10);
        return [.. old.Concat(coming).Select(lead => lead.Contact.Email!), .. Enumerable.Range(1, occasion.Guests).Select(number => Guest($"{number}"))];
    }

    private void Meetings(IReadOnlyList<DealStory> deals)
    {
        for (var number = 0; number < occasion.Meetings; number++)
        {
            var (deal, isHeld) = (deals.ElementAtOrDefault(number), number < deals.Count || dice.Chance(78));
            var withCustomer = deal is null && dice.Chance(35);
            var agreed = Fact("meeting", number, Opening.AddDays(-dice.Between(1, 9))) with
            {
                Meeting = $"m-{number + 1}",
                State = "scheduled",
                With = withCustomer ? "customer" : "prospect",
                Purpose = deal is not null ? "deal" : withCustomer ? dice.Pick(WithCustomers) : dice.Pick(WithOthers),
                Representative = (deal?.Person ?? dice.Pick(SalesTeam.All)).Id,
                Deal = deal is null ? null : new DealBody("crm", deal.Id),
            };
            before.Add(agreed);
            if (isHeld)
            {
                after.Add(Fact("held", number, At(occasion.To, 40_000 + (number * 900))) with
                {
                    Kind = "meeting",
                    Meeting = agreed.Meeting,
                    State = "held",
                    AttendedBy = dice.Chance(45) ? ["expert"] : dice.Chance(30) ? ["expert", "executive"] : null,
                });
                if (deal is not null || dice.Chance(36))
                {
                    after.Add(Fact("outcome", number, At(occasion.To.AddDays(4), 52_000)) with { Kind = "opportunity", Of = agreed.Meeting });
                }
            }
        }

        after.AddRange(deals.Select((deal, number) => Fact("deal-won", number, deal.WonAt!.Value.AddMinutes(30)) with
        {
            Deal = new DealBody("crm", deal.Id),
            Amount = Wire.Money(deal.WonAmount * 1_000_000L),
            Currency = deal.Currency,
        }));
    }

    private void Awareness()
    {
        var (own, category, ownAfter, categoryAfter) = occasion.Mentions;
        before.Add(Fact("mentions", 0, Opening.AddDays(-1)) with { Own = own, Category = category, When = "before" });
        after.Add(Fact("mentions", 1, At(occasion.To.AddDays(9), 40_000)) with { Own = ownAfter, Category = categoryAfter, When = "after" });
        after.AddRange(Enumerable.Range(0, occasion.Interviews).Select(number => Fact("interview", number, At(occasion.From, 45_000 + (number * 1_200)))));
        after.AddRange(Enumerable.Range(0, occasion.Survey.Answers).Select(number => Fact("survey", number, At(occasion.To, 58_000 + number)) with { KnowsBrand = number < occasion.Survey.Knowing }));
    }

    private string Guest(string id) => $"guest.{occasion.Id}.{id}@{Company.Of(occasion.Id + id).Domain}";

    private static EventFactBody Fact(string kind, int number, DateTimeOffset at) => new("event-desk", Name(kind, number), kind, Wire.Time(at));

    private static string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{number + 1}");

    private static DateTimeOffset At(DateOnly day, int second) => DemoCalendar.At(day, second);
}
