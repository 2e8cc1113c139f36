using System.ComponentModel.DataAnnotations;
using Attribution.Domain.LeadLife;

namespace Attribution.Functions.Settings;

/// <summary>Rules of score, temperature and assignment, section <c>LeadLife</c>.</summary>
public sealed class LeadLifeOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "LeadLife";

    private static readonly char[] Separators = [' ', ','];

    /// <summary>Touches within <see cref="RecentDays"/> that make a lead warm. Three unless set.</summary>
    [Range(1, 100)]
    public int WarmTouches { get; init; } = LeadLifeSettings.Default.WarmTouches;

    /// <summary>How many days back a touch is recent. Seven unless set.</summary>
    [Range(1, 365)]
    public int RecentDays { get; init; } = LeadLifeSettings.Default.RecentDays;

    /// <summary>Days without any sign after which a hot lead is warm. Fourteen unless set.</summary>
    [Range(1, 3650)]
    public int HotDays { get; init; } = LeadLifeSettings.Default.HotDays;

    /// <summary>Days without any sign after which a warm lead is cold. Thirty unless set.</summary>
    [Range(1, 3650)]
    public int WarmDays { get; init; } = LeadLifeSettings.Default.WarmDays;

    /// <summary>Ids of channels, separated by spaces or commas, through which people come who ask where to pay: their leads are hot. None unless set.</summary>
    public string HighIntentChannels { get; init; } = "";

    /// <summary>Ids of personas, separated by spaces or commas, that are wanted: only they give points. Every persona unless set.</summary>
    public string TargetPersonas { get; init; } = "";

    /// <summary>A score below this many points is low. Forty unless set.</summary>
    [Range(0, 100)]
    public int LowScore { get; init; } = ScoreLimits.Usual.Low;

    /// <summary>A score of at least this many points is high. Seventy unless set.</summary>
    [Range(0, 100)]
    public int HighScore { get; init; } = ScoreLimits.Usual.High;

    /// <summary>How many days after it came, or came back, a lead is still assigned to a manager; older ones are left to people. Seven unless set.</summary>
    [Range(0, 365)]
    public int AssignWithinDays { get; init; } = 7;

    /// <summary>The settings as the domain takes them.</summary>
    internal LeadLifeSettings Settings => new()
    {
        WarmTouches = WarmTouches,
        RecentDays = RecentDays,
        HotDays = HotDays,
        WarmDays = WarmDays,
        HighIntentChannels = Ids(HighIntentChannels),
        TargetPersonas = Ids(TargetPersonas),
        Limits = new ScoreLimits(LowScore, HighScore),
    };

    private static HashSet<string> Ids(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
