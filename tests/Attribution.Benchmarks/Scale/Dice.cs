namespace Attribution.Benchmarks.Scale;

/// <summary>Chance that follows from a seed alone, the same on every machine and version (SplitMix64).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = unchecked((seed * 0xD1B54A32D192ED03) + 1);

    /// <summary>From 0 to less than 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>Time to the next of things that come independently of each other, so many a second on average; in milliseconds.</summary>
    public double Gap(double perSecond) => -Math.Log(1 - Share()) * 1_000 / perSecond;

    private ulong Next()
    {
        state = unchecked(state + 0x9E3779B97F4A7C15);
        var bits = unchecked((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9);
        bits = unchecked((bits ^ (bits >> 27)) * 0x94D049BB133111EB);
        return bits ^ (bits >> 31);
    }
}
