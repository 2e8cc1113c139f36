namespace Attribution.Local.Demo.Quarter;

/// <summary>The funnel of the demo, and what sales is to win.</summary>
internal static class DemoPipeline
{
    /// <summary>Stages in their order, with how likely a deal there is won.</summary>
    public static IReadOnlyList<(string Id, string Name, int Percent)> Stages { get; } =
    [
        ("prospecting", "Prospecting", 10),
        ("qualification", "Qualification", 20),
        ("discovery", "Discovery", 40),
        ("proposal", "Proposal", 60),
        ("negotiation", "Negotiation", 80),
    ];

    /// <summary>What creates it.</summary>
    public static IEnumerable<PushItem> Requests { get; } =
    [
        .. Stages.Index().Select(stage =>
            Wire.Put(0, $"/pipeline/stages/{stage.Item.Id}", new { name = stage.Item.Name, order = stage.Index + 1, probabilityPercent = stage.Item.Percent })),
        .. SalesTeam.All.Select(person => Wire.Put(1, $"/pipeline/quotas/{person.Id}-2026-q1", new
        {
            manager = person.Id, from = "2026-01-01", to = "2026-03-31", amount = Wire.Money(person.QuotaEuros * 1_000_000L), currency = Wire.Currency,
        })),
        Wire.Put(0, "/pipeline/settings", new { grossMarginPercent = 62, churnLimitPercent = 1, customerMonths = 24 }),
    ];
}
