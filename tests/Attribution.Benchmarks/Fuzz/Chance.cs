namespace Attribution.Benchmarks.Fuzz;

/// <summary>Random choices that follow from seed and number alone.</summary>
internal sealed class Chance(int seed, int number)
{
    private ulong state = unchecked((ulong)seed * 0xD1B54A32D192ED03 + (ulong)number * 0x8CB92BA72F3D8DD7 + 1);

    public int Below(int bound) => (int)(Next() % (ulong)bound);

    public bool OneIn(int count) => Below(count) == 0;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            bytes[i] = (byte)Next();
        }

        return bytes;
    }

    /// <summary>SplitMix64: the same on every machine and version, unlike <see cref="Random"/>.</summary>
    private ulong Next()
    {
        state = unchecked(state + 0x9E3779B97F4A7C15);
        var bits = unchecked((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9);
        bits = unchecked((bits ^ (bits >> 27)) * 0x94D049BB133111EB);
        return bits ^ (bits >> 31);
    }
}
