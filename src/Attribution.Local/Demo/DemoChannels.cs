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
}

/// <summary>A campaign of the demo, with an average day of what its platform counts.</summary>
internal sealed record DemoCampaign(string Id, string Name, int Impressions, int Clicks, int CostCents)
{
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

    private static readonly DateOnly Monday = new(2026, 3, 16);
    private static readonly Dictionary<string, string> ClicksOfPlatform = new() { ["clicks"] = "platform" };

    public static IReadOnlyList<DemoChannel> All { get; } =
    [
        new(PaidSearch, "Paid search", "google-ads", "gclid", 75,
        [
            new("21873450912", "LV | Search | Lead form, spring 2026", 1900, 98, 7400) { SampleFrom = Monday, SampleTo = Monday.AddDays(4) },
            new("21873450977", "HU | PMax | Spring 2026", 15600, 224, 5700) { SampleFrom = Monday, SampleTo = Monday.AddDays(4) },
        ]) { Truth = ClicksOfPlatform },
        new(PaidSocial, "Paid social", "meta", "fbclid", 90,
        [
            new("120214508876540123", "GE | Instant form | Spring 2026", 8100, 140, 4200) { SampleFrom = Monday, SampleTo = Monday.AddDays(2) },
            new("120214508876540456", "AM | Traffic | Spring 2026", 11900, 300, 2480) { SampleFrom = Monday, SampleTo = Monday.AddDays(2) },
        ]) { Truth = ClicksOfPlatform, ReportsReach = true, Slices = 4, Shards = 2 },
        new(TikTok, "TikTok", "tiktok", "ttclid", 45, [new("1809876543210001", "HU | Lead gen | Spring 2026", 20400, 190, 2980)])
            { ReportsReach = true },
        new(LinkedIn, "LinkedIn", "google-analytics", "li_fat_id", 12,
            [new("287654321", "AM | Webinar | Spring 2026", 1500, 14, 5600) { SampleFrom = Monday, SampleTo = Monday.AddDays(2) }]) { Family = "spears" },
        new(YandexSearch, "Yandex search", "google-analytics", "yclid", 60,
            [new("98127344", "AM | Search | 2026", 3330, 124, 1790) { SampleFrom = Monday, SampleTo = Monday.AddDays(2) }]),
        new(Email, "E-mail", null, null, 25, [new("newsletter-2026", "Newsletter 2026", 0, 0, 0), new("reactivation-2026", "Come back", 0, 0, 0)]) { Family = "seeds" },
        new(Direct, "Direct", null, null, 30, []) { Direct = true },
    ];

    public static DemoChannel ById(string id) => All.Single(channel => channel.Id == id);
}
