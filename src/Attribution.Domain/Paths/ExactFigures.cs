using System.Numerics;

namespace Attribution.Domain.Paths;

/// <summary>
/// Shares a total by weights, as doubles that add up to it. Every figure is a whole multiple of the total's last binary place, handed
/// out by largest remainder, so that any order of adding them gives the total without a rounding. A figure so small that this would
/// cost it precision (under 1/65,536 of the total) keeps its own; the exact sum of all still rounds to the total.
/// </summary>
internal static class ExactFigures
{
    private const int SmallBits = 16;

    // Every double is a whole number of 2^-1074.
    private const int FinestPlace = 1074;

    /// <summary>Figures in the order of the weights.</summary>
    /// <param name="total">What the figures add up to, rounded to a double.</param>
    /// <param name="weights">In any one unit. They may be negative; their sum is above zero, or all are zero and so are the figures.</param>
    public static double[] Of(double total, IReadOnlyList<BigInteger> weights)
    {
        var whole = weights.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);
        var figures = new double[weights.Count];
        if (total == 0 || whole.IsZero)
        {
            return figures;
        }

        var (units, place) = Parts(total);
        var largest = weights.Max(BigInteger.Abs);
        var exact = BigInteger.Zero;
        var smallest = -1;
        var onGrid = new List<int>();
        for (var i = 0; i < figures.Length; i++)
        {
            var size = BigInteger.Abs(weights[i]);
            if (size == largest || size << SmallBits >= whole)
            {
                onGrid.Add(i);
                continue;
            }

            figures[i] = total * Quotient(weights[i], whole);
            exact += Finest(figures[i]);
            smallest = figures[i] > 0 ? i : smallest;
        }

        // What is left for the grid lies between two of its points unless there is no small figure.
        var unit = BigInteger.One << (place + FinestPlace);
        var left = units * unit - exact;
        var rounded = Floor(left + unit / 2, unit);
        if ((rounded * unit - left) * 2 == unit && smallest >= 0)
        {
            // Exactly half a place too much could round away from the total; a hair less cannot.
            figures[smallest] = Math.BitDecrement(figures[smallest]);
        }

        var shares = Shares(rounded, onGrid.ConvertAll(i => weights[i]));
        KeepRepresentable(shares);
        for (var i = 0; i < shares.Length; i++)
        {
            figures[onGrid[i]] = Math.ScaleB((double)shares[i], place);
        }

        return figures;
    }

    /// <summary>As above, with weights that are doubles.</summary>
    public static double[] Of(double total, IReadOnlyList<double> weights) => Of(total, Whole(weights));

    /// <summary>Doubles as whole numbers of one unit, without a rounding.</summary>
    public static BigInteger[] Whole(IReadOnlyList<double> values) => [.. values.Select(Finest)];

    // Largest remainder; between equal ones the earlier place wins.
    private static BigInteger[] Shares(BigInteger total, List<BigInteger> weights)
    {
        var whole = weights.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);
        var shares = weights.Select(weight => Floor(total * weight, whole)).ToArray();
        var missing = (int)(total - shares.Aggregate(BigInteger.Zero, (sum, share) => sum + share));
        var byRemainder = Enumerable.Range(0, shares.Length)
            .OrderByDescending(i => total * weights[i] - shares[i] * whole)
            .ThenBy(i => i);
        foreach (var i in byRemainder.Take(missing))
        {
            shares[i]++;
        }

        return shares;
    }

    // Beside negative figures one may exceed the total, and be more than 53 bits of its places; what is too fine for it goes to the smallest.
    private static void KeepRepresentable(BigInteger[] shares)
    {
        var smallest = Enumerable.Range(0, shares.Length).MinBy(i => BigInteger.Abs(shares[i]));
        for (var i = 0; i < shares.Length; i++)
        {
            var bits = (int)BigInteger.Abs(shares[i]).GetBitLength() - 53;
            if (bits > 0)
            {
                var tooFine = shares[i] & ((BigInteger.One << bits) - 1);
                shares[i] -= tooFine;
                shares[smallest] += tooFine;
            }
        }
    }

    // A power of two has finer neighbours below than above; its parts must be those of the finer side.
    private static (BigInteger Units, int Place) Parts(double total)
    {
        var place = Math.ILogB(total) - 52;
        var units = (long)Math.ScaleB(total, -place);
        return units == 1L << 52 ? (units * 2, place - 1) : (units, place);
    }

    private static BigInteger Finest(double value)
    {
        if (value == 0)
        {
            return BigInteger.Zero;
        }

        var place = Math.Max(Math.ILogB(value) - 52, -FinestPlace);
        return (BigInteger)(long)Math.ScaleB(value, -place) << (place + FinestPlace);
    }

    // Far more places than a double has, for any share worth a number.
    private static double Quotient(BigInteger part, BigInteger whole) => Math.ScaleB((double)((part << 256) / whole), -256);

    private static BigInteger Floor(BigInteger dividend, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }
}
