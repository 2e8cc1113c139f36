namespace Attribution.Benchmarks.Kill.Promises;

/// <summary>Something that must hold whenever the app is killed.</summary>
/// <param name="Name">What it promises.</param>
/// <param name="Differences">One sentence for each thing that is not as it was promised; none when it is kept.</param>
internal sealed record Promise(string Name, Func<World, CancellationToken, Task<IReadOnlyList<string>>> Differences)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Promise> All { get; } =
    [
        new("day sums equal what was acknowledged", Figures.Numbers),
        new("credits equal what was acknowledged, and add up to whole leads under every model", Figures.Credits),
        new("journeys are what was acknowledged, also of who was erased", Figures.Journeys),
        new("KPIs equal what was acknowledged", Figures.Kpis),
        new("rebuilding finds every sum equal to its facts", Figures.Rebuilt),
        new("one mail per report, with the bytes that were frozen", Mailed.Reports),
        new("one mail per lead that was handed over", Mailed.Assignments),
        new("the catalogue and its secrets are there", Kept.Catalogue),
        new("people are there, and can be read", Kept.People),
        new("who was erased is gone", Kept.Erased),
        new("nothing was answered otherwise than hoped for, and nothing is logged that needs a person", Kept.Answers),
    ];
}
