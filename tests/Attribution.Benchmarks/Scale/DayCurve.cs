namespace Attribution.Benchmarks.Scale;

/// <summary>How busy the hours of a day are, as multiples of their average: one peak in the afternoon, quiet at night.</summary>
internal static class DayCurve
{
    public const int Hours = 24;

    private const int BusiestHour = 15;
    private const int Halvings = 60;

    /// <summary>Twenty-four factors whose average is 1 and whose greatest is <paramref name="peak"/>: e to the k times a cosine, with the k that it takes.</summary>
    /// <param name="peak">From 1, which is a flat day, to less than 24.</param>
    public static IReadOnlyList<double> Of(double peak)
    {
        var (low, high) = (0.0, 200.0);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Factors(middle).Max() < peak ? (middle, high) : (low, middle);
        }

        return Factors(low);
    }

    private static double[] Factors(double k)
    {
        var raw = Enumerable.Range(0, Hours).Select(hour => Math.Exp(k * (Math.Cos(2 * Math.PI * (hour - BusiestHour) / Hours) - 1))).ToArray();
        var mean = raw.Average();
        return [.. raw.Select(factor => factor / mean)];
    }
}
