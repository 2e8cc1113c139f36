namespace Attribution.Local.Demo.Quarter;

/// <summary>Somebody in sales.</summary>
/// <param name="Id">Manager id.</param>
/// <param name="Name">What people read.</param>
/// <param name="Share">How many leads of a hundred are handed to them.</param>
/// <param name="Reached">How many of a hundred they get to talk to.</param>
/// <param name="LeastHours">Hours until they call, at least.</param>
/// <param name="MostHours">Hours until they call, at most.</param>
/// <param name="Wins">Deals that they win where somebody else wins a hundred.</param>
/// <param name="QuotaEuros">What they are to win in the first quarter of 2026.</param>
internal sealed record Salesperson(string Id, string Name, int Share, int Reached, int LeastHours, int MostHours, int Wins, int QuotaEuros)
{
    /// <summary>Where notifications go.</summary>
    public string Email => $"{Id}@sales.example.com";
}

/// <summary>The people in sales. One of them is handed more than anybody can call back.</summary>
internal static class SalesTeam
{
    public static IReadOnlyList<Salesperson> All { get; } =
    [
        new("davit", "Davit Sargsyan", 41, 66, 20, 120, 55, 32_000),
        new("marta", "Mārta Kļaviņa", 24, 97, 1, 9, 125, 32_000),
        new("eszter", "Eszter Tóth", 20, 95, 2, 20, 100, 28_000),
        new("giorgi", "Giorgi Maisuradze", 15, 93, 2, 30, 105, 24_000),
    ];

    /// <summary>What creates them.</summary>
    public static IEnumerable<PushItem> Requests { get; } = All.Index()
        .Select(person => Wire.Put(0, $"/managers/{person.Item.Id}", new { name = person.Item.Name, email = person.Item.Email, capacity = 40, closerRank = person.Index + 1 }));
}
