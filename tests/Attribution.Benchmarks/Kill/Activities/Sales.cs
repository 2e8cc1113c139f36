using System.Text.Json;
using Attribution.Benchmarks.Fuzz;
using Attribution.Benchmarks.Kill.Facts;

namespace Attribution.Benchmarks.Kill.Activities;

/// <summary>What sales says of leads and deals.</summary>
internal static class Sales
{
    private const int People = 12;
    private const int NewDeals = 3;
    private static readonly DateOnly FirstDay = new(2026, 1, 1);

    public static Task<IReadOnlyList<IReadOnlyList<Call>>> Begin(World world, Chance dice, CancellationToken ct)
    {
        var calls = new List<Call>();
        foreach (var person in world.Book.People.Values.Where(person => !person.IsErased).Where(_ => dice.OneIn(3)).Take(People).ToList())
        {
            if (Next(world, dice, person) is { } call)
            {
                calls.Add(call);
            }
        }

        // Deals are settled from all their facts at once: opening and closing may come in any order, but not in one day's batch here.
        var (deals, open) = (new List<Call>(), world.Book.Deals.Values.Where(deal => deal.State == "opened").ToList());
        foreach (var deal in open.Where(_ => dice.OneIn(2)).Take(NewDeals))
        {
            deals.Add(Close(world, dice, deal));
        }

        var known = world.Book.People.Values.Where(person => !person.IsErased).ToList();
        for (var i = 0; i < NewDeals; i++)
        {
            deals.Add(Open(world, dice, dice.Of(known)));
        }

        return Task.FromResult<IReadOnlyList<IReadOnlyList<Call>>>([[.. calls, .. deals]]);
    }

    /// <summary>The next thing that can happen to a lead; null when it is a customer.</summary>
    private static Call? Next(World world, Chance dice, Person person)
    {
        var kind = person.IsRejected ? "restored"
            : person.IsCustomer ? null
            : dice.OneIn(4) ? "rejected"
            : !person.IsContacted ? "contacted"
            : !person.IsQualified ? "qualified"
            : "converted";
        if (kind is null)
        {
            return null;
        }

        var (before, now) = (person.LastAt.AddSeconds(1), world.Now.AddSeconds(-20));
        var at = before > now ? before : now;
        person.LastAt = at;
        (person.IsRejected, person.IsContacted, person.IsQualified, person.IsCustomer) = (
            kind == "rejected", person.IsContacted || kind == "contacted", person.IsQualified || kind == "qualified", kind == "converted");
        var said = kind == "rejected" ? $",\"reason\":\"Person {person.Number} said no.\"" : "";
        var line = FormattableString.Invariant(
            $"{{\"{person.Card.SenderField}\":\"{person.Card.Sender}\",\"leadId\":\"{person.Card.Id}\",\"source\":\"crm\",\"id\":\"fact-{world.Next()}\",\"kind\":\"{kind}\",\"at\":{JsonSerializer.Serialize(at)}{said}}}");
        return Call.Push(world.Requests, "/leads/events", [line], () => { });
    }

    private static Call Open(World world, Chance dice, Person person)
    {
        var deal = new Deal(FormattableString.Invariant($"D-{world.Next()}"), 100 + dice.Below(10_000));
        var lead = $$"""{"{{person.Card.Field}}":"{{person.Card.Sender}}","id":"{{person.Card.Id}}"}""";
        var line = FormattableString.Invariant(
            $"{{\"source\":\"crm\",\"deal\":\"{deal.Id}\",\"id\":\"1\",\"kind\":\"opened\",\"stage\":\"stage-{dice.Below(3)}\",\"at\":\"{Riga.Text(world.Now.AddMinutes(-2))}\",\"amount\":\"{deal.Amount}\",\"currency\":\"EUR\",\"leads\":[{lead}]}}");
        return Call.Push(world.Requests, "/deals/events", [line], () => world.Book.Note(book => book.Deals.TryAdd(deal.Id, deal)));
    }

    private static Call Close(World world, Chance dice, Deal deal)
    {
        var kind = dice.OneIn(3) ? "lost" : "won";
        deal.State = kind;
        var line = FormattableString.Invariant($"{{\"source\":\"crm\",\"deal\":\"{deal.Id}\",\"id\":\"2\",\"kind\":\"{kind}\",\"at\":\"{Riga.Text(world.Now.AddMinutes(-1))}\"}}");
        return Call.Push(world.Requests, "/deals/events", [line], () => { });
    }

    /// <summary>What the KPIs of all days must say, from the plain model.</summary>
    public static IReadOnlyDictionary<string, decimal> Expected(Book book)
    {
        var (people, deals) = (book.People.Values, book.Deals.Values);
        decimal Money(string state) => deals.Where(deal => deal.State == state).Sum(deal => deal.Amount);
        decimal Count(string state) => deals.Count(deal => deal.State == state);
        return new Dictionary<string, decimal>
        {
            ["lead-life leads"] = people.Count,
            ["lead-life accepted"] = people.Count(person => !person.IsRejected),
            ["lead-life rejected"] = people.Count(person => person.IsRejected),
            ["lead-life contacted"] = people.Count(person => person.IsContacted && !person.IsRejected),
            ["lead-life qualified"] = people.Count(person => !person.IsRejected && (person.IsQualified || person.IsCustomer)),
            ["lead-life conversion"] = people.Count(person => person.IsCustomer),
            ["pipeline won"] = Count("won"),
            ["pipeline wonRevenue"] = Money("won"),
            ["pipeline lost"] = Count("lost"),
            ["pipeline open"] = Count("opened"),
            ["pipeline openValue"] = Money("opened"),
        };
    }

    /// <summary>Days of all KPIs that are asked for.</summary>
    public static string Days(DateTimeOffset now) => $"from={Riga.Text(FirstDay)}&to={Riga.Text(Book.Range(now).To)}";
}
