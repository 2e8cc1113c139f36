using Attribution.Benchmarks.Fuzz;

namespace Attribution.Benchmarks.Kill.Activities;

/// <summary>What an activity needs of the life in which it begins.</summary>
internal enum Needs
{
    Nothing = 0,

    /// <summary>A clock that says Monday morning, when reports are due.</summary>
    Monday = 1,

    /// <summary>Another encryption key than before, which is still held.</summary>
    NewKey = 2,
}

/// <summary>Something that the product does, in the middle of which it can be killed.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Begin">What is asked for, wave by wave: calls of a wave run side by side.</param>
internal sealed record Activity(string Name, Func<World, Chance, CancellationToken, Task<IReadOnlyList<IReadOnlyList<Call>>>> Begin)
{
    /// <summary>Queues whose messages are part of it: while one of them holds any, it is not over.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    public Needs Needs { get; init; }

    /// <summary>Whether there is anything to do.</summary>
    public Func<World, bool> Fits { get; init; } = _ => true;

    /// <summary>Whether something is left to do that neither an answer nor a queue tells.</summary>
    public Func<World, CancellationToken, Task<bool>> IsUnfinished { get; init; } = (_, _) => Task.FromResult(false);

    /// <summary>How often it is picked, beside the others.</summary>
    public int Weight { get; init; } = 2;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Activity> All { get; } =
    [
        new("ingest", Measures.Begin) { Queues = ["events-to-fold"], Weight = 3 },
        new("leads", Leads.Begin) { Queues = ["events-to-fold", "leads-to-attribute", "assignments-to-mail"], Weight = 4 },
        new("facts", Sales.Begin) { Queues = ["leads-to-attribute", "deals-to-settle"], Fits = world => world.Book.People.Count > 3, Weight = 3 },
        new("catalogue", Entries.Begin) { Queues = ["weeks-to-attribute", "leads-to-attribute"] },
        new("re-attribution", Late.Begin)
        {
            Queues = ["events-to-fold", "leads-to-attribute", "weeks-to-attribute", "journeys-to-close", "deals-to-settle"],
            Fits = world => world.Book.People.Count > 3,
            Weight = 3,
        },
        new("reports", Reports.Begin) { Queues = ["reports-to-send"], Needs = Needs.Monday, IsUnfinished = Reports.AreUnderWay },
        new("reopening", Reports.Reopen) { Queues = ["reports-to-send"], Fits = world => world.Book.DueWeeks.Count > 0, IsUnfinished = Reports.AreUnderWay, Weight = 3 },
        new("resending", Reports.Resend) { Fits = world => world.Book.DueWeeks.Count > 0 },
        new("erasure", Erasing.Begin) { Queues = ["deals-to-settle"], Fits = world => world.Book.People.Count > 6, Weight = 3 },
        new("rebuild", Rebuilding.Begin) { Weight = 3 },
        new("replay", Replaying.Begin) { Queues = ["leads-to-attribute", "events-to-fold"] },
        new("new key", Keys.Begin) { Needs = Needs.NewKey, IsUnfinished = Keys.AreUnderWay },
    ];
}
