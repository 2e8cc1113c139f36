namespace Attribution.Domain.LeadLife;

/// <summary>Rules of score and temperature that an organisation may set.</summary>
public sealed record LeadLifeSettings
{
    /// <summary>What is usual.</summary>
    public static LeadLifeSettings Default { get; } = new();

    /// <summary>Touches within <see cref="RecentDays"/> that make a lead warm.</summary>
    public int WarmTouches { get; init; } = 3;

    /// <summary>How many days back a touch is recent.</summary>
    public int RecentDays { get; init; } = 7;

    /// <summary>Days without any sign after which a hot lead is warm.</summary>
    public int HotDays { get; init; } = 14;

    /// <summary>Days without any sign after which a warm lead is cold.</summary>
    public int WarmDays { get; init; } = 30;

    /// <summary>Channels through which people come who ask where to pay.</summary>
    public IReadOnlySet<string> HighIntentChannels { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Personas that are wanted; empty when every persona is.</summary>
    public IReadOnlySet<string> TargetPersonas { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Which scores are low, and which high.</summary>
    public ScoreLimits Limits { get; init; } = ScoreLimits.Usual;
}

/// <summary>Which scores are low, and which high.</summary>
/// <param name="Low">A score below this many points is low.</param>
/// <param name="High">A score of at least this many points is high.</param>
public sealed record ScoreLimits(int Low, int High)
{
    /// <summary>What is usual: 40 and 70.</summary>
    public static ScoreLimits Usual { get; } = new(40, 70);
}

/// <summary>A contact of a lead with a channel before its form, as the ledger keeps it.</summary>
/// <param name="At">When; whole seconds.</param>
/// <param name="Channel">Channel id.</param>
public readonly record struct LeadTouch(DateTimeOffset At, string Channel);
