namespace Attribution.Local.Demo.Quarter;

/// <summary>A quarter of the company's life: leads and costs before the spring campaigns, then what sales and the events made of all leads.</summary>
internal static class QuarterStory
{
    private const int LeadsOfSmallDemo = 12;
    private const int LeadsAtOnce = 100;

    /// <summary>First days of the parts in which sales tells what happened; what was forgotten comes after all of them.</summary>
    private static readonly DateOnly[] Parts = [new(2026, 2, 16), DemoCalendar.Last.AddDays(1)];

    /// <summary>What exists before anything happens.</summary>
    public static IEnumerable<PushItem> Catalogue { get; } = [.. SalesTeam.Requests, .. DemoPersonas.Requests, .. DemoPipeline.Requests, .. DemoEvents.Requests];

    /// <summary>All requests but those of the catalogue.</summary>
    public static IEnumerable<PushItem> Requests(DemoSize size)
    {
        var (leads, first) = (Told(size), DemoCalendar.WaveOfExports(size) + 1);
        var dice = new Dice(8100);
        var lives = leads.Select(lead => new Selling(lead, dice)).ToList();
        IReadOnlyList<DealStory> deals = [.. lives.Select(life => life.Deal).OfType<DealStory>()];
        IReadOnlyList<DealStory> known = [.. size.TellsQuarter ? CustomerBook.Deals : CustomerBook.Deals.Take(3)];
        return
        [
            .. QuarterCosts.Requests(size, 0),
            .. OwnForms.Generate(size).Chunk(50).Select(forms => Wire.AsJson(1, "/applications", forms)),
            .. OfLeads([.. lives.SelectMany(life => life.Facts)], first + 1),
            .. OfDeals([.. DealNotes.Of([.. known, .. deals])], first + Parts.Length + 3),
            .. DemoEvents.All.Take(size.TellsQuarter ? DemoEvents.All.Count : 1).SelectMany((occasion, number) => OfEvent(occasion, leads, deals, first, new Dice(8200 + (ulong)number))),
        ];
    }

    private static IReadOnlyList<DemoLead> Told(DemoSize size) => size.TellsQuarter ? DemoLead.All(size) : [.. DemoLead.All(size).Take(LeadsOfSmallDemo)];

    /// <summary>Part by part; a few notes are written down late, and come as a file, which is imported twice.</summary>
    private static IEnumerable<PushItem> OfLeads(IReadOnlyList<LeadFactBody> facts, int first)
    {
        var dice = new Dice(8300);
        var late = facts.Where(fact => fact.Kind is "contacted" or "demo-held" && dice.Chance(6)).ToHashSet();
        var file = CrmExport.Request(first + Parts.Length, [.. late.OrderBy(fact => fact.At, StringComparer.Ordinal)]);
        return
        [
            .. facts.Where(fact => !late.Contains(fact)).GroupBy(fact => Part(fact.At)).OrderBy(part => part.Key)
                .SelectMany(part => part.GroupBy(fact => (fact.Connection, fact.LeadSource, fact.LeadId)).Chunk(LeadsAtOnce).Select(leads => Request(first + part.Key, [.. leads.SelectMany(lead => lead)]))),
            file,
            file with { Wave = file.Wave + 1 },
        ];
    }

    /// <summary>What was taken back in the same breath has no effect, which the answer says.</summary>
    private static PushItem Request(int wave, IReadOnlyList<LeadFactBody> facts) =>
        Wire.AsLines(wave, "/leads/events", [.. facts.OrderBy(fact => fact.At, StringComparer.Ordinal)], facts.Count(fact => fact.Kind == "retracted"));

    /// <summary>All together, when the CRM was connected; what it corrects comes after it.</summary>
    private static IEnumerable<PushItem> OfDeals(IReadOnlyList<DealFactBody> facts, int first) => facts
        .GroupBy(fact => fact.Kind is "retracted" or "reopened" ? 1 : 0).OrderBy(part => part.Key)
        .Select(part => Wire.AsJson(first + part.Key, "/deals/events", [.. part.OrderBy(fact => fact.At, StringComparer.Ordinal)]));

    private static IEnumerable<PushItem> OfEvent(DemoEvent occasion, IReadOnlyList<DemoLead> leads, IReadOnlyList<DealStory> deals, int first, Dice dice)
    {
        var notes = new EventNotes(occasion, leads, deals, dice);
        return [Wire.AsJson(first, $"/events/{occasion.Id}/facts", notes.Before), Wire.AsLines(first + 1, $"/events/{occasion.Id}/facts", notes.After)];
    }

    private static int Part(string at) => Parts.Count(part => DemoCalendar.Day(Wire.Parse(at)) >= part);
}
