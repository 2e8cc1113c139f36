using Attribution.Domain.Paths;
using Attribution.Domain.Paths.Rules;

namespace Attribution.Domain.Tests.Paths;

/// <summary>Every path-level model under the name that a user has for it.</summary>
internal static class AllModels
{
    private static readonly Dictionary<string, Func<IEnumerable<PathCount>, PathCredits>> ByName = new()
    {
        ["first"] = paths => PathAttribution.ByRule(paths, PathRules.First),
        ["last"] = paths => PathAttribution.ByRule(paths, PathRules.Last),
        ["last non-direct"] = paths => PathAttribution.LastNonDirect(paths, new HashSet<string> { "direct", "ads" }),
        ["linear"] = paths => PathAttribution.ByRule(paths, PathRules.Linear),
        ["time decay"] = paths => PathAttribution.ByRule(paths, PathRules.TimeDecay(7)),
        ["position based"] = paths => PathAttribution.ByRule(paths, PathRules.PositionBased),
        ["j"] = paths => PathAttribution.ByRule(paths, PathRules.JShaped),
        ["inverse j"] = paths => PathAttribution.ByRule(paths, PathRules.InverseJ),
        ["w"] = paths => PathAttribution.ByRule(paths, PathRules.WShaped),
        ["full path"] = paths => PathAttribution.ByRule(paths, PathRules.FullPath),
        ["markov"] = paths => PathAttribution.Markov(paths, new MarkovSettings()),
        ["markov without nulls"] = paths => PathAttribution.Markov(paths, new MarkovSettings(WithNulls: false)),
        ["markov of order 3"] = paths => PathAttribution.Markov(paths, new MarkovSettings(3)),
        ["shapley"] = paths => PathAttribution.Shapley(paths, new ShapleySettings()),
        ["shapley ordered"] = paths => PathAttribution.Shapley(paths, new ShapleySettings(ShapleyGame.Ordered)),
        ["shapley rate"] = paths => PathAttribution.Shapley(paths, new ShapleySettings(ShapleyGame.ConversionRate)),
        ["shapley rate floored"] = paths => PathAttribution.Shapley(paths, new ShapleySettings(ShapleyGame.ConversionRate, NegativeCredit.Floored, 5)),
    };

    public static TheoryData<string> Names => [.. ByName.Keys];

    /// <summary>Those whose sums are fractions of whole numbers until the end.</summary>
    public static TheoryData<string> ExactNames => [.. ByName.Keys.Except(["time decay"])];

    public static PathCredits Credit(string model, IEnumerable<PathCount> paths) => ByName[model](paths);
}
