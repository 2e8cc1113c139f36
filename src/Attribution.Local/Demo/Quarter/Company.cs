namespace Attribution.Local.Demo.Quarter;

/// <summary>A company that does not exist, at a domain that nobody can register.</summary>
/// <param name="Name">What it writes into forms.</param>
/// <param name="Domain">Domain of its e-mail addresses.</param>
internal sealed record Company(string Name, string Domain)
{
    private static readonly (string Name, string Slug)[] Beginnings =
    [
        ("Ozolkalna", "ozolkalna"),
        ("Dzintarupe", "dzintarupe"),
        ("Vējdara", "vejdara"),
        ("Saulmetra", "saulmetra"),
        ("Ziemrūta", "ziemruta"),
        ("Tavanor", "tavanor"),
        ("Arevik", "arevik"),
        ("Lorvan", "lorvan"),
        ("Sevanik", "sevanik"),
        ("Kolkhida", "kolkhida"),
        ("Mtazara", "mtazara"),
        ("Rionara", "rionara"),
        ("Tiszavár", "tiszavar"),
        ("Dunakér", "dunaker"),
        ("Balforrás", "balforras"),
        ("Pannolia", "pannolia"),
    ];

    private static readonly string[] Trades =
    [
        "Logistics", "Foods", "Pharma", "Textiles", "Garden", "Tools", "Paper", "Lighting", "Ceramics", "Tyres", "Optics", "Bakery", "Cables", "Fasteners", "Furniture", "Paints", "Pumps",
        "Seeds", "Sports", "Stationery", "Timber", "Toys",
    ];

    /// <summary>Those that buy already when the quarter begins.</summary>
    public static IReadOnlyList<Company> Customers { get; } = [.. All().Where((_, place) => place % 15 == 0)];

    /// <summary>Those that may buy one day.</summary>
    public static IReadOnlyList<Company> Prospects { get; } = [.. All().Where((_, place) => place % 15 != 0)];

    /// <summary>The company of somebody: the same one for the same id, for one, two or three people each.</summary>
    public static Company Of(string id) => new Dice(id.Aggregate(14_695_981_039_346_656_037, (hash, letter) => unchecked((hash ^ letter) * 1_099_511_628_211))).Pick(Prospects);

    private static IEnumerable<Company> All() =>
        from trade in Trades
        from beginning in Beginnings
        select new Company($"{beginning.Name} {trade}", FormattableString.Invariant($"{beginning.Slug}-{trade.ToLowerInvariant()}.example"));
}
