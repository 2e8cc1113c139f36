namespace Attribution.Local.Demo;

/// <summary>What exists before the first click: channels, campaigns, marketers and their plans for the first months of 2026.</summary>
internal static class DemoCatalogue
{
    /// <summary>Who gets a report. Seven o'clock in Riga has come in every one of these zones.</summary>
    public static IReadOnlyList<DemoMarketer> Marketers { get; } =
    [
        new("ilze", "Ilze Kalniņa", "ilze.kalnina@example.com", "head", "Europe/Riga", "07:00", "en"),
        new("anna", "Anna Ozola", "anna.ozola@example.com", "marketer", "Europe/Riga", "06:30", "lv"),
        new("nare", "Nare Petrosyan", "nare.petrosyan@example.com", "marketer", "Asia/Yerevan", "09:00", "hy"),
        new("zsofia", "Zsófia Nagy", "zsofia.nagy@example.com", "marketer", "Europe/Budapest", "06:00", "hu"),
    ];

    /// <summary>The one whose report shows everybody's plans.</summary>
    public static DemoMarketer Head => Marketers[0];

    private static IReadOnlyList<DemoPlan> Plans { get; } =
    [
        new("anna-search", "anna", 50, "75.00", "6500.00", [DemoChannels.PaidSearch, DemoChannels.YandexSearch], [], new { amount = "1800.00" }),
        new("nare-social", "nare", 72, "45.00", "4500.00", [DemoChannels.PaidSocial, DemoChannels.LinkedIn], [], new { amount = "1500.00", fixedPercent = 60 }),
        // The Performance Max campaign is Anna's business too: its leads are shared between the two.
        new("anna-winter", "anna", 90, "55.00", null, [DemoChannels.PaidSearch, DemoChannels.YandexSearch], [], null) { From = "2026-01-01", To = "2026-02-28" },
        new("nare-winter", "nare", 60, "32.00", null, [DemoChannels.PaidSocial, DemoChannels.LinkedIn], [], null) { From = "2026-01-01", To = "2026-02-28" },
        new("zsofia-winter", "zsofia", 20, "40.00", null, [DemoChannels.TikTok], [], null) { From = "2026-01-01", To = "2026-02-28" },
        new("zsofia-hungary", "zsofia", 18, "75.00", null, [DemoChannels.PaidSearch, DemoChannels.TikTok], ["21873450977", "1809876543210001"],
            new { amount = "900.00", proportional = new { floorPercent = 70, capPercent = 120 } }),
    ];

    /// <summary>The requests that create all of it.</summary>
    public static IReadOnlyList<PushItem> Requests { get; } =
    [
        .. DemoChannels.All.Select(c => Wire.Put(0, $"/channels/{c.Id}", new
        {
            name = c.Name, platform = c.Platform, direct = c.Direct, family = c.Family, truth = c.Truth, slices = c.Slices, shards = c.Shards,
        })),
        .. Marketers.Select(m => Wire.Put(0, $"/marketers/{m.Id}", new
        {
            name = m.Name, email = m.Email, role = m.Role, timeZone = m.TimeZone, sendOn = "monday", sendAt = m.SendAt, language = m.Language,
        })),
        .. DemoChannels.All.SelectMany(c => c.Campaigns.Concat(c.Others).Select(campaign => Wire.Put(1, $"/campaigns/{campaign.Id}", new
        {
            name = campaign.Name, channel = c.Id, persona = campaign.For?.Persona, stage = campaign.For?.Stage,
        }))),
        .. Plans.Select(p => Wire.Put(1, $"/plans/{p.Id}", new
        {
            marketer = p.Marketer, from = p.From, to = p.To, targetLeads = p.TargetLeads, allowedCpl = p.AllowedCpl, budget = p.Budget,
            channels = p.Channels, campaigns = p.Campaigns, model = "positionBased", pay = p.Pay,
        })),
    ];

    private sealed record DemoPlan(string Id, string Marketer, int TargetLeads, string AllowedCpl, string? Budget, IReadOnlyList<string> Channels, IReadOnlyList<string> Campaigns, object? Pay)
    {
        public string From { get; init; } = "2026-03-01";

        public string To { get; init; } = "2026-03-31";
    }
}

/// <summary>Someone who gets the weekly report.</summary>
internal sealed record DemoMarketer(string Id, string Name, string Email, string Role, string TimeZone, string SendAt, string Language);
