namespace Attribution.Domain.Paths.Games;

/// <summary>Sets of channels that were seen, with the rate at which each converts: what the conversion-rate game is played over.</summary>
internal sealed class Coalitions
{
    // Looking a set up costs about as much as testing this many for being a part.
    private const int TestsPerLookup = 16;

    private readonly int[][] members;
    private readonly double[] rates;
    private readonly SequenceIndex numbers = new();
    private readonly int words;
    private readonly ulong[] bits;

    /// <param name="members">Each set's channels in order, no two sets alike.</param>
    /// <param name="rates">Each set's rate; 0 for those that are worth nothing.</param>
    /// <param name="channels">Number of channels.</param>
    public Coalitions(int[][] members, double[] rates, int channels)
    {
        this.members = members;
        this.rates = rates;
        words = (channels + 63) / 64;
        bits = new ulong[words * members.Length];
        for (var set = 0; set < members.Length; set++)
        {
            numbers.Add(members[set]);
            foreach (var channel in members[set])
            {
                bits[(set * words) + (channel >> 6)] |= 1UL << (channel & 63);
            }
        }
    }

    /// <summary>
    /// Shares of a set's members, which add up to 1: for member i, the sum over the sets R inside of v(R) (r-1)! (n-r)! / n! where R has i,
    /// and of -v(R) r! (n-r-1)! / n! where it has not, over v of the whole set.
    /// </summary>
    /// <param name="whole">Number of the set; its rate is above zero.</param>
    /// <param name="negatives">What becomes of negative shares.</param>
    public double[] Shares(int whole, NegativeCredit negatives)
    {
        var set = members[whole];
        var gained = new double[set.Length];
        var lost = new double[set.Length];
        foreach (var part in Inside(whole))
        {
            var (with, without) = Coefficients(set.Length, members[part].Length);
            var inside = members[part].AsSpan();
            for (var place = 0; place < set.Length; place++)
            {
                if (inside.BinarySearch(set[place]) >= 0)
                {
                    gained[place] += with * rates[part];
                }
                else
                {
                    lost[place] += without * rates[part];
                }
            }
        }

        var shares = gained.Zip(lost, (gain, loss) => (gain - loss) / rates[whole]).ToArray();
        if (negatives == NegativeCredit.Shown)
        {
            return shares;
        }

        // The shares add up to 1, so some are above zero.
        var kept = shares.Sum(share => Math.Max(0, share));
        return [.. shares.Select(share => Math.Max(0, share) / kept)];
    }

    private IEnumerable<int> Inside(int whole)
    {
        var size = members[whole].Length;
        return size < 30 && (long)TestsPerLookup << size < members.Length ? LookedUp(members[whole]) : Tested(whole);
    }

    private IEnumerable<int> LookedUp(int[] set)
    {
        var part = new int[set.Length];
        for (var chosen = 1; chosen < 1 << set.Length; chosen++)
        {
            var count = 0;
            for (var place = 0; place < set.Length; place++)
            {
                if ((chosen >> place & 1) != 0)
                {
                    part[count++] = set[place];
                }
            }

            if (numbers.Find(part.AsSpan(0, count)) is >= 0 and var found && rates[found] > 0)
            {
                yield return found;
            }
        }
    }

    private IEnumerable<int> Tested(int whole)
    {
        // Sets are sorted by size: none behind this one is a part of it.
        for (var part = 0; part <= whole; part++)
        {
            if (rates[part] > 0 && IsInside(part, whole))
            {
                yield return part;
            }
        }
    }

    private bool IsInside(int part, int whole)
    {
        for (var word = 0; word < words; word++)
        {
            if ((bits[(part * words) + word] & ~bits[(whole * words) + word]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    // (r-1)! (n-r)! / n! and r! (n-r-1)! / n!: one over n choose r, over r and over n - r.
    private static (double With, double Without) Coefficients(int n, int r)
    {
        var orders = 1.0;
        for (var i = 1; i <= r; i++)
        {
            orders *= (double)i / (n - r + i);
        }

        return (orders / r, r < n ? orders / (n - r) : 0);
    }
}
