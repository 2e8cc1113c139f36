using Attribution.Domain.Paths;
using Attribution.Domain.Paths.Chains;
using Attribution.Domain.Paths.Games;
using Attribution.Domain.Paths.Rules;

namespace Attribution.Local.Attributing;

/// <summary>Models and transforms by the names that the command line has for them.</summary>
internal static class ModelChoice
{
    public const string Ordered = "shapley-ordered";

    private const string WShaped = "w-shaped";
    private const string FullPath = "full-path";
    private const string TimeDecay = "time-decay";

    public static IReadOnlyList<string> Names { get; } =
    [
        "first", "last", "last-non-direct", "linear", TimeDecay, "position-based", "j-shaped", "inverse-j", WShaped, FullPath,
        "markov", "shapley", Ordered, "shapley-rate",
    ];

    /// <summary>What the model needs of the file beside paths and counts.</summary>
    public static PathNeeds Needs(string model) => new(Ages: model == TimeDecay, Milestones: model is WShaped or FullPath);

    public static PathModel Create(AttributeOptions options, ChannelNames names) => options.Model switch
    {
        "first" => new RuleModel(PathRules.First),
        "last" => new RuleModel(PathRules.Last),
        "last-non-direct" => new RuleModel(PathRules.LastNonDirect(Named(options, names))),
        "linear" => new RuleModel(PathRules.Linear),
        TimeDecay => new RuleModel(PathRules.TimeDecay(options.HalfLifeDays)),
        "position-based" => new RuleModel(PathRules.PositionBased),
        "j-shaped" => new RuleModel(PathRules.JShaped),
        "inverse-j" => new RuleModel(PathRules.InverseJ),
        WShaped => new RuleModel(PathRules.WShaped),
        FullPath => new RuleModel(PathRules.FullPath),
        "markov" => new MarkovModel(new MarkovSettings(options.Order, options.WithNulls)),
        "shapley" => new SetGame(),
        Ordered => new OrderedGame(options.Positions),
        "shapley-rate" => new ConversionRateGame(new ShapleySettings(ShapleyGame.ConversionRate, options.Negatives, options.MinimumCount)),
        var unknown => throw new ArgumentOutOfRangeException(nameof(options), unknown, "This model has no name."),
    };

    public static IReadOnlyList<PathTransform> Transforms(AttributeOptions options, ChannelNames names) =>
    [
        .. options.Transforms.Where(name => name != "none").Select(name => name switch
        {
            "collapse" => PathTransform.Collapse(),
            "unique" => PathTransform.Unique(),
            "drop-direct" => PathTransform.DropUnlessAll(Named(options, names)),
            _ => PathTransform.DropUnlessAll(channel => names.All[channel] == name["drop:".Length..]),
        }),
    ];

    private static Predicate<int> Named(AttributeOptions options, ChannelNames names)
    {
        var direct = options.Direct is [] ? ["direct"] : options.Direct.ToHashSet(StringComparer.Ordinal);
        return channel => direct.Contains(names.All[channel]);
    }
}
