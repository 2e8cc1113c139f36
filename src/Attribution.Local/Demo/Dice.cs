namespace Attribution.Local.Demo;

/// <summary>
/// Numbers that look random and are the same on every machine and in every version of .NET (SplitMix64): each kind of
/// demo data throws its own dice, so that changing one kind leaves the others as they are.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    /// <summary>True in <paramref name="percent"/> of a hundred throws.</summary>
    public bool Chance(int percent) => Between(1, 100) <= percent;

    /// <summary>One of several, each as likely as the others.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[Between(0, choices.Count - 1)];

    /// <summary>One of several, by weight.</summary>
    public T Pick<T>(IReadOnlyList<T> choices, Func<T, int> weight)
    {
        var point = Between(1, choices.Sum(weight));
        return choices.First(choice => (point -= weight(choice)) <= 0);
    }

    /// <summary><paramref name="value"/>, up to <paramref name="percent"/> more or less.</summary>
    public long Around(long value, int percent) => value * Between(100 - percent, 100 + percent) / 100;

    private ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
