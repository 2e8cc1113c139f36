using System.Globalization;
using Attribution.Domain.Paths;
using FsCheck;
using FsCheck.Fluent;

namespace Attribution.Domain.Tests.Paths;

/// <summary>Path counts as text, and generated ones.</summary>
internal static class PathSamples
{
    // Names that begin alike, hold separators, or are written in other alphabets: each is a channel of its own.
    private static readonly string[] Names = ["ads", "ads 2", "ads, paid", "\"quoted\"", "прямой", "a>b", "Ads"];

    /// <summary>Whole and fractional counts, zeros included.</summary>
    private static readonly Gen<double> Count = Gen.Frequency(
        (3, Gen.Constant(0.0)), (6, Gen.Choose(1, 9).Select(n => (double)n)), (1, Gen.Choose(1, 999).Select(n => n / 100.0)));

    private static readonly Gen<double> Worth = Gen.Frequency((1, Gen.Constant(0.0)), (4, Gen.Choose(1, 100_000).Select(n => n / 100.0)));

    private static readonly Gen<PathCount> Path =
        from length in Gen.Frequency((5, Gen.Choose(1, 5)), (1, Gen.Choose(1, 14)))
        from channels in Gen.ArrayOf(Gen.Elements(Names), length)
        from ages in Gen.ArrayOf(Gen.Choose(0, 900), length)
        from lead in Gen.Choose(-1, length - 1)
        from opportunity in Gen.Choose(Math.Max(0, lead), length - 1)
        from reached in Gen.Elements(true, true, false)
        from conversions in Count
        from nulls in Count
        from worth in Worth
        select new PathCount(channels, conversions, conversions > 0 ? worth : 0, nulls)
        {
            AgesInDays = [.. ages.OrderDescending().Select(age => age / 10.0)],
            LeadIndex = lead < 0 ? null : lead,
            OpportunityIndex = reached ? opportunity : null,
        };

    /// <summary>Some paths, none included.</summary>
    public static readonly Gen<PathCount[]> Any = Gen.ArrayOf(Path);

    /// <summary>The same paths in another order.</summary>
    public static readonly Gen<(PathCount[] Given, PathCount[] Other)> AnyShuffled =
        from given in Any
        from other in Gen.Shuffle(given)
        select (given, other);

    /// <summary>The same paths in another order, some of them in two parts.</summary>
    public static readonly Gen<(PathCount[] Given, PathCount[] Other)> AnySplit =
        from given in Any
        from split in Gen.ArrayOf(Gen.Elements(true, false), given.Length)
        from other in Gen.Shuffle(given.SelectMany((path, i) => split[i] ? Halves(path) : [path]).ToArray())
        select (given, other);

    /// <summary>Reads lines such as <c>a > b | 3 | 120 | 1</c>: path, conversions, value, journeys without a conversion.</summary>
    public static PathCount[] Of(params string[] lines) =>
    [
        .. lines.Select(line => line.Split(" | ")).Select(parts => new PathCount(
            parts[0].Split(" > "), Number(parts, 1), Number(parts, 2), Number(parts, 3))),
    ];

    /// <summary>Conversions of each channel, for example <c>a 0.25, b 0.75</c>, rounded to twelve places.</summary>
    public static string Text(PathCredits credits) => string.Join(", ", credits.Channels.Select(c => $"{c.Channel} {Round(c.Conversions)}"));

    public static string Round(double number) => Math.Round(number, 12).ToString(CultureInfo.InvariantCulture);

    /// <summary>Every bit of the result, to compare two of them whole.</summary>
    public static string Bits(PathCredits credits) => string.Join('\n', credits.Channels
        .Select(c => $"{c.Channel} {BitConverter.DoubleToInt64Bits(c.Conversions):x} {BitConverter.DoubleToInt64Bits(c.Value):x}")
        .Append($"{credits.Conversions:r} {credits.Value:r} {credits.Nulls:r} {credits.Paths} {credits.States}"));

    // Some of the journeys, and the others: whole counts are taken apart unevenly, others into equal halves.
    private static PathCount[] Halves(PathCount path)
    {
        var some = path.Conversions == Math.Floor(path.Conversions) ? Math.Floor(path.Conversions / 3) : path.Conversions / 2;
        return
        [
            path with { Conversions = some, Value = path.Value / 2, Nulls = path.Nulls },
            path with { Conversions = path.Conversions - some, Value = path.Value / 2, Nulls = 0 },
        ];
    }

    private static double Number(string[] parts, int place) => place < parts.Length ? double.Parse(parts[place], CultureInfo.InvariantCulture) : 0;
}
