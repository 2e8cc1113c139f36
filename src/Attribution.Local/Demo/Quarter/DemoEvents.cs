namespace Attribution.Local.Demo.Quarter;

/// <summary>A webinar, an exhibition, a forum of the demo.</summary>
/// <param name="Id">Event id, and its campaign.</param>
/// <param name="Name">What people read.</param>
/// <param name="Kind">As it is sent.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
internal sealed record DemoEvent(string Id, string Name, string Kind, DateOnly From, DateOnly To)
{
    /// <summary>Travel and small things, which the event itself says.</summary>
    public int OwnEuros { get; init; }

    /// <summary>What was billed for it: the stand, the room, the platform.</summary>
    public int BilledEuros { get; init; }

    /// <summary>Leads that left a card there.</summary>
    public int CardsLeft { get; init; }

    /// <summary>Registered people who are no leads.</summary>
    public int Guests { get; init; }

    /// <summary>How many of a hundred registered people come.</summary>
    public int Come { get; init; }

    /// <summary>People who come without having registered.</summary>
    public int WalkIns { get; init; }

    /// <summary>How many of a hundred who came are written to in time.</summary>
    public int InTime { get; init; }

    public int Meetings { get; init; }

    public int Demos { get; init; }

    public int Interviews { get; init; }

    /// <summary>Mentions of us and of the category before, then after.</summary>
    public (int Own, int Category, int OwnAfter, int CategoryAfter) Mentions { get; init; }

    /// <summary>Answers of the survey, and those that know the brand.</summary>
    public (int Answers, int Knowing) Survey { get; init; }

    /// <summary>Won deals that it influenced.</summary>
    public int Deals { get; init; }
}

/// <summary>Three events: a cheap webinar with many who do not come, an exhibition that costs most and brings most, a forum after which nobody was written to.</summary>
internal static class DemoEvents
{
    public static IReadOnlyList<DemoEvent> All { get; } =
    [
        new("webinar-january", "Webinar: stock without surprises", "webinar", new DateOnly(2026, 1, 21), new DateOnly(2026, 1, 21))
        {
            BilledEuros = 640, CardsLeft = 4, Guests = 31, Come = 58, InTime = 88, Demos = 3, Mentions = (9, 140, 13, 151), Survey = (21, 9),
        },
        new("fair-february", "Baltic Warehouse Fair", "exhibition", new DateOnly(2026, 2, 11), new DateOnly(2026, 2, 13))
        {
            OwnEuros = 1_380, BilledEuros = 4_700, CardsLeft = 13, Guests = 17, Come = 86, WalkIns = 19, InTime = 71, Meetings = 14, Demos = 15, Interviews = 3,
            Mentions = (16, 205, 58, 371), Survey = (46, 19), Deals = 2,
        },
        new("forum-march", "Supply Forum", "forum", new DateOnly(2026, 3, 11), new DateOnly(2026, 3, 11))
        {
            OwnEuros = 320, BilledEuros = 1_950, CardsLeft = 5, Guests = 12, Come = 79, WalkIns = 3, InTime = 31, Meetings = 7, Demos = 4, Interviews = 1,
            Mentions = (21, 188, 27, 199), Survey = (18, 11), Deals = 1,
        },
    ];

    /// <summary>What creates them.</summary>
    public static IEnumerable<PushItem> Requests { get; } = All.Select(occasion => Wire.Put(1, $"/events/{occasion.Id}", new
    {
        name = occasion.Name,
        kind = occasion.Kind,
        from = Wire.Day(occasion.From),
        to = Wire.Day(occasion.To),
        channel = DemoChannels.Events,
        campaign = occasion.Id,
        cost = occasion.OwnEuros == 0 ? null : Wire.Money(occasion.OwnEuros * 1_000_000L),
        currency = occasion.OwnEuros == 0 ? null : Wire.Currency,
    }));
}
