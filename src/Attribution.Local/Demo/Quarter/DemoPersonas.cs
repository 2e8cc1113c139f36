namespace Attribution.Local.Demo.Quarter;

/// <summary>Who is sold to, where they stand, and what is written for them: one cell of the matrix has nothing.</summary>
internal static class DemoPersonas
{
    /// <summary>Stages of the buying journey, in their order.</summary>
    public static IReadOnlyList<(string Id, string Name)> Stages { get; } =
    [
        ("problem", "Problem"),
        ("solutions", "Solutions"),
        ("requirements", "Requirements"),
        ("supplier", "Supplier"),
        ("validation", "Validation"),
    ];

    private static IReadOnlyList<(string Persona, string Stage, string Title)> Contents { get; } =
    [
        ("operations", "problem", "What a wrong stock count costs"),
        ("operations", "solutions", "Five ways to count a warehouse"),
        ("operations", "requirements", "Checklist: what a stock system must do"),
        ("operations", "supplier", "How we compare"),
        ("operations", "validation", "Two weeks on trial: the plan"),
        ("owner", "problem", "Money that stands on shelves"),
        ("owner", "solutions", "From spreadsheet to system, a film"),
        ("owner", "requirements", "What it pays: a calculator"),
        ("owner", "supplier", "Three shops tell"),
        ("owner", "validation", "The first month after signing"),
        ("it", "problem", "Integrations that break at night"),
        ("it", "solutions", "One interface for six accounting programs"),
        ("it", "requirements", "Security questionnaire, answered"),
        ("it", "supplier", "The interface, documented"),
    ];

    /// <summary>What creates it.</summary>
    public static IEnumerable<PushItem> Requests { get; } =
    [
        Wire.Put(0, "/personas/operations", new { name = "Head of operations", geography = "Latvia, Hungary", industry = "Wholesale", firmographics = "50 to 300 people, one to five warehouses" }),
        Wire.Put(0, "/personas/owner", new { name = "Owner of shops", geography = "Georgia, Armenia, Hungary", industry = "Retail", firmographics = "3 to 20 shops" }),
        Wire.Put(0, "/personas/it", new { name = "Head of IT", industry = "Wholesale and production", firmographics = "An ERP of its own" }),
        .. Stages.Index().Select(stage => Wire.Put(0, $"/journey-stages/{stage.Item.Id}", new { name = stage.Item.Name, place = stage.Index + 1 })),
        .. Contents.Select(content => Wire.Put(1, $"/contents/{content.Persona}-{content.Stage}", new { title = content.Title, persona = content.Persona, stage = content.Stage })),
    ];
}
