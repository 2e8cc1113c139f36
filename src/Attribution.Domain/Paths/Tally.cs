namespace Attribution.Domain.Paths;

/// <summary>Exact sums by number; it grows with the numbers that are asked for.</summary>
internal sealed class Tally
{
    private ExactSum[] sums = new ExactSum[64];

    public ref ExactSum this[int number]
    {
        get
        {
            if ((uint)number >= (uint)sums.Length)
            {
                Array.Resize(ref sums, Math.Max(number + 1, sums.Length * 2));
            }

            return ref sums[number];
        }
    }
}
