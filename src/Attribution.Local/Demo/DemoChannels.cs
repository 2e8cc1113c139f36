namespace Attribution.Local.Demo;

/// <summary>A channel of the demo, with the traffic that it brings.</summary>
/// <param name="Id">Channel id.</param>
/// <param name="Name">What people read.</param>
/// <param name="Platform">Source of its totals; null when no platform reports.</param>
/// <param name="ClickId">Name of the click id that its links carry; null when they carry none.</param>
/// <param name="ClicksADay">Clicks that the website sees on an average day.</param>
/// <param name="Campaigns">Its campaigns; empty for one without.</param>
internal sealed record DemoChannel(string Id, string Name, string? Platform, string? ClickId, int ClicksADay, IReadOnlyList<DemoCampaign> Campaigns)
{
    public bool Direct { get; init; }

    /// <summary>How it finds people; null for what is usual.</summary>
    public string? Family { get; init; }

    /// <summary>Measures whose truth is not the default one.</summary>
    public IReadOnlyDictionary<string, string> Truth { get; init; } = new Dictionary<string, string>();

    public int Slices { get; init; } = 1;

    public int Shards { get; init; } = 1;

    /// <summary>Whether its platform reports reach.</summary>
    public bool ReportsReach { get; init; }

    /// <summary>Campaigns that ran before those of the spring, or run beside them without clicks on the site.</summary>
    public IReadOnlyList<DemoCampaign> Others { get; init; } = [];
}

/// <summary>A campaign of the demo, with an average day of what its platform counts.</summary>
internal sealed record DemoCampaign(string Id, string Name, int Impressions, int Clicks, int CostCents)
{
    /// <summary>Persona and stage of the buying journey that it is made for; null for none.</summary>
    public (string Persona, string Stage)? For { get; init; }

    /// <summary>A platform whose days from this one on are in a sample file, and not generated.</summary>
    public DateOnly? SampleFrom { get; init; }

    /// <summary>The last day of the sample file.</summary>
    public DateOnly? SampleTo { get; init; }

    public bool IsInSample(DateOnly day) => SampleFrom is { } from && SampleTo is { } to && day >= from && day <= to;
}

/// <summary>The channels of the demo. Campaign ids and names are those of the sample files.</summary>
internal static class DemoChannels
{
    public const string PaidSearch = "paid-search";
    public const string PaidSocial = "paid-social";
    public const string TikTok = "tiktok";
    public const string LinkedIn = "linkedin";
    public const string YandexSearch = "yandex-search";
    public const string Email = "e-mail";
    public const string Direct = "direct";
    public const string Referrals = "referrals";
    public const string Events = "events";

    private static readonly DateOnly Monday = new(2026, 3, 16);
    private static readonly Dictionary<string, string> ClicksOfPlatform = new() { ["clicks"] = "platform" };

    public static IReadOnlyList<DemoChannel> All { get; } =
    [
        new(PaidSearch, "Paid search", "google-ads", "gclid", 75,
        [
            new("21873450912", "LV | Search | Lead form, spring 2026", 1900, 98, 7400) { SampleFrom = Monday, SampleTo = Monday.AddDays(4), For = ("operations", "requirements") },
            new("21873450977", "HU | PMax | Spring 2026", 15600, 224, 5700) { SampleFrom = Monday, SampleTo = Monday.AddDays(4), For = ("owner", "solutions") },
        ])
        {
            Truth = ClicksOfPlatform,
            Others = [new("21870011001", "LV | Search | Winter 2025/26", 900, 41, 3600) { For = ("operations", "requirements") }],
        },
        new(PaidSocial, "Paid social", "meta", "fbclid", 90,
        [
            new("120214508876540123", "GE | Instant form | Spring 2026", 8100, 140, 4200) { SampleFrom = Monday, SampleTo = Monday.AddDays(2), For = ("owner", "problem") },
            new("120214508876540456", "AM | Traffic | Spring 2026", 11900, 300, 2480) { SampleFrom = Monday, SampleTo = Monday.AddDays(2), For = ("owner", "solutions") },
        ])
        {
            Truth = ClicksOfPlatform,
            ReportsReach = true,
            Slices = 4,
            Shards = 2,
            Others = [new("120214500000000111", "GE | Instant form | Winter", 3900, 71, 1450) { For = ("owner", "problem") }],
        },
        new(TikTok, "TikTok", "tiktok", "ttclid", 45, [new("1809876543210001", "HU | Lead gen | Spring 2026", 20400, 190, 2980) { For = ("owner", "problem") }])
        {
            ReportsReach = true,
            Others = [new("1809876543219999", "HU | Trial", 5200, 38, 520) { For = ("owner", "problem") }],
        },
        new(LinkedIn, "LinkedIn", "google-analytics", "li_fat_id", 12,
            [new("287654321", "AM | Webinar | Spring 2026", 1500, 14, 5600) { SampleFrom = Monday, SampleTo = Monday.AddDays(2), For = ("it", "solutions") }])
        {
            Family = "spears",
            Others = [new("287650007", "Named accounts | Winter", 640, 7, 2700) { For = ("it", "requirements") }],
        },
        new(YandexSearch, "Yandex search", "google-analytics", "yclid", 60,
            [new("98127344", "AM | Search | 2026", 3330, 124, 1790) { SampleFrom = Monday, SampleTo = Monday.AddDays(2), For = ("operations", "solutions") }])
        {
            Others = [new("98120002", "AM | Search | Winter", 1180, 44, 1100) { For = ("operations", "solutions") }],
        },
        new(Email, "E-mail", null, null, 25,
        [
            new("newsletter-2026", "Newsletter 2026", 0, 0, 0) { For = ("operations", "supplier") },
            new("reactivation-2026", "Come back", 0, 0, 0) { For = ("owner", "requirements") },
        ]) { Family = "seeds" },
        new(Direct, "Direct", null, null, 30, []) { Direct = true },
        new(Referrals, "Referrals", null, null, 0, []) { Family = "seeds", Others = [new("partners-2026", "Partner programme 2026", 0, 0, 0) { For = ("operations", "validation") }] },
        new(Events, "Events", null, null, 0, [])
        {
            Family = "spears",
            Others =
            [
                new("webinar-january", "Webinar: stock without surprises", 0, 0, 0) { For = ("it", "requirements") },
                new("fair-february", "Baltic Warehouse Fair", 0, 0, 0) { For = ("operations", "requirements") },
                new("forum-march", "Supply Forum", 0, 0, 0) { For = ("owner", "supplier") },
            ],
        },
    ];

    /// <summary>The channels that bring clicks to the site.</summary>
    public static IReadOnlyList<DemoChannel> OfTheSite { get; } = [.. All.Where(channel => channel.ClicksADay > 0)];

    public static DemoChannel ById(string id) => All.Single(channel => channel.Id == id);
}
