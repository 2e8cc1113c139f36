namespace Attribution.Benchmarks.Scale;

/// <summary>Where traffic that grows meets a limit.</summary>
/// <param name="EventsPerSecond">The day's average that still fits.</param>
/// <param name="PeakPerSecond">What that is in the busiest hour.</param>
/// <param name="Resource">What gives out beyond it.</param>
internal sealed record Wall(double EventsPerSecond, double PeakPerSecond, Resource Resource);

/// <summary>Finds the walls: how much more of the same traffic fits, and what gives out first; then what would give out next if that did not.</summary>
internal sealed class Walls(ScaleTraffic traffic, ScaleSetup setup, ScaleAssumptions assumptions)
{
    private const double Most = 64;
    private const double Precision = 1.02;

    private readonly Dictionary<double, IReadOnlyList<Resource>> known = [];

    /// <param name="number">How many to find.</param>
    /// <param name="at">How busy the day is when it is looked at.</param>
    public IReadOnlyList<Wall> Find(int number, double at)
    {
        var (walls, ignored) = (new List<Wall>(), new HashSet<string>(StringComparer.Ordinal));
        // Traffic that fits grows; traffic that does not shrinks until it does.
        var low = Fits(1, at, ignored) ? 1 : Fits(1 / Most, at, ignored) ? 1 / Most : 0;
        while (walls.Count < number && low > 0)
        {
            var high = low;
            while (high <= Most && Fits(high, at, ignored))
            {
                (low, high) = (high, high * 2);
            }

            if (high > Most)
            {
                break;
            }

            while (high / low > Precision)
            {
                var middle = Math.Sqrt(low * high);
                (low, high) = Fits(middle, at, ignored) ? (middle, high) : (low, middle);
            }

            foreach (var resource in Resources(high, at).Where(resource => !resource.Fits && !ignored.Contains(resource.Name)).OrderByDescending(resource => resource.Share).ToList())
            {
                walls.Add(new Wall(traffic.EventsPerSecond * low, traffic.EventsPerSecond * low * at, resource));
                ignored.Add(resource.Name);
            }
        }

        return [.. walls.Take(number)];
    }

    private bool Fits(double times, double at, HashSet<string> ignored) => Resources(times, at).All(resource => resource.Fits || ignored.Contains(resource.Name));

    private IReadOnlyList<Resource> Resources(double times, double at)
    {
        if (!known.TryGetValue(times, out var resources))
        {
            known[times] = resources = Moment.Of(traffic.Times(times), setup, assumptions, at).Resources();
        }

        return resources;
    }
}
