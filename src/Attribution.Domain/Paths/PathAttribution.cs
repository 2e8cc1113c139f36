using Attribution.Domain.Catalog;
using Attribution.Domain.Paths.Chains;
using Attribution.Domain.Paths.Games;
using Attribution.Domain.Paths.Rules;

namespace Attribution.Domain.Paths;

/// <summary>
/// Models of path counts, with channels by name. Paths come in any order, and one path may come in several parts: the answer is the same to
/// the last bit (where a rule's weights are no whole numbers, as by age, parts are rounded each).
/// </summary>
public static class PathAttribution
{
    /// <summary>Markov removal effects: see <see cref="MarkovModel"/>.</summary>
    public static PathCredits Markov(IEnumerable<PathCount> paths, MarkovSettings settings) => Credits(paths, _ => new MarkovModel(settings));

    /// <summary>Shapley values: see <see cref="ShapleyGame"/>.</summary>
    public static PathCredits Shapley(IEnumerable<PathCount> paths, ShapleySettings settings) => Credits(paths, _ => settings.Game switch
    {
        ShapleyGame.Set => new SetGame(),
        ShapleyGame.Ordered => new OrderedGame(),
        ShapleyGame.ConversionRate => new ConversionRateGame(settings),
        var unknown => throw new ArgumentOutOfRangeException(nameof(settings), unknown, "This game is not known."),
    });

    /// <summary>A rule that looks at one path at a time.</summary>
    /// <param name="paths">Path counts.</param>
    /// <param name="rule">One of <see cref="PathRules"/>, or weights of your own.</param>
    public static PathCredits ByRule(IEnumerable<PathCount> paths, TouchRule rule) => Credits(paths, _ => new RuleModel(rule));

    /// <summary>All to the last touch whose channel is not direct.</summary>
    /// <param name="paths">Path counts.</param>
    /// <param name="directChannels">Channels that say nothing about what brought the visitor.</param>
    public static PathCredits LastNonDirect(IEnumerable<PathCount> paths, IReadOnlySet<string> directChannels) =>
        Credits(paths, names => new RuleModel(PathRules.LastNonDirect(channel => directChannels.Contains(names[channel]))));

    /// <summary>Which order of chain tells converting journeys from others best: see <see cref="OrderChoice"/>.</summary>
    /// <param name="paths">Path counts.</param>
    /// <param name="greatestOrder">From 1.</param>
    public static IReadOnlyList<OrderScore> OrderScores(IEnumerable<PathCount> paths, int greatestOrder)
    {
        var choice = new OrderChoice(greatestOrder);
        Feed(paths, choice, []);
        return choice.Scores();
    }

    private static PathCredits Credits(IEnumerable<PathCount> paths, Func<List<string>, PathModel> create)
    {
        var names = new List<string>();
        var model = create(names);
        var distinct = Feed(paths, model, names);
        return model.Credits(names) with { Paths = distinct };
    }

    // Numbers the channels as they come, and says how many paths were distinct.
    private static int Feed(IEnumerable<PathCount> paths, IPathSink sink, List<string> names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var distinct = new SequenceIndex();
        foreach (var path in paths)
        {
            var channels = Numbers(path.Channels is [] ? [Channel.Unattributed] : path.Channels);
            distinct.Add(channels);
            sink.Add(new PathRow
            {
                Channels = channels,
                AgesInDays = path.AgesInDays is null ? default : [.. path.AgesInDays],
                LeadIndex = path.LeadIndex ?? PathRow.NotReached,
                OpportunityIndex = path.OpportunityIndex ?? PathRow.NotReached,
                Conversions = path.Conversions,
                Value = path.Value,
                Nulls = path.Nulls,
            });
        }

        return distinct.Count;

        int[] Numbers(IReadOnlyList<string> channels)
        {
            var path = new int[channels.Count];
            for (var place = 0; place < path.Length; place++)
            {
                if (!numbers.TryGetValue(channels[place], out path[place]))
                {
                    path[place] = names.Count;
                    numbers.Add(channels[place], path[place]);
                    names.Add(channels[place]);
                }
            }

            return path;
        }
    }
}
