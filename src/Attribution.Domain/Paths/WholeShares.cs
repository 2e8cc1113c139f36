using System.Numerics;

namespace Attribution.Domain.Paths;

/// <summary>Writes figures as whole units whose sum is a stated whole: for figures that are stored or printed.</summary>
public static class WholeShares
{
    /// <summary>Shares a whole number by weights; the sum is exactly <paramref name="total"/>. Largest remainder; between equal ones the earlier place wins.</summary>
    /// <param name="total">For example conversions in billionths, or value in micros. Zero or more.</param>
    /// <param name="weights">Zero or more each; all zero only when the total is zero.</param>
    public static long[] Of(long total, IReadOnlyList<double> weights)
    {
        // Doubles are whole multiples of 2^-1074; 200 places are far more than their ratios mean.
        var whole = weights.Select(weight => new BigInteger(Math.ScaleB(weight, 200))).ToArray();
        var sum = whole.Aggregate(BigInteger.Zero, (left, right) => left + right);
        if (total == 0)
        {
            return new long[weights.Count];
        }

        ArgumentOutOfRangeException.ThrowIfNegative(total);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sum, nameof(weights));
        var shares = whole.Select(weight => (long)(total * weight / sum)).ToArray();
        var missing = (int)(total - shares.Sum());
        foreach (var place in Enumerable.Range(0, whole.Length).OrderByDescending(place => total * whole[place] % sum).ThenBy(place => place).Take(missing))
        {
            shares[place]++;
        }

        return shares;
    }
}
