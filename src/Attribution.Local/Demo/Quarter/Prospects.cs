namespace Attribution.Local.Demo.Quarter;

/// <summary>What kind of people a channel brings.</summary>
/// <param name="Qualified">How many of a hundred fit and may buy.</param>
/// <param name="Rejected">How many of a hundred others are refused, and not put off or left open.</param>
/// <param name="Won">How many deals of a hundred are won.</param>
/// <param name="Worth">What a deal is worth where that of another channel is worth a hundred.</param>
/// <param name="Personas">How many of a hundred are operations, owners and IT.</param>
/// <param name="Stages">How many of a hundred come with a problem, looking for solutions, with requirements, comparing suppliers.</param>
/// <param name="Warmth">How many of a hundred are cold, warm and hot, where somebody asks.</param>
internal sealed record Prospects(int Qualified, int Rejected, int Won, int Worth, IReadOnlyList<int> Personas, IReadOnlyList<int> Stages, IReadOnlyList<int> Warmth)
{
    private static readonly string[] Temperatures = ["cold", "warm", "hot"];

    private static readonly Dictionary<string, Prospects> Channels = new(StringComparer.Ordinal)
    {
        [DemoChannels.PaidSearch] = new(46, 45, 50, 100, [58, 22, 20], [6, 30, 44, 20], [30, 45, 25]),
        [DemoChannels.YandexSearch] = new(44, 45, 48, 95, [60, 25, 15], [8, 40, 37, 15], [35, 45, 20]),
        [DemoChannels.PaidSocial] = new(15, 78, 16, 70, [20, 72, 8], [58, 34, 8, 0], [78, 20, 2]),
        [DemoChannels.TikTok] = new(9, 82, 10, 60, [12, 84, 4], [72, 25, 3, 0], [88, 12, 0]),
        [DemoChannels.LinkedIn] = new(52, 35, 36, 130, [45, 15, 40], [25, 45, 25, 5], [60, 34, 6]),
        [DemoChannels.Email] = new(66, 25, 62, 110, [48, 38, 14], [4, 16, 40, 40], [20, 55, 25]),
        [DemoChannels.Referrals] = new(80, 20, 75, 140, [55, 35, 10], [0, 8, 32, 60], [5, 45, 50]),
        [DemoChannels.Events] = new(62, 30, 54, 135, [52, 26, 22], [5, 30, 40, 25], [30, 52, 18]),
        [DemoChannels.Direct] = new(45, 48, 47, 100, [45, 40, 15], [10, 25, 40, 25], [30, 42, 28]),
    };

    /// <summary>Personas in the order of <see cref="Personas"/>.</summary>
    public static IReadOnlyList<string> PersonaIds { get; } = ["operations", "owner", "it"];

    /// <summary>The prospects of a channel.</summary>
    public static Prospects Of(string channel) => Channels[channel];

    /// <summary>Who somebody is.</summary>
    public string Persona(Dice dice) => PersonaIds[Place(dice, Personas)];

    /// <summary>Where somebody stands in the buying journey when sales first talks to them: a place of <see cref="DemoPersonas.Stages"/>.</summary>
    public int Stage(Dice dice) => Place(dice, Stages);

    /// <summary>How warm somebody is who is asked.</summary>
    public string Temperature(Dice dice) => Temperatures[Place(dice, Warmth)];

    /// <summary>How many of a hundred fit and may buy, of those that say how warm they are.</summary>
    public int QualifiedOf(string? temperature) => temperature switch
    {
        "hot" => Math.Min(95, Qualified + 18),
        "cold" => Math.Max(4, Qualified - 12),
        _ => Qualified,
    };

    private static int Place(Dice dice, IReadOnlyList<int> weights) => dice.Pick([.. weights.Index()], weight => weight.Item).Index;
}
